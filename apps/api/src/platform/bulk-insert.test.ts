import { asc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { startApp } from '../../test/app.ts';
import { auditRecords } from './audit.table.ts';
import { bulkInsert } from './bulk-insert.ts';

const t = await startApp();
const row = (at: number) => ({
  event: `test.${at}`,
  actorKind: 'system' as const,
  actorName: at === 1 ? `O'Neil "tanda" \\ <b>` : 'KERABAT',
  subjectType: 'test',
  subjectId: null,
  detail: { at, list: ['a', null], text: 'é – 😀' },
});

describe('inserting many rows', () => {
  it('stores what was given, with ids and defaults for the rest', async () => {
    await bulkInsert(
      t.db,
      auditRecords,
      Array.from({ length: 1203 }, (_, at) => row(at)),
    );
    const rows = await t.db.select().from(auditRecords).orderBy(asc(auditRecords.id));
    expect(rows).toHaveLength(1203);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(1203);
    expect(rows[1]).toMatchObject({ ...row(1), agencyId: null });
    expect(rows[1]?.at).toBeTruthy();
  });

  it('does nothing with nothing', async () => {
    await bulkInsert(t.db, auditRecords, []);
    expect(await t.db.$count(auditRecords)).toBe(1203);
  });
});
