import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditRecord } from '@kerabat/shared/audit/schema';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { linkAudit, recordAudit } from '../../platform/audit.ts';
import { newId } from '../../platform/columns.ts';

const t = await startApp();
let auditor: Person;
let operator: Person;
const subjectId = newId();

type List = { items: AuditRecord[]; nextCursor: string | null; total: number | null };
const read = async (query = '') => (await auditor.call({ url: `/audit-records?${query}` })).json<List>();

beforeAll(async () => {
  auditor = await person(t, ['auditor'], 'SETDA-PEMOTDA');
  operator = await person(t, ['agency_operator'], 'DISPANGAN', 'Operator Pangan');
  const actor = {
    kind: 'user' as const,
    id: operator.id,
    name: 'Operator Pangan',
    office: null,
    agencyId: operator.agencyId,
    sessionId: null,
    permissions: new Set<never>(),
  };
  for (const event of ['proposal.created', 'proposal.updated', 'proposal.submitted'])
    await recordAudit(t.db, actor, 'r1', { event, subjectType: 'proposal', subjectId });
  await linkAudit(t.db);
  await recordAudit(t.db, actor, null, { event: 'user.updated', subjectType: 'user', subjectId: null });
});

describe('the audit trail', () => {
  it('is read newest first with actor, office and place in the chain', async () => {
    const { items } = await read();
    expect(items.map((item) => item.event)).toEqual([
      'user.updated',
      'proposal.submitted',
      'proposal.updated',
      'proposal.created',
    ]);
    expect(items[0]).toMatchObject({ seq: null, hash: null });
    expect(items[1]).toMatchObject({
      seq: 3,
      actor: { kind: 'user', id: operator.id, name: 'Operator Pangan', office: 'Dinas Pangan' },
      subjectId,
      requestId: 'r1',
    });
    expect(items[1]!.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['event=proposal.updated', 1],
    ['subjectType=proposal', 3],
    [`subjectId=${subjectId}`, 3],
    ['from=2100-01-01T00:00:00Z', 0],
    ['to=2100-01-01T00:00:00Z', 4],
    [`actorId=${newId()}`, 0],
  ])('filtered by %s has %i records', async (query, count) => {
    const list = await read(`${query}&includeTotal=true`);
    expect([list.items.length, list.total]).toEqual([count, count]);
  });

  it('is paged without gap or repetition', async () => {
    const first = await read('limit=3');
    const second = await read(`limit=3&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual(
      (await read()).items.map((item) => item.id),
    );
    expect(second.nextCursor).toBeNull();
  });

  it('tells the end of its chain and what waits to be linked', async () => {
    const last = (await read()).items[1]!;
    expect((await auditor.call({ url: '/audit-records/chain' })).json()).toMatchObject({
      linked: 3,
      unlinked: 1,
      lastSeq: 3,
      lastHash: last.hash,
    });
  });

  it('is for auditors and administrators only', async () => {
    for (const url of ['/audit-records', '/audit-records/chain']) {
      expect((await t.app.inject(`/api/v1${url}`)).statusCode).toBe(401);
      expect((await operator.call({ url })).statusCode).toBe(403);
      expect((await (await person(t, ['admin'])).call({ url })).statusCode).toBe(200);
    }
  });

  it.each(['event=Proposal%20', 'subjectId=7', 'from=kemarin', 'cursor=x', 'q=nama'])(
    'refuses the query %s',
    async (query) => {
      expect((await auditor.call({ url: `/audit-records?${query}` })).statusCode).toBe(400);
    },
  );
});
