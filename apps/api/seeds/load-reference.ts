import { eq, sql } from 'drizzle-orm';
import { agencies } from '../src/features/agencies/agencies.table.ts';
import { referenceEntries } from '../src/features/reference/reference.table.ts';
import type { ReferenceSet } from '@kerabat/shared/reference/schema';
import type { Database } from '../src/platform/db.ts';
import { auditRecords } from '../src/platform/audit.table.ts';
import { cannedRemarks } from '../src/features/canned-remarks/canned-remarks.table.ts';
import affairs from './reference/affairs.json' with { type: 'json' };
import agencyList from './reference/agencies.json' with { type: 'json' };
import cannedTexts from './reference/canned-remarks.json' with { type: 'json' };
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

/** Whether texts are there, or somebody has dealt with them before: the audit log remembers the deleted ones. */
async function hasCannedRemarks(db: Database): Promise<boolean> {
  const texts = await db.select({ id: cannedRemarks.id }).from(cannedRemarks).limit(1);
  if (texts.length > 0) return true;
  const traces = await db
    .select({ id: auditRecords.id })
    .from(auditRecords)
    .where(eq(auditRecords.subjectType, 'canned_remark'))
    .limit(1);
  return traces.length > 0;
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

/** Fills the reference lists of a new database; returns how many rows were added. */
export const loadReference = async (db: Database): Promise<number> =>
  (await loadLists(db)) + (await loadCannedRemarks(db));

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
