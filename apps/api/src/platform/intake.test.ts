import { describe, expect, it } from 'vitest';
import { person } from '../../test/actors.ts';
import { startApp } from '../../test/app.ts';
import { correct, csv, preview } from '../features/imports/imports.fixture.ts';
import { form, PDF } from '../../test/proposals.ts';

const t = await startApp();
const admin = await person(t, ['admin', 'bureau_staff']);
const operator = await person(t, ['agency_operator'], 'DISPANGAN');

it.each([
  '/proposals?affairCode=%00',
  '/proposals?q=a%00b',
  '/users?q=a%00b',
  '/agencies?q=%00',
  '/users/%00',
  '/proposals/a%00b/history',
])('NUL in the address is refused before it reaches the database: %s', async (url) => {
  const answer = await admin.call({ url });
  expect(answer.json()).toMatchObject({ status: 400, code: 'common.nul_character' });
});

it('NUL in a JSON body is refused in the same way', async () => {
  const { id } = await preview(admin, csv('Dinas Pangan;Distribusi pangan;Riau;Padang;Ani'));
  const corrected = await correct(admin, id, 2, { pic: 'A\0ni' });
  expect(corrected.json()).toMatchObject({ status: 400, code: 'common.nul_character' });
});

describe('a body of another kind than declared is 415', () => {
  const send = (url: string, payload: string | Buffer, type: string) =>
    operator.call({ method: 'POST', url, payload, headers: { 'content-type': type } });

  it.each([
    ['title=Distribusi+pangan', 'application/x-www-form-urlencoded'],
    ['{"title":"Distribusi pangan"}', 'text/plain'],
    ['<title>Distribusi pangan</title>', 'application/xml'],
    [form(PDF, 'x.pdf').payload, form(PDF, 'x.pdf').headers['content-type']],
  ])('for an operation that takes JSON: %#', async (payload, type) => {
    const answer = await send('/proposals', payload, type);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status: 415, code: 'common.unsupported_media_type' });
  });

  it('for an upload', async () => {
    const answer = await send('/proposal-imports', '{}', 'application/json');
    expect(answer.json()).toMatchObject({ status: 403 });
    const biro = await admin.call({ method: 'POST', url: '/proposal-imports', payload: {} });
    expect(biro.json()).toMatchObject({ status: 415, code: 'common.multipart_required' });
  });

  it.each([
    ['{"grant_type":"client_credentials"}', 'application/json'],
    ['x', 'text/plain'],
  ])('for the token of a client: %s', async (payload, type) => {
    const answer = await t.app.inject({
      method: 'POST',
      url: '/api/v1/oauth/token',
      payload,
      headers: { 'content-type': type },
    });
    expect(answer.json()).toMatchObject({ status: 415, code: 'common.unsupported_media_type' });
  });

  it('but a merge patch and a JSON body with a charset are JSON', async () => {
    const answer = await send('/proposals', '{"title":"Beras"}', 'application/json; charset=utf-8');
    expect(answer.statusCode).toBe(201);
    const { id, etag } = answer.json<{ id: string; etag: string }>();
    const patched = await operator.call({
      method: 'PATCH',
      url: `/proposals/${id}`,
      payload: '{"title":"Beras Solok"}',
      headers: { 'content-type': 'application/merge-patch+json', 'if-match': etag },
    });
    expect(patched.statusCode).toBe(200);
  });
});
