import { describe, expect, it } from 'vitest';
import type { ApiClient, CreatedClient } from '@kerabat/shared/clients/schema';
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { apiClients } from './clients.table.ts';

const t = await startApp();
const admin = await person(t, ['admin']);
const operator = await person(t, ['agency_operator'], 'DISPANGAN');

const create = (payload: object, headers = {}) =>
  admin.call({
    method: 'POST',
    url: '/api-clients',
    payload: { name: 'Satu Data Sumbar', ...payload },
    headers,
  });
const created = async (scopes = ['reference.read', 'proposal.read']) =>
  (await create({ scopes })).json<CreatedClient>();

const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
const ask = (authorization: string | undefined, form = 'grant_type=client_credentials', app = t.app) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/oauth/token',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(authorization ? { authorization } : {}),
    },
    payload: form,
  });
const callWith = (token: string, url: string) =>
  t.app.inject({ url: `/api/v1${url}`, headers: { authorization: `Bearer ${token}` } });

describe('API clients', () => {
  it('are created with a secret that is shown once and stored as a hash', async () => {
    const answer = await create({ scopes: ['proposal.read', 'proposal.read-all', 'proposal.read'] });
    expect(answer.statusCode).toBe(201);
    const client = answer.json<CreatedClient>();
    expect(client.clientId).toMatch(/^krb_[0-9a-f]{16}$/);
    expect(Buffer.from(client.clientSecret, 'base64url').length).toBeGreaterThanOrEqual(32);
    expect(client).toMatchObject({
      agency: null,
      scopes: ['proposal.read', 'proposal.read-all'],
      disabled: false,
    });
    expect(answer.headers['location']).toBe(`/api/v1/api-clients/${client.id}`);
    const shown = await admin.call({ url: `/api-clients/${client.id}` });
    expect(shown.body).not.toContain(client.clientSecret);
    const rows = await t.db.select().from(apiClients);
    expect(JSON.stringify(rows)).not.toContain(client.clientSecret);
    const list = await admin.call({ url: '/api-clients?includeTotal=true' });
    expect(list.json<{ items: ApiClient[] }>().items.map(({ id }) => id)).toContain(client.id);
  });

  it('of one agency may neither read what all agencies propose nor import past its head', async () => {
    const agencyId = operator.agencyId;
    const refused = await create({ agencyId, scopes: ['proposal.read-all'] });
    expect(refused.json()).toMatchObject({ status: 422, code: 'clients.scope_beyond_agency' });
    const importer = await create({ agencyId, scopes: ['proposal.read', 'import.run'] });
    expect(importer.json()).toMatchObject({
      status: 422,
      code: 'clients.scope_beyond_agency',
      detail: expect.stringContaining('import.run'),
      errors: [{ pointer: '/scopes' }],
    });
    for (const scope of ['cooperation.read-all', 'review.read'])
      expect((await create({ agencyId, scopes: [scope] })).json()).toMatchObject({
        code: 'clients.scope_beyond_agency',
      });
    const bound = await create({
      agencyId,
      scopes: ['proposal.read', 'cooperation.read', 'partner.read'],
    });
    expect(bound.json()).toMatchObject({ agency: { numberCode: 'DISPANGAN' } });
  });

  it('never get rights over people, and need a known agency', async () => {
    expect((await create({ scopes: ['user.manage'] })).statusCode).toBe(400);
    expect((await create({ scopes: [] })).statusCode).toBe(400);
    const agencyId = '0197b1c2-0000-7000-8000-000000000000';
    expect((await create({ agencyId, scopes: ['proposal.read'] })).json()).toMatchObject({
      status: 422,
      code: 'clients.unknown_agency',
    });
  });

  it('that import need to read the whole register, with which each row is compared', async () => {
    expect((await create({ scopes: ['import.run', 'proposal.read'] })).json()).toMatchObject({
      status: 422,
      code: 'clients.import_needs_read_all',
      errors: [{ pointer: '/scopes' }],
    });
    const importer = await create({ scopes: ['import.run', 'proposal.read', 'proposal.read-all'] });
    expect(importer.statusCode).toBe(201);
  });

  it('tell who comes late what has changed', async () => {
    const { id, etag } = await created();
    const act = (verb: string, tag: string) =>
      admin.call({ method: 'POST', url: `/api-clients/${id}/${verb}`, headers: { 'if-match': tag } });
    await act('rotate-secret', etag);
    await act('rotate-secret', '*');
    const late = await act('disable', etag);
    expect(late.json()).toMatchObject({ status: 412, currentEtag: '"3"' });
    const change = {
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      actor: 'Pegawai admin',
      action: 'secret_rotated',
      fields: ['clientSecret'],
    };
    expect(late.json<{ changes: object[] }>().changes).toEqual([change, change]);
    await act('disable', '*');
    const later = (await act('disable', '"3"')).json<{ changes: object[] }>();
    expect(later.changes).toMatchObject([{ action: 'disabled', fields: ['disabled'] }]);
  });

  it('are the business of administrators', async () => {
    expect((await operator.call({ url: '/api-clients' })).statusCode).toBe(403);
    expect((await t.app.inject({ url: '/api/v1/api-clients' })).statusCode).toBe(401);
    const unknown = '/api-clients/0197b1c2-0000-7000-8000-000000000000';
    expect((await admin.call({ url: unknown })).statusCode).toBe(404);
    const { id } = await created();
    const url = `/api-clients/${id}/disable`;
    expect((await admin.call({ method: 'POST', url })).statusCode).toBe(428);
    expect((await admin.call({ method: 'POST', url, headers: { 'if-match': '"9"' } })).statusCode).toBe(412);
  });
});

