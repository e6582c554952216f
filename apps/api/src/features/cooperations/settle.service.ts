import type { CaseChange } from '@kerabat/shared/cooperations/vocabulary';
import { dueDay, missing, openStages } from '@kerabat/shared/procedures/interpreter';
import { awaitedBy } from '@kerabat/shared/procedures/papers-under-way';
import type { PaperFact, Stage } from '@kerabat/shared/procedures/types';
import { officeDay } from '@kerabat/shared/time/working-days';
import { recordAudit } from '../../platform/audit.ts';
import { searchText } from '../../platform/search-text.ts';
import { representedIn } from '../delegations/standing-in.service.ts';
import { readHolidays, readSettings } from '../settings/settings.service.ts';
import { complete, type LoadedCase, type Work } from './case-load.ts';
import { paperExpiry } from './alarms.policy.ts';
import { followTasks } from './case-tasks.ts';
import {
  deleteStages,
  insertStages,
  listTasksOf,
  storeAwaited,
  storeDerived,
} from './case-stages.queries.ts';
import { EVERYTHING } from './cooperations.policy.ts';
import {
  findCase,
  insertHistory,
  updateCase,
  type CaseRecord,
  type NewCooperation,
  type StageFact,
} from './cooperations.queries.ts';
import { tellOpened } from './cooperations.mails.ts';
import { findReplyDue } from './offers.queries.ts';

/** What happened to a case, as its history and the audit log tell it. */
export interface Step {
  /** `cooperation.<verb>` in the audit log; the verb alone in the history. */
  event: `cooperation.${CaseChange}`;
  stage?: Stage | null;
  note?: string | null;
  changedFields?: string[];
  /** Columns of the case that change with it. */
  values?: Partial<NewCooperation>;
  /** A step forward or back: the stall alarm counts from it. */
  moved?: boolean;
  checks?: { requirement: string; holds: boolean; overridden: boolean }[];
  /** More for the audit record; without personal data. */
  detail?: Record<string, unknown>;
}

async function reload(work: Work, id: string): Promise<LoadedCase> {
  const record = await findCase(work.db, id, EVERYTHING);
  if (!record) throw new Error('a locked case is gone');
  return complete(work, record);
}

/** Opens what has become open, and forgets what fell back or no longer applies. */
async function followStages({ db: tx, now }: Work, found: LoadedCase): Promise<Stage[]> {
  const open = openStages(found.procedure, found.view);
  const codes = new Set(open.map(({ code }) => code));
  const gone = found.stages.filter(({ code, passedAt }) => passedAt === null && !codes.has(code));
  await deleteStages(
    tx,
    found.row.id,
    gone.map(({ code }) => code),
  );
  const known = new Set(found.stages.map(({ code }) => code));
  const opened = open.filter(({ code }) => !known.has(code));
  const rows: StageFact[] = [];
  if (opened.length > 0) {
    const [settings, holidays] = [await readSettings(tx), await readHolidays(tx)];
    for (const stage of opened)
      rows.push({
        code: stage.code,
        openedAt: now.toISOString(),
        dueOn: dueDay(stage, officeDay(now), settings, holidays),
        awaits: awaitedBy(missing(found.view, stage)),
        passedAt: null,
        passedBy: null,
        note: null,
      });
    await insertStages(
      tx,
      rows.map((row) => ({ ...row, awaits: [...row.awaits], cooperationId: found.row.id })),
    );
  }
  found.stages = [...found.stages.filter((stage) => !gone.includes(stage)), ...rows];
  await followAwaited(tx, found, open);
  return opened;
}

/** A paper that was brought passes its stage to whoever checks it, and back when it is returned. */
async function followAwaited(tx: Work['db'], found: LoadedCase, open: readonly Stage[]): Promise<void> {
  for (const stage of open) {
    const fact = found.stages.find(({ code }) => code === stage.code);
    const awaits = awaitedBy(missing(found.view, stage));
    if (!fact || fact.awaits.join() === awaits.join()) continue;
    fact.awaits = awaits;
    await storeAwaited(tx, found.row.id, fact);
  }
}

