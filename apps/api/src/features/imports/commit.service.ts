import { EMPTY_CONTENT, type ProposalContent } from '@kerabat/shared/proposals/content.schema';
import { type ImportSource } from '@kerabat/shared/proposals/schema';
import type { ProposalImport } from '@kerabat/shared/imports/schema';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { conflict, unprocessable } from '../../platform/problem.ts';
import { toIso } from '../../platform/time.ts';
import { findPeriodFor } from '../periods/periods.service.ts';
import { openNumbers, receive, type Intake, type Received } from '../proposals/intake.service.ts';
import { getReferenceBook } from '../reference/reference.service.ts';
import { countReadyByAgency, listRefused, listRows, markCommitted } from './import-rows.queries.ts';
import { MOST_ROWS_AT_ONCE } from './imports.policy.ts';
import { findImport, lockImport, takeImport, updateImport } from './imports.queries.ts';
import { demandPreview, describe, noSuchImport } from './imports.service.ts';
import type { Committer, ImportRecord, ImportRowRecord } from './imports.table.ts';
import { correctedValues } from './reading/reading-desk.ts';

const ROWS_PER_STEP = 500;

const committerOf = ({ kind, id, name, office }: Actor, requestId: string): Committer => ({
  kind,
  id,
  name,
  office,
  requestId,
});

/** The same person again, for work that has outlived the request. */
const callerFrom = ({ requestId, ...person }: Committer): Caller => ({
  actor: { ...person, agencyId: null, sessionId: null, permissions: new Set() },
  requestId,
});

function sourceOf(record: ImportRecord, row: ImportRowRecord): ImportSource {
  const headerOf = new Map(record.columns.map(({ index, header }) => [index, header]));
  return {
    importId: record.id,
    fileName: record.fileName,
    sheet: record.sheet ?? '',
    row: row.row,
    cells: row.cells.flatMap((text, index) =>
      text === '' ? [] : [{ header: headerOf.get(index) ?? '', text }],
    ),
    warnings: row.warnings.map(({ detail }) => detail),
  };
}

/** The content of the proposal that a row becomes. A cost that is known per source is not said twice. */
function contentOf(record: ImportRecord, row: ImportRowRecord): ProposalContent {
  const { understood } = row;
  const isDetailed =
    understood.funding.length > 0 && understood.funding.every(({ amount }) => amount !== null);
  return {
    ...EMPTY_CONTENT,
    title: understood.title ?? '',
    kind: understood.kind,
    affairCodes: understood.affairCodes,
    planningTargetIds: understood.planningTargetIds,
    periodId: record.periodId,
    background: understood.background,
    problem: understood.problem,
    potential: understood.potential,
    objectives: understood.objectives,
    scope: understood.scope,
    locationCodes: understood.locationCodes,
    locationText: correctedValues(row, record.columns).locations ?? null,
    candidatePartners: understood.partners,
    benefits: { region: understood.benefits, partner: null, public: null },
    funding: understood.funding,
    estimatedCost: isDetailed ? null : understood.estimatedCost,
    startDate: understood.startDate,
    endDate: understood.endDate,
    durationMonths: understood.durationMonths,
    contact: understood.contact,
  };
}

function toReceived(record: ImportRecord, row: ImportRowRecord): Received {
  if (row.understood.agency === null) throw new Error('a ready row has no agency');
  return {
    agencyId: row.understood.agency.id,
    content: contentOf(record, row),
    source: sourceOf(record, row),
    sourceUrl: row.understood.sourceUrl,
  };
}

async function openIntake(
  platform: Platform,
  tx: Tx,
  caller: Caller,
  { periodId }: ImportRecord,
): Promise<Intake> {
  const now = platform.now();
  const period = periodId === null ? undefined : await findPeriodFor(tx, periodId);
  const isClosed = period !== undefined && now > new Date(toIso(period.closesAt));
  return {
    tx,
    caller,
    book: await getReferenceBook(platform.db),
    now,
    period,
    note: isClosed ? `Diimpor ke periode "${period.name}" setelah ditutup, atas izin Biro.` : null,
  };
}

