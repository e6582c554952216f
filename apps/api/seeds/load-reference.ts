import { eq, sql } from 'drizzle-orm';
import { agencies } from '../src/features/agencies/agencies.table.ts';
import { referenceEntries } from '../src/features/reference/reference.table.ts';
import type { ReferenceSet } from '@kerabat/shared/reference/schema';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Database } from '../src/platform/db.ts';
import { auditRecords } from '../src/platform/audit.table.ts';
import { holidays } from '../src/features/settings/settings.table.ts';
import { cannedRemarks } from '../src/features/canned-remarks/canned-remarks.table.ts';
import affairs from './reference/affairs.json' with { type: 'json' };
import agencyList from './reference/agencies.json' with { type: 'json' };
import cannedTexts from './reference/canned-remarks.json' with { type: 'json' };
import fixedHolidays from './reference/fixed-holidays.json' with { type: 'json' };
import fundingSources from './reference/funding-sources.json' with { type: 'json' };
import partnerTypes from './reference/partner-types.json' with { type: 'json' };
import planningTargets from './reference/planning-targets.json' with { type: 'json' };
import regions from './reference/regions.json' with { type: 'json' };

type NewEntry = typeof referenceEntries.$inferInsert;

const LISTS: readonly (readonly [ReferenceSet, readonly object[]])[] = [
  ['affair', affairs],
  ['region', regions],
  ['planning-target', planningTargets],
  ['funding-source', fundingSources],
  ['partner-type', partnerTypes],
];

/** Reference data is loaded once: what an administrator deleted or changed afterwards stays so. */
async function hasReference(db: Database): Promise<boolean> {
  const [row] = await db
    .select({ one: sql<number>`1` })
    .from(referenceEntries)
    .where(eq(referenceEntries.set, 'affair'))
    .limit(1);
  return row !== undefined;
}

/** Whether somebody has dealt with such records before: the audit log remembers the deleted ones. */
async function hasTraces(db: Database, subjectType: string): Promise<boolean> {
  const traces = await db
    .select({ id: auditRecords.id })
    .from(auditRecords)
    .where(eq(auditRecords.subjectType, subjectType))
    .limit(1);
  return traces.length > 0;
}

async function hasCannedRemarks(db: Database): Promise<boolean> {
  const texts = await db.select({ id: cannedRemarks.id }).from(cannedRemarks).limit(1);
  return texts.length > 0 || hasTraces(db, 'canned_remark');
}

/** Texts to begin with; an office that has had its own ever since gets none. */
async function loadCannedRemarks(db: Database): Promise<number> {
  if (await hasCannedRemarks(db)) return 0;
  const added = await db
    .insert(cannedRemarks)
    .values(cannedTexts as (typeof cannedRemarks.$inferInsert)[])
    .returning({ id: cannedRemarks.id });
  return added.length;
}

const YEARS_AHEAD = 3;

/** Holidays that fall on the same date every year; the others are only known from each year's decree (SKB). */
async function loadFixedHolidays(db: Database): Promise<number> {
  const some = await db.select({ day: holidays.day }).from(holidays).limit(1);
  if (some.length > 0 || (await hasTraces(db, 'holiday'))) return 0;
  const thisYear = Number(officeDay(new Date()).slice(0, 4));
  const years = Array.from({ length: YEARS_AHEAD + 1 }, (_, index) => thisYear + index);
  const rows = years.flatMap((year) =>
    fixedHolidays.map(({ date, name }) => ({ day: `${year}-${date}`, name })),
  );
  await db.insert(holidays).values(rows);
  return rows.length;
}

/** Fills the reference lists of a new database; returns how many rows were added. */
export const loadReference = async (db: Database): Promise<number> =>
  (await loadLists(db)) + (await loadCannedRemarks(db)) + (await loadFixedHolidays(db));

async function loadLists(db: Database): Promise<number> {
  if (await hasReference(db)) return 0;
  return db.transaction(async (tx) => {
    const added = await tx
      .insert(agencies)
      .values(agencyList as (typeof agencies.$inferInsert)[])
      .onConflictDoNothing()
      .returning({ id: agencies.id });
    let count = added.length;
    for (const [set, rows] of LISTS) {
      const entries = rows.map((row) => ({ ...row, set })) as NewEntry[];
      const inserted = await tx
        .insert(referenceEntries)
        .values(entries)
        .onConflictDoNothing()
        .returning({ id: referenceEntries.id });
      count += inserted.length;
    }
    return count;
  });
}