const earliest = (days: readonly (string | null)[]): string | null =>
  days.reduce((least, day) => (day !== null && (least === null || day < least) ? day : least), null);

const signedOn = (papers: readonly PaperFact[], kind: PaperFact['kind']): string | null =>
  earliest(papers.filter((paper) => paper.accepted && paper.kind === kind).map(({ date }) => date));

/** What the case is found by: number, title, agency, partners, place, urusan and purpose. */
function searchTextOf({ book }: Work, { row, agency, parties }: CaseRecord): string {
  const names = (codes: readonly string[], known: { get(code: string): { name: string } | undefined }) =>
    codes.map((code) => known.get(code)?.name);
  return searchText([
    row.number,
    row.title,
    agency.name,
    agency.shortName,
    ...parties.map(({ name }) => name),
    ...names(row.locationCodes, book.region),
    ...row.affairCodes,
    ...names(row.affairCodes, book.affair),
    row.background,
    row.objectives,
  ]);
}

async function follow(work: Work, found: LoadedCase, moved: boolean): Promise<void> {
  const open = found.stages.filter(({ passedAt }) => passedAt === null);
  const order = new Map(found.procedure.stages.map(({ code }, index) => [code, index]));
  const derived = {
    openStageCodes: open.map(({ code }) => code).sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
    dueOn: earliest(open.map(({ dueOn }) => dueOn)),
    kbSignedOn: signedOn(found.view.papers, 'KB'),
    pksSignedOn: signedOn(found.view.papers, 'PKS'),
    replyDueOn: await findReplyDue(work.db, found.row.id),
    paperExpiresOn: paperExpiry(found.procedure, found.view),
    ...(moved ? { movedAt: work.now.toISOString() } : {}),
  };
  await storeDerived(work.db, found.row.id, { ...derived, searchText: searchTextOf(work, found) });
  Object.assign(found.row, derived);
}

/** Who holds the tasks of a stage by name. */
const holdersOf = async (tx: Work['db'], id: string, code: string) =>
  (await listTasksOf(tx, id)).filter(({ stage }) => stage === code).map(({ assigneeId }) => assigneeId);

/**
 * After any change of a case, in its transaction: evaluates the procedure anew, opens stages, brings tasks and the columns that
 * lists read up to date, and writes history, audit and mail. Returns the case as it is now.
 */
export async function settle(work: Work, id: string, step: Step): Promise<LoadedCase> {
  const { db: tx, caller, now } = work;
  const { actor, requestId } = caller;
  const rowVersion = await updateCase(tx, id, step.values ?? {});
  const found = await reload(work, id);
  const holders = step.stage ? await holdersOf(tx, id, step.stage.code) : [];
  const represented = await representedIn(tx, actor, officeDay(now), [found.row.officerId, ...holders]);
  const opened = await followStages(work, found);
  await followTasks(tx, found, now.toISOString());
  await follow(work, found, step.moved === true);
  await insertHistory(tx, {
    cooperationId: id,
    at: now.toISOString(),
    action: step.event.replace('cooperation.', '') as CaseChange,
    stage: step.stage?.code ?? null,
    stageLabel: step.stage?.label ?? null,
    actorId: actor.id,
    actorName: actor.name,
    actorOffice: actor.office,
    onBehalfOf: represented?.name ?? null,
    note: step.note ?? null,
    changedFields: step.changedFields ?? [],
    rowVersion,
    checks: step.checks ?? null,
  });
  await recordAudit(tx, actor, requestId, {
    event: step.event,
    subjectType: 'cooperation',
    subjectId: id,
    agencyId: found.row.leadAgencyId,
    detail: {
      number: found.row.number,
      ...(step.stage ? { stage: step.stage.code } : {}),
      ...(step.changedFields ? { fields: step.changedFields } : {}),
      ...(represented ? { insteadOf: represented.id } : {}),
      ...step.detail,
    },
  });
  await tellOpened(work, found, opened);
  return found;
}
