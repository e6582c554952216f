import { desc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { CannedRemark } from '@kerabat/shared/canned-remarks/schema';
import { loadReference } from '../../../seeds/load-reference.ts';
import texts from '../../../seeds/reference/canned-remarks.json' with { type: 'json' };
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { newId } from '../../platform/columns.ts';

const t = await startApp();
const staff = await person(t, ['bureau_staff']);
const manager = await person(t, ['section_head']);
const chair = await person(t, ['tkksd_chair']);

const INPUT = {
  title: 'Lokasi belum jelas',
  body: 'Mohon sebutkan kabupaten/kota lokasinya.',
  uses: ['return'],
};

const list = async (by = manager, query = '') =>
  (await by.call({ url: `/canned-remarks${query}` })).json<{ items: CannedRemark[]; mayManage: boolean }>();
const create = (payload: object, headers = {}) =>
  manager.call({ method: 'POST', url: '/canned-remarks', payload, headers });
const patch = (id: string, payload: object, ifMatch = '*') =>
  manager.call({ method: 'PATCH', url: `/canned-remarks/${id}`, headers: { 'if-match': ifMatch }, payload });
const remove = (id: string, ifMatch = '*') =>
  manager.call({ method: 'DELETE', url: `/canned-remarks/${id}`, headers: { 'if-match': ifMatch } });

describe('ready-made texts', () => {
  it('are there from the beginning, for the bureau and the chair', async () => {
    const { items, mayManage } = await list();
    expect(mayManage).toBe(true);
    expect(items.map(({ title }) => title)).toEqual(
      texts.map(({ title }) => title).sort((a, b) => a.localeCompare(b, 'id')),
    );
    expect((await list(staff)).mayManage).toBe(false);
    expect((await list(chair, '?use=defer')).items.map(({ title }) => title)).toEqual([
      'Menunggu rencana atau anggaran',
    ]);
    expect((await staff.call({ url: '/canned-remarks?use=lain' })).statusCode).toBe(400);
  });

  it('are added, changed and removed with a trace', async () => {
    const key = { 'idempotency-key': newId() };
    const answer = await create(INPUT, key);
    expect(answer.statusCode, answer.body).toBe(201);
    const made = answer.json<CannedRemark>();
    expect(made).toMatchObject(INPUT);
    expect((await create(INPUT, key)).json()).toEqual(made);
    const address = String(answer.headers['location']).replace('/api/v1', '');
    const read = await staff.call({ url: address });
    expect([read.json(), read.headers['etag']]).toEqual([made, made.etag]);

    const changed = await patch(made.id, { uses: ['remark', 'return', 'remark'] }, made.etag);
    expect(changed.json()).toMatchObject({ title: INPUT.title, uses: ['remark', 'return'], etag: '"2"' });
    const stale = await patch(made.id, { title: 'Lain' }, made.etag);
    expect(stale.json()).toMatchObject({
      status: 412,
      currentEtag: '"2"',
      changes: [{ action: 'updated', fields: ['uses'] }],
    });
    expect((await patch(made.id, { title: INPUT.title }, '"2"')).json()).toMatchObject({ etag: '"2"' });
    expect((await remove(made.id, made.etag)).statusCode).toBe(412);
    expect((await remove(made.id, '"2"')).statusCode).toBe(204);
    expect((await staff.call({ url: address })).statusCode).toBe(404);
    const [trace] = await t.db.select().from(auditRecords).orderBy(desc(auditRecords.id)).limit(1);
    expect(trace).toMatchObject({ event: 'canned-remark.deleted', subjectId: made.id });
  });

  it('have titles of their own, however they are capitalised', async () => {
    const taken = await create({ ...INPUT, title: 'LAMPIRKAN kak' });
    expect(taken.json()).toMatchObject({ status: 409, code: 'canned-remarks.title_taken' });
    const [first, second] = (await list()).items;
    expect((await patch(first!.id, { title: second!.title })).statusCode).toBe(409);
    expect((await patch(first!.id, { title: first!.title.toUpperCase() })).statusCode).toBe(200);
  });

  it.each([
    ['no use', { ...INPUT, uses: [] }],
    ['an unknown use', { ...INPUT, uses: ['map'] }],
    ['no body', { ...INPUT, body: ' ' }],
    ['a long title', { ...INPUT, title: 'a'.repeat(81) }],
    ['more than there is', { ...INPUT, kind: 'KSDPK' }],
  ])('are refused with %s', async (_why, payload) => {
    expect((await create(payload)).statusCode).toBe(400);
  });

  it('are changed by the section head alone, and read by nobody outside', async () => {
    const [{ id }] = (await list()).items as [CannedRemark];
    const headers = { 'if-match': '*' };
    const url = `/canned-remarks/${id}`;
    for (const by of [staff, chair]) {
      expect((await by.call({ method: 'POST', url: '/canned-remarks', payload: INPUT })).statusCode).toBe(
        403,
      );
      expect((await by.call({ method: 'PATCH', url, headers, payload: {} })).statusCode).toBe(403);
      expect((await by.call({ method: 'DELETE', url, headers })).statusCode).toBe(403);
    }
    const outside = await person(t, ['agency_operator'], 'DISPANGAN');
    expect((await outside.call({ url: '/canned-remarks' })).statusCode).toBe(403);
    expect((await t.app.inject({ url: '/api/v1/canned-remarks' })).statusCode).toBe(401);
    const bare = await manager.call({ method: 'DELETE', url });
    expect(bare.statusCode).toBe(428);
    expect((await remove(newId())).statusCode).toBe(404);
  });

  it('are loaded once: what was changed stays so, and all that were deleted stay away', async () => {
    const before = await list();
    expect(await loadReference(t.db)).toBe(0);
    expect(await list()).toEqual(before);
    for (const { id } of before.items) await remove(id);
    expect(await loadReference(t.db)).toBe(0);
    expect((await list()).items).toEqual([]);
  });
});
