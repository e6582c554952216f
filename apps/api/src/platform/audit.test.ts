import { asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp } from '../../test/app.ts';
import { SYSTEM } from './actor.ts';
import { linkAudit, recordAudit, verifyAudit } from './audit.ts';
import { auditLinks, auditRecords } from './audit.table.ts';
import { openDatabase, type DbOrTx } from './db.ts';

const t = await startApp();
const owner = openDatabase(t.ownerUrl, { max: 2 });
const second = openDatabase(t.appUrl, { max: 2 });
afterAll(async () => {
  await owner.close();
  await second.close();
});

const write = (db: DbOrTx, event: string) =>
  recordAudit(db, SYSTEM, null, { event, subjectType: 'test', subjectId: null, detail: { b: 1, a: [2] } });
const chain = () =>
  t.db
    .select({ seq: auditLinks.seq, event: auditRecords.event, id: auditRecords.id })
    .from(auditLinks)
    .innerJoin(auditRecords, eq(auditRecords.id, auditLinks.auditId))
    .orderBy(asc(auditLinks.seq));

beforeEach(async () => {
  await owner.db.execute(sql`truncate audit_links, audit_records`);
});

describe('the audit chain', () => {
  it('links every record in the order of its commit and finds nothing wrong', async () => {
    for (const event of ['a.one', 'a.two', 'a.three']) await write(t.db, event);
    expect(await linkAudit(t.db)).toBe(3);
    expect((await chain()).map((link) => [link.seq, link.event])).toEqual([
      [1, 'a.one'],
      [2, 'a.two'],
      [3, 'a.three'],
    ]);
    expect(await verifyAudit(t.db)).toEqual({ checked: 3, unlinked: 0, broken: null });
  });

  it('counts what is not linked yet', async () => {
    await write(t.db, 'a.one');
    expect(await verifyAudit(t.db)).toEqual({ checked: 0, unlinked: 1, broken: null });
  });

  it('never waits for a transaction that is still open, and links it once it has committed', async () => {
    let commit = () => {};
    let hasWritten = () => {};
    const written = new Promise<void>((resolve) => (hasWritten = resolve));
    const slow = second.db.transaction(async (tx) => {
      await write(tx, 'slow.begun_first');
      hasWritten();
      await new Promise<void>((resolve) => (commit = resolve));
    });
    await written;
    await write(t.db, 'quick.committed_first');
    expect(await linkAudit(t.db)).toBe(1);
    commit();
    await slow;
    expect(await linkAudit(t.db)).toBe(1);
    expect((await chain()).map((link) => link.event)).toEqual(['quick.committed_first', 'slow.begun_first']);
    expect((await verifyAudit(t.db)).broken).toBeNull();
  });

  it('does not fork when two processes link at once while others write', async () => {
    const writing = Array.from({ length: 60 }, (_, index) => write(second.db, `busy.${index}`));
    const linking = Array.from({ length: 12 }, (_, index) => linkAudit(index % 2 ? t.db : second.db));
    await Promise.all([...writing, ...linking]);
    await linkAudit(t.db);
    expect(await verifyAudit(t.db)).toEqual({ checked: 60, unlinked: 0, broken: null });
  });
});

describe('tampering', () => {
  const fill = async () => {
    for (let index = 1; index <= 5; index += 1) await write(t.db, `a.${index}`);
    await linkAudit(t.db);
    return (await chain())[2]!;
  };

  it.each([
    ['the event', sql`event = 'a.harmless'`],
    ['the detail', sql`detail = '{"a": [3], "b": 1}'::jsonb`],
    ['the actor', sql`actor_name = 'Orang lain'`],
    ['the time', sql`at = at - interval '1 day'`],
  ])('with %s of a record by the owner of the database is found and named', async (_what, change) => {
    const { id } = await fill();
    await owner.db.execute(sql`update audit_records set ${change} where id = ${id}`);
    expect((await verifyAudit(t.db)).broken).toEqual({ seq: 3, auditId: id, why: 'changed_record' });
  });

  it('with a link is found at its place', async () => {
    const { id } = await fill();
    await owner.db.execute(sql`update audit_links set hash = repeat('f', 64) where seq = 3`);
    expect((await verifyAudit(t.db)).broken).toEqual({ seq: 3, auditId: id, why: 'changed_record' });
  });

  it('by taking a link out leaves a gap', async () => {
    await fill();
    await owner.db.execute(sql`delete from audit_links where seq = 3`);
    expect((await verifyAudit(t.db)).broken).toMatchObject({ seq: 4, why: 'gap' });
  });

  it('by deleting a linked record is refused by the database even to the owner', async () => {
    const { id } = await fill();
    await expect(owner.db.execute(sql`delete from audit_records where id = ${id}`)).rejects.toMatchObject({
      cause: { code: '23503' },
    });
  });

  it.each([
    ['change', sql`update audit_records set event = 'a.other'`],
    ['delete', sql`delete from audit_records`],
    ['empty', sql`truncate audit_records, audit_links`],
    ['change a link of', sql`update audit_links set hash = ''`],
    ['delete a link of', sql`delete from audit_links`],
  ])('to %s the log is not permitted to the application', async (_what, statement) => {
    await fill();
    await expect(t.db.execute(statement)).rejects.toMatchObject({ cause: { code: '42501' } });
    expect((await verifyAudit(t.db)).checked).toBe(5);
  });
});
