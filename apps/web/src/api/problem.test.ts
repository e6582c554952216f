import { describe, expect, it } from 'vitest';
import { asProblem, fieldErrorsOf, problemFrom } from './problem.ts';

describe('a refusal of the server', () => {
  const body = {
    type: 'about:blank',
    title: 'Isian belum sesuai',
    status: 422,
    detail: 'Perbaiki isian berikut.',
    instance: '/proposals',
    code: 'proposals.incomplete',
    traceId: 'abc',
    errors: [
      { pointer: '/title', code: 'required', detail: 'Isi judul.' },
      { pointer: '/funding/0/amount', code: 'too_big', detail: 'Periksa angkanya.' },
    ],
  };

  it('keeps its words, code and trace', () => {
    const problem = problemFrom(422, body);
    expect(problem).toMatchObject({ status: 422, code: 'proposals.incomplete', traceId: 'abc' });
    expect(problem.message).toBe('Perbaiki isian berikut.');
  });

  it('names the fields as the form names them', () => {
    expect(fieldErrorsOf(problemFrom(422, body))).toEqual([
      { name: 'title', message: 'Isi judul.' },
      { name: 'funding.0.amount', message: 'Periksa angkanya.' },
    ]);
  });
});

describe('an answer of something between us and the API', () => {
  it('is told as a busy server when it is one', () => {
    expect(problemFrom(502, '<html>Bad gateway</html>').code).toBe('server.busy');
    expect(problemFrom(503, undefined, '7').retryAfter).toBe(7);
  });

  it('is never shown as it is', () => {
    expect(problemFrom(418, '<html>teapot</html>').detail).not.toContain('teapot');
  });

  it('understands a date in Retry-After', () => {
    const inTenSeconds = new Date(Date.now() + 10_000).toUTCString();
    expect(problemFrom(429, undefined, inTenSeconds).retryAfter).toBeGreaterThanOrEqual(8);
  });
});

it('a fault of the page itself says what to do next', () => {
  expect(asProblem(new TypeError('x is undefined')).detail).toContain('Muat ulang halaman');
});
