import { describe, expect, it } from 'vitest';
import type { ProposalImport } from '@kerabat/shared/imports/schema';
import { startApp } from '../../../test/app.ts';
import { cast, form } from '../../../test/proposals.ts';
import { signAccessToken } from '../auth/access-token.service.ts';
import { apiClients } from '../clients/clients.table.ts';
import { newId } from '../../platform/columns.ts';
import { agencyId, closedPeriod, csv, preview } from './imports.fixture.ts';

const t = await startApp();
const c = await cast(t);
type Scope = (typeof apiClients.$inferInsert)['scopes'][number];

/** A client as older versions let an administrator make it. */
async function client(scopes: Scope[], bound: string | null) {
  const id = newId();
  await t.db
    .insert(apiClients)
    .values({ id, clientId: `krb_${id}`, name: 'Sistem lain', secretHash: 'x', scopes, agencyId: bound });
  const authorization = `Bearer ${signAccessToken(t.app, { cid: id, scope: scopes })}`;
  return (options: {
    method?: 'GET' | 'POST' | 'PATCH';
    url: string;
    payload?: Buffer | object;
    headers?: object;
  }) =>
    t.app.inject({
      ...options,
      url: `/api/v1${options.url}`,
      headers: { authorization, ...options.headers },
    });
}
const FILE = csv('Dispangan;Jagung;;;');

describe('importing', () => {
  it('is not for the system of one agency: what it writes goes through its head', async () => {
    const dispangan = await agencyId(t, 'DISPANGAN');
    const call = await client(['import.run', 'proposal.read', 'proposal.write'], dispangan);
    const periodId = await closedPeriod(t);
    const sent = await call({
      method: 'POST',
      url: '/proposal-imports',
      ...form(FILE, 'usulan.csv', { periodId }),
    });
    expect(sent.json()).toMatchObject({ status: 403, code: 'imports.province_only' });
    const { id } = await preview(c.biro, FILE, { agencyId: dispangan });
    const headers = { 'idempotency-key': 'k', 'if-match': '*' };
    for (const options of [
      { url: '/proposal-imports' },
      { url: `/proposal-imports/${id}` },
      { url: `/proposal-imports/${id}/rows` },
      { method: 'PATCH' as const, url: `/proposal-imports/${id}/rows/2`, headers, payload: { values: {} } },
      { method: 'PATCH' as const, url: `/proposal-imports/${id}/columns`, headers, payload: { columns: [] } },
      { method: 'POST' as const, url: `/proposal-imports/${id}/commit`, headers },
    ])
      expect((await call(options)).statusCode, options.url).toBe(403);
  });

  it('is done by a system of the province that reads the whole register', async () => {
    const call = await client(['import.run', 'proposal.read', 'proposal.read-all'], null);
    const sent = await call({ method: 'POST', url: '/proposal-imports', ...form(FILE, 'usulan.csv') });
    expect(sent.statusCode).toBe(201);
    const { id } = sent.json<ProposalImport>();
    expect((await call({ url: `/proposal-imports/${id}` })).statusCode).toBe(200);
  });
});
