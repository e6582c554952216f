import { describe, expect, it } from 'vitest';
import { person } from './actors.ts';
import { startApp } from './app.ts';

const t = await startApp();

describe('platform', () => {
  it('is alive and ready without sign-in, at the root', async () => {
    expect((await t.app.inject('/health/live')).statusCode).toBe(200);
    expect((await t.app.inject('/health/ready')).json()).toEqual({
      status: 'ok',
      checks: { database: true, jobs: true },
    });
  });

  it('answers an unknown address under /api with a problem, not with the SPA', async () => {
    const answer = await t.app.inject('/api/v1/nothing-here');
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ code: 'common.unknown_address', instance: '/api/v1/nothing-here' });
  });

  it('makes a person with a session', async () => {
    const biro = await person(t, ['bureau_staff']);
    expect(biro.token).toBeTruthy();
  });
});

describe('words of the validator', () => {
  it.each([
    [{}, '/title', 'Isian ini wajib; lengkapi lebih dahulu.'],
    [{ title: null }, '/title', 'Isi dengan teks.'],
    [{ title: 'x', kind: 'KSXX' }, '/kind', /^Pilih salah satu: KSDD_WAJIB/],
    [{ title: 'x', periodId: 'abc' }, '/periodId', /UUID/],
  ])('%j is answered in Indonesian, with what to do', async (payload, pointer, words) => {
    const operator = await person(t, ['agency_operator'], 'DISPANGAN');
    const answer = await operator.call({ method: 'POST', url: '/proposals', payload });
    const error = answer.json<{ errors: { pointer: string; detail: string }[] }>().errors[0];
    expect(error?.pointer).toBe(pointer);
    expect(error?.detail).toMatch(words);
    expect(error?.detail).not.toMatch(/invalid|tidak valid/i);
  });

  it('tells the limit of requests in the headers of the standard', async () => {
    const { headers } = await t.app.inject('/api/v1/proposals');
    expect(headers['ratelimit-policy']).toBe('"address";q=1000000;w=60');
    expect(headers['ratelimit']).toMatch(/^"address";r=\d+;t=\d+$/);
  });
});
