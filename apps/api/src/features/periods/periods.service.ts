import type {
  CreatePeriod,
  ListPeriodsQuery,
  PatchPeriod,
  ProposalPeriod,
} from '@kerabat/shared/periods/schema';
import type { Platform } from '../../app.ts';
import { has, type Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { etagOf, type Expected } from '../../platform/etag.ts';
import { cappedTotal, cutPage, KEYS, readCursor } from '../../platform/paging.ts';
import { conflict, notFound, unprocessable } from '../../platform/problem.ts';
import { toIso } from '../../platform/time.ts';
import { isForeignKeyViolation } from '../../platform/violations.ts';
import { describeChange } from '../audit/audit.policy.ts';
import { checkSeen } from '../audit/audit.service.ts';
import { periodState } from './periods.policy.ts';
import {
  countPeriods,
  countProposalsOf,
  deletePeriodRow,
  findAcceptingPeriod,
  findLatestOpened,
  findOverlapping,
  findPeriod,
  findPeriodForUpdate,
  findValidPermit,
  hasNumberedProposals,
  insertPeriod,
  lockPeriods,
  readPeriods,
  updatePeriodRow,
} from './periods.queries.ts';
import type { PeriodRow } from './periods.table.ts';

/** The period that accepts proposals now: the open one, else the latest that takes late ones. */
export const findCurrentPeriod = (db: DbOrTx, now: Date): Promise<PeriodRow | undefined> =>
  findAcceptingPeriod(db, now);

export const findPeriodFor = (db: DbOrTx, periodId: string): Promise<PeriodRow | undefined> =>
  findPeriod(db, periodId);

/**
 * The period that a first hand-in belongs to: the chosen one, else the current one, else the latest that has opened. So
 * nobody escapes a closing by naming no period.
 */
export async function findPeriodOfHandIn(
  db: DbOrTx,
  periodId: string | null,
  now: Date,
): Promise<PeriodRow | undefined> {
  if (periodId !== null) return findPeriod(db, periodId);
  return (await findAcceptingPeriod(db, now)) ?? findLatestOpened(db, now);
}

/** Whether the bureau has let this agency hand in late (domain §3.1). */
export const hasLatePermit = async (
  db: DbOrTx,
  periodId: string,
  agencyId: string,
  now: Date,
): Promise<boolean> => (await findValidPermit(db, periodId, agencyId, now)) !== undefined;

const present = (
  row: PeriodRow,
  current: PeriodRow | undefined,
  actor: Actor,
  now: Date,
): ProposalPeriod => ({
  id: row.id,
  etag: etagOf(row.rowVersion),
  name: row.name,
  year: row.year,
  planYear: row.planYear,
  opensAt: toIso(row.opensAt),
  closesAt: toIso(row.closesAt),
  allowLate: row.allowLate,
  state: periodState(row, now),
  isCurrent: row.id === current?.id,
  mayManage: has(actor, 'period.manage'),
});

async function presentOne({ db, now }: Platform, actor: Actor, row: PeriodRow): Promise<ProposalPeriod> {
  return present(row, await findCurrentPeriod(db, now()), actor, now());
}

export async function listPeriods({ db, now }: Platform, actor: Actor, query: ListPeriodsQuery) {
  const cursor = readCursor(query.cursor, query.sort, KEYS.instant);
  const rows = await readPeriods(db, query.sort, cursor, query.limit + 1);
  const page = cutPage(rows, query.limit, query.sort, (row) => row.opensAt);
  const current = await findCurrentPeriod(db, now());
  return {
    items: page.rows.map((row) => present(row, current, actor, now())),
    nextCursor: page.nextCursor,
    ...cappedTotal(query.includeTotal ? await countPeriods(db) : null),
  };
}

export async function getPeriodRow(db: DbOrTx, id: string): Promise<PeriodRow> {
  const row = await findPeriod(db, id);
  if (!row) throw notFound('Periode pengusulan');
  return row;
}

export const getPeriod = async (platform: Platform, actor: Actor, id: string) =>
  presentOne(platform, actor, await getPeriodRow(platform.db, id));

const fault = (field: string, code: string, detail: string) =>
  unprocessable(code, detail, [{ pointer: `/${field}`, code, detail }]);

type Span = Pick<PeriodRow, 'opensAt' | 'closesAt' | 'year' | 'planYear'>;

/** One period may be current at a time, so no two may be open together. */
async function checkSpan(tx: Tx, span: Span, ownId?: string): Promise<void> {
  if (new Date(span.closesAt) <= new Date(span.opensAt))
    throw fault(
      'closesAt',
      'periods.closes_before_opening',
      'Waktu penutupan harus setelah waktu pembukaan.',
    );
  if (span.planYear < span.year)
    throw fault(
      'planYear',
      'periods.plan_year_before_year',
      'Tahun rencana mendahului tahun pengusulan. Lazimnya tahun pengusulan + 1.',
    );
  const other = await findOverlapping(tx, span, ownId);
  if (other)
    throw fault(
      'opensAt',
      'periods.overlap',
      `Waktunya bertumpang tindih dengan "${other.name}". Geser pembukaan atau penutupan salah satunya.`,
    );
}

export async function createPeriod(
  platform: Platform,
  actor: Actor,
  requestId: string,
  input: CreatePeriod,
): Promise<ProposalPeriod> {
  const values = { ...input, planYear: input.planYear ?? input.year + 1 };
  const row = await platform.db.transaction(async (tx) => {
    await lockPeriods(tx);
    await checkSpan(tx, values);
    const created = await insertPeriod(tx, values);
    await recordAudit(tx, actor, requestId, {
      event: 'period.created',
      subjectType: 'period',
      subjectId: created.id,
      detail: { rowVersion: created.rowVersion, ...values },
    });
    return created;
  });
  return presentOne(platform, actor, row);
}

export async function changePeriod(
  platform: Platform,
  actor: Actor,
  requestId: string,
  id: string,
  expected: Expected,
  patch: PatchPeriod,
): Promise<ProposalPeriod> {
  const row = await platform.db.transaction(async (tx) => {
    await lockPeriods(tx);
    const before = await findPeriodForUpdate(tx, id);
    if (!before) throw notFound('Periode pengusulan');
    await checkSeen(tx, 'period', before, expected);
    const known = { ...before, opensAt: toIso(before.opensAt), closesAt: toIso(before.closesAt) };
    const change = describeChange(known, { ...known, ...patch });
    if (change.fields.length === 0) return before;
    await checkSpan(tx, { ...before, ...patch }, id);
    if (patch.year !== undefined && patch.year !== before.year && (await hasNumberedProposals(tx, id)))
      throw conflict(
        'periods.year_used',
        'Tahun ini sudah tertera pada nomor usulan yang diterbitkan, sehingga tidak dapat diubah. Buat periode baru untuk tahun lain.',
      );
    const after = await updatePeriodRow(tx, id, patch);
    await recordAudit(tx, actor, requestId, {
      event: 'period.updated',
      subjectType: 'period',
      subjectId: id,
      detail: { rowVersion: after.rowVersion, ...change },
    });
    return after;
  });
  return presentOne(platform, actor, row);
}

const inUse = (count?: number) =>
  conflict(
    'periods.in_use',
    `Periode ini dipakai ${count === undefined ? 'catatan lain' : `${count} usulan`}, sehingga tidak dapat dihapus. Ubah waktu penutupannya bila hendak mengakhirinya.`,
  );

export async function deletePeriod(
  { db }: Platform,
  actor: Actor,
  requestId: string,
  id: string,
  expected: Expected,
): Promise<void> {
  const work = db.transaction(async (tx) => {
    const row = await findPeriodForUpdate(tx, id);
    if (!row) throw notFound('Periode pengusulan');
    await checkSeen(tx, 'period', row, expected);
    const used = await countProposalsOf(tx, id);
    if (used > 0) throw inUse(used);
    await deletePeriodRow(tx, id);
    await recordAudit(tx, actor, requestId, {
      event: 'period.deleted',
      subjectType: 'period',
      subjectId: id,
      detail: { name: row.name, year: row.year },
    });
  });
  await work.catch((error: unknown) => {
    throw isForeignKeyViolation(error) ? inUse() : error;
  });
}
