import { checkGuards, type GuardRefusal } from '@kerabat/shared/proposals/guards';
import { ACTION_LABELS, STATUS_LABELS } from '@kerabat/shared/proposals/labels';
import type { PatchProposal } from '@kerabat/shared/proposals/content.schema';
import type { Proposal } from '@kerabat/shared/proposals/schema';
import type { ProposalStatus } from '@kerabat/shared/proposals/vocabulary';
import {
  findTransitions,
  PROPOSAL_TRANSITIONS,
  STATUS_LIMIT_DAYS,
  type ProposalAction,
  type ProposalTransition,
} from '@kerabat/shared/proposals/workflow';
import { addWorkingDays, officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { has, missingPermission, type Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Tx } from '../../platform/db.ts';
import type { Expected } from '../../platform/etag.ts';
import { conflict, forbidden, unprocessable } from '../../platform/problem.ts';
import { representedIn } from '../delegations/standing-in.service.ts';
import { findPeriodOfHandIn } from '../periods/periods.service.ts';
import { readHolidays } from '../settings/settings.service.ts';
import { contentOf, derivedText } from './proposals.content.ts';
import { factsOf } from './proposals.facts.ts';
import { absorb, mergeTarget, openMerge } from './merging.service.ts';
import { isAuthor, isOwn } from './proposals.policy.ts';
import { insertHistory, takeNumbers, updateProposal, type VisibleProposal } from './proposals.queries.ts';
import { applyPatch, describe, lockCurrent, prepare, type Sources } from './proposals.service.ts';
import type { NewProposalRow, ProposalRow } from './proposals.table.ts';
import { auditOf, historyOf } from './proposals.trail.ts';
import { tellAbout } from './step-mails.service.ts';

/** Audit events, notifications and webhooks share one name (`noun.verb`). */
const EVENTS: Record<ProposalAction, string> = {
  'request-approval': 'proposal.approval_requested',
  'send-back': 'proposal.sent_back',
  submit: 'proposal.submitted',
  'start-verification': 'proposal.verification_started',
  return: 'proposal.returned',
  map: 'proposal.mapped',
  'schedule-review': 'proposal.review_scheduled',
  recommend: 'proposal.recommended',
  defer: 'proposal.deferred',
  reject: 'proposal.rejected',
  reopen: 'proposal.reopened',
  merge: 'proposal.merged',
  withdraw: 'proposal.withdrawn',
  'follow-up': 'proposal.followed_up',
};

/** The day by which the next actor should have acted, or null where no limit is set. */
export async function dueOn(tx: Tx, status: ProposalStatus, now: Date): Promise<string | null> {
  const days = STATUS_LIMIT_DAYS[status];
  return days === null ? null : addWorkingDays(officeDay(now), days, await readHolidays(tx));
}

const possibleFrom = (action: ProposalAction): string =>
  [...new Set(PROPOSAL_TRANSITIONS.filter((row) => row.action === action).flatMap((row) => row.from))]
    .map((status) => STATUS_LABELS[status])
    .join(', ');

/** The row of the table that this actor may use, or the refusal that fits: role, agency, state, own work. */
function chooseStep(actor: Actor, row: ProposalRow, action: ProposalAction): ProposalTransition {
  const ever = PROPOSAL_TRANSITIONS.filter((step) => step.action === action && has(actor, step.permission));
  if (ever.length === 0) throw missingPermission();
  if (ever.every((step) => step.side === 'agency') && !isOwn(actor, row))
    throw forbidden('proposals.foreign_agency', 'Langkah ini hanya untuk perangkat daerah pengusul.');
  const here = findTransitions(action, row.status);
  if (here.length === 0)
    throw conflict(
      'proposals.wrong_status',
      `"${ACTION_LABELS[action].button}" tidak dapat dilakukan pada usulan berkeadaan ${STATUS_LABELS[row.status]}. Langkah ini tersedia pada: ${possibleFrom(action)}.`,
      { currentStatus: row.status },
    );
  const step = here.find(({ permission }) => has(actor, permission));
  if (!step) throw missingPermission();
  if (step.side === 'province' && isAuthor(actor, row))
    throw forbidden(
      'proposals.own_work',
      'Anda ikut menulis atau menyetujui usulan ini, sehingga pemeriksaannya harus dilakukan orang lain.',
    );
  return step;
}

function refuse(refusals: GuardRefusal[]): void {
  if (refusals.length === 0) return;
  throw unprocessable(
    'proposals.rules_not_met',
    refusals.length === 1 && refusals[0]
      ? refusals[0].detail
      : 'Beberapa ketentuan belum terpenuhi. Lengkapi yang disebut.',
    refusals.map(({ pointer, code, detail }) => ({ pointer, code, detail })),
  );
}

/** What is kept of a step's rules. R-DPRD stops no hand-in: `needed` keeps whether the DPRD must approve later (domain §2.7). */
const guardsPassed = ({ action, guards }: ProposalTransition, { dprdNeeded }: ProposalRow) => [
  ...guards.map((guard) => ({ guard, holds: true })),
  ...(action === 'submit' ? [{ guard: 'R-DPRD', holds: true, needed: dprdNeeded }] : []),
];

const targetStatus = (step: ProposalTransition, row: ProposalRow): ProposalStatus =>
  step.to === 'origin' ? (row.originStatus ?? 'draft') : step.to;

/** Number, version and dates of a hand-in; the number is issued once (design: api §3). */
async function handIn(
  { db: tx, book, now }: Sources & { db: Tx },
  found: VisibleProposal,
): Promise<Partial<NewProposalRow>> {
  const { row, agency } = found;
  const version = row.version + 1;
  if (row.submittedAt !== null) return { version };
  const period = await findPeriodOfHandIn(tx, row.periodId, now);
  const year = period?.year ?? Number(officeDay(now).slice(0, 4));
  const running = await takeNumbers(tx, row.agencyId, year);
  const number = formatNumber(year, agency.numberCode, running);
  const at = now.toISOString();
  return {
    version,
    number,
    periodId: period?.id ?? null,
    submittedAt: at,
    listedAt: at,
    ...derivedText({ ...contentOf(row), number }, agency, book),
  };
}

export const formatNumber = (year: number, numberCode: string, running: number): string =>
  `USL/${year}/${numberCode}/${String(running).padStart(4, '0')}`;

export interface StepInput {
  action: ProposalAction;
  note?: string | undefined;
  intoId?: string | undefined;
  /** What is written first, in the same transaction, as a PATCH would. */
  changeOf?: ((row: ProposalRow) => PatchProposal) | undefined;
}

/** A transaction that steps are taken in, with what was read before it began. */
export interface Running extends Sources {
  platform: Platform;
  db: Tx;
}

/** Takes one step of the lifecycle: role, agency, state, guards, then row, history and audit. */
export async function takeWithin(
  { platform, ...sources }: Running,
  caller: Caller,
  id: string,
  expected: Expected,
  { action, note, intoId, changeOf }: StepInput,
): Promise<VisibleProposal> {
  const { actor, requestId } = caller;
  const { db: tx, book, now } = sources;
  if (intoId !== undefined) await openMerge(tx, caller, id, intoId);
  const locked = await lockCurrent(tx, caller, id, expected);
  const step = chooseStep(actor, locked.row, action);
  const found = changeOf ? await applyPatch(sources, caller, locked, changeOf(locked.row)) : locked;
  const before = found.row;
  refuse(checkGuards(step.guards, await factsOf(tx, before, { guards: step.guards, book, now })));
  const target = intoId === undefined ? null : await mergeTarget(tx, caller, before, intoId);
  const to = targetStatus(step, before);
  const keepsOrigin = to === 'awaiting_head' || to === 'deferred';
  const row = await updateProposal(tx, id, {
    status: to,
    statusSince: now.toISOString(),
    dueOn: await dueOn(tx, to, now),
    originStatus: keepsOrigin ? before.status : null,
    ...(target ? { mergedIntoId: target.row.id, bundleId: null } : {}),
    ...(step.side === 'agency' && actor.id && !before.authorIds.includes(actor.id)
      ? { authorIds: [...before.authorIds, actor.id] }
      : {}),
    ...(action === 'submit' ? await handIn(sources, found) : {}),
  });
  const represented = await representedIn(tx, actor, officeDay(now), [before.assigneeId]);
  await insertHistory(tx, {
    ...historyOf(caller, row, {
      action,
      from: before.status,
      to,
      note: note ?? null,
      onBehalfOf: represented?.name ?? null,
    }),
    at: now.toISOString(),
    guards: guardsPassed(step, row),
    content: action === 'submit' ? contentOf(row) : null,
  });
  await tellAbout(platform, tx, actor, { ...found, row }, { action, note });
  await recordAudit(tx, actor, requestId, {
    ...auditOf(EVENTS[action], row),
    detail: {
      number: row.number,
      from: before.status,
      to,
      ...(represented ? { insteadOf: represented.id } : {}),
      ...(target ? { intoId: target.row.id } : {}),
    },
  });
  if (target) await absorb(tx, { caller, book, source: before, target, note: note ?? null });
  const company = target ? { ...found.company, bundle: null } : found.company;
  return { ...found, row, company };
}

/** The same in a transaction of its own, answered with the proposal. */
export async function take(
  platform: Platform,
  caller: Caller,
  id: string,
  expected: Expected,
  input: StepInput,
): Promise<Proposal> {
  const prepared = await prepare(platform);
  return platform.db.transaction(async (tx) => {
    const sources = { db: tx, ...prepared };
    const found = await takeWithin({ platform, ...sources }, caller, id, expected, input);
    return describe(sources, caller.actor, found);
  });
}