/** Turns all ready rows into submitted proposals: all of them or, if anything fails, none. */
async function storeReady(
  platform: Platform,
  tx: Tx,
  caller: Caller,
  record: ImportRecord,
): Promise<ImportRecord> {
  const intake = await openIntake(platform, tx, caller, record);
  const next = await openNumbers(intake, await countReadyByAgency(tx, record.id));
  let created = 0;
  let after = 0;
  for (;;) {
    const rows = await listRows(tx, record.id, { state: 'ready' }, after, ROWS_PER_STEP);
    const last = rows.at(-1);
    if (!last) break;
    const stored = await receive(
      intake,
      next,
      rows.map((row) => toReceived(record, row)),
    );
    await markCommitted(
      tx,
      rows.flatMap(({ id }, at) => (stored[at] ? [{ id, proposalId: stored[at].proposalId }] : [])),
    );
    created += rows.length;
    after = last.row;
  }
  const refused = await listRefused(tx, record.id);
  const skipped = refused.map(({ row, errors }) => ({ row, reasons: errors.map(({ detail }) => detail) }));
  await recordAudit(tx, caller.actor, caller.requestId, {
    event: 'import.committed',
    subjectType: 'import',
    subjectId: record.id,
    agencyId: record.agencyId,
    detail: {
      created,
      skipped: skipped.length,
      periodId: record.periodId,
      closedPeriodOverride: intake.note !== null,
    },
  });
  return updateImport(tx, record.id, {
    status: 'committed',
    done: record.total,
    committedAt: intake.now.toISOString(),
    result: { created, skipped },
    failure: null,
  });
}

async function demandReadyRows(tx: Tx, { id }: ImportRecord): Promise<void> {
  if ((await countReadyByAgency(tx, id)).size > 0) return;
  const code = 'imports.nothing_ready';
  const detail = 'Belum ada baris yang dapat disimpan. Betulkan baris yang ditandai lebih dahulu.';
  throw unprocessable(code, detail, [{ pointer: '', code, detail }]);
}

type Answered = { isDone: boolean; answer: ProposalImport };

/** The first answer was lost on its way: the same key gets it again. Anything else must find a preview. */
async function answerAgain(
  db: DbOrTx,
  actor: Actor,
  record: ImportRecord,
  key: string,
): Promise<Answered | null> {
  if (record.commitKey === key && record.committer?.id === actor.id)
    return { isDone: record.status === 'committed', answer: await describe(db, record) };
  if (record.status === 'committing')
    throw conflict('imports.already_committed', 'Impor ini sedang disimpan. Tunggu sampai selesai.');
  demandPreview(record);
  return null;
}

/** Stores a preview, once: the locked record decides, whatever arrives twice or from whichever process. */
export async function commitImport(
  platform: Platform,
  { actor, requestId }: Caller,
  id: string,
  key: string,
): Promise<Answered> {
  const seen = await findImport(platform.db, id);
  if (!seen) throw noSuchImport();
  const before = await answerAgain(platform.db, actor, seen, key);
  if (before) return before;
  return platform.db.transaction(async (tx) => {
    const record = await lockImport(tx, id);
    if (!record) throw noSuchImport();
    const meanwhile = await answerAgain(tx, actor, record, key);
    if (meanwhile) return meanwhile;
    await demandReadyRows(tx, record);
    const taken = { commitKey: key, committer: committerOf(actor, requestId) };
    if (record.total <= MOST_ROWS_AT_ONCE) {
      await updateImport(tx, id, taken);
      const stored = await storeReady(platform, tx, { actor, requestId }, record);
      return { isDone: true, answer: await describe(tx, stored) };
    }
    await platform.jobs.enqueue(tx, 'import.commit', { importId: id });
    const begun = await updateImport(tx, id, { ...taken, status: 'committing', done: 0 });
    return { isDone: false, answer: await describe(tx, begun) };
  });
}

/** The long way: the same transaction, behind the answer. A second run finds nothing left to do. */
export async function finishCommit(platform: Platform, importId: string): Promise<void> {
  await platform.db.transaction(async (tx) => {
    const record = await takeImport(tx, importId);
    if (record?.status !== 'committing' || record.committer === null) return;
    await storeReady(platform, tx, callerFrom(record.committer), record);
  });
}