describe('client tokens', () => {
  it('open what the scopes allow, and nothing else', async () => {
    const { clientId, clientSecret, id } = await created();
    const answer = await ask(basic(clientId, clientSecret));
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    const token = answer.json<{ access_token: string; expires_in: number }>();
    expect(token).toMatchObject({
      token_type: 'Bearer',
      expires_in: 600,
      scope: 'reference.read proposal.read',
    });
    expect((await callWith(token.access_token, '/agencies')).statusCode).toBe(200);
    for (const url of ['/users', '/auth/me', '/auth/sessions', '/api-clients', '/proposal-periods'])
      expect((await callWith(token.access_token, url)).statusCode, url).toBe(403);
    const shown = (await admin.call({ url: `/api-clients/${id}` })).json<ApiClient>();
    expect(shown.lastUsedAt).not.toBeNull();
    expect(shown.etag).toBe('"1"');
  });

  it('can be asked for a part of the scopes, but not for more', async () => {
    const { clientId, clientSecret } = await created();
    const authorization = basic(clientId, clientSecret);
    const part = await ask(authorization, 'grant_type=client_credentials&scope=proposal.read');
    expect(part.json()).toMatchObject({ scope: 'proposal.read' });
    expect((await callWith(part.json<{ access_token: string }>().access_token, '/agencies')).statusCode).toBe(
      403,
    );
    const more = await ask(authorization, 'grant_type=client_credentials&scope=proposal.read+import.run');
    expect(more.json()).toMatchObject({ status: 400, error: 'invalid_scope' });
  });

  it('are refused in the words of OAuth and as a problem', async () => {
    const { clientId, clientSecret } = await created();
    const right = basic(clientId, clientSecret);
    for (const wrong of [
      undefined,
      basic(clientId, 'salah'),
      basic('krb_tidakada', clientSecret),
      'Basic %%%',
      basic('krb_%00', clientSecret),
    ]) {
      const answer = await ask(wrong);
      expect(answer.json()).toMatchObject({
        status: 401,
        error: 'invalid_client',
        code: 'oauth.invalid_client',
      });
      expect(answer.headers['www-authenticate']).toMatch(/^Basic /);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
    expect((await ask(right, 'grant_type=password')).json()).toMatchObject({
      status: 400,
      error: 'unsupported_grant_type',
    });
    const unclear = ['grant_type=client_credentials&x=1', 'scope=proposal.read', 'grant_type=', ''];
    for (const form of unclear)
      expect((await ask(right, form)).json()).toMatchObject({ status: 400, error: 'invalid_request' });
  });

  it('stop at once when the client is disabled', async () => {
    const { clientId, clientSecret, id } = await created();
    const token = (await ask(basic(clientId, clientSecret))).json<{ access_token: string }>().access_token;
    expect((await callWith(token, '/agencies')).statusCode).toBe(200);
    const url = `/api-clients/${id}/disable`;
    const disabled = await admin.call({ method: 'POST', url, headers: { 'if-match': '"1"' } });
    expect(disabled.json()).toMatchObject({ disabled: true });
    expect((await callWith(token, '/agencies')).statusCode).toBe(401);
    expect((await ask(basic(clientId, clientSecret))).statusCode).toBe(401);
    const again = await admin.call({ method: 'POST', url, headers: { 'if-match': '*' } });
    expect(again.json()).toMatchObject({ status: 409, code: 'clients.disabled' });
  });

  it('need the new secret after it was changed', async () => {
    const { clientId, clientSecret, id, etag } = await created();
    const url = `/api-clients/${id}/rotate-secret`;
    const rotated = await admin.call({ method: 'POST', url, headers: { 'if-match': etag } });
    const secret = rotated.json<CreatedClient>().clientSecret;
    expect((await ask(basic(clientId, clientSecret))).statusCode).toBe(401);
    expect((await ask(basic(clientId, secret))).statusCode).toBe(200);
  });

  it('are not to be guessed: too many failures close the address for a while', async () => {
    const own = await startApp();
    for (let turn = 0; turn < 30; turn += 1) await ask(basic('krb_x', 'y'), undefined, own.app);
    const answer = await ask(basic('krb_x', 'y'), undefined, own.app);
    expect(answer.statusCode).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });
});
