import { checkGuards, type GuardRefusal } from '@kerabat/shared/proposals/guards';
import { ACTION_LABELS, STATUS_LABELS } from '@kerabat/shared/proposals/labels';
import type { Proposal } from '@kerabat/shared/proposals/schema';
import type { ProposalStatus } from '@kerabat/shared/proposals/vocabulary';
import {
  FINAL_STATUSES,
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
import { findPeriodOfHandIn } from '../periods/periods.service.ts';
import { contentOf, derivedText } from './proposals.content.ts';
import { factsOf } from './proposals.facts.ts';
import { isAuthor, isOwn, visibleTo } from './proposals.policy.ts';
import {
  findProposal,
  insertHistory,
  takeNumbers,
  updateProposal,
  type VisibleProposal,
} from './proposals.queries.ts';
import { describe, lockCurrent, noSuchProposal, prepare, type Sources } from './proposals.service.ts';
import type { NewProposalRow, ProposalRow } from './proposals.table.ts';
import { auditOf, historyOf } from './proposals.trail.ts';

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
export function dueOn(status: ProposalStatus, now: Date): string | null {
  const days = STATUS_LIMIT_DAYS[status];
  return days === null ? null : addWorkingDays(officeDay(now), days);
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

async function mergeTarget(tx: Tx, { actor }: Caller, row: ProposalRow, intoId: string | undefined) {
  if (intoId === undefined) return null;
  const target = await findProposal(tx, intoId, visibleTo(actor));
  if (!target) throw noSuchProposal();
  const ended =
    (FINAL_STATUSES as readonly ProposalStatus[]).includes(target.row.status) &&
    target.row.status !== 'followed_up';
  if (target.row.id === row.id || ended || target.row.submittedAt === null)
    throw unprocessable(
      'proposals.bad_merge_target',
      'Pilih usulan lain yang masih berjalan sebagai tujuan penggabungan.',
      [
        {
          pointer: '/intoId',
          code: 'proposals.bad_merge_target',
          detail: 'Tujuan tidak dapat menerima penggabungan.',
        },
      ],
    );
  return target.row.id;
}

export interface StepInput {
  action: ProposalAction;
  note?: string | undefined;
  intoId?: string | undefined;
}

/** Takes one step of the lifecycle: role, agency, state, guards, then row, history and audit in one transaction. */
export async function take(
  platform: Platform,
  caller: Caller,
  id: string,
  expected: Expected,
  { action, note, intoId }: StepInput,
): Promise<Proposal> {
  const { actor, requestId } = caller;
  const { book, now } = await prepare(platform);
  return platform.db.transaction(async (tx) => {
    const found = await lockCurrent(tx, caller, id, expected);
    const before = found.row;
    const step = chooseStep(actor, before, action);
    refuse(checkGuards(step.guards, await factsOf(tx, before, { guards: step.guards, book, now })));
    const mergedIntoId = await mergeTarget(tx, caller, before, intoId);
    const to = targetStatus(step, before);
    const keepsOrigin = to === 'awaiting_head' || to === 'deferred';
    const row = await updateProposal(tx, id, {
      status: to,
      statusSince: now.toISOString(),
      dueOn: dueOn(to, now),
      originStatus: keepsOrigin ? before.status : null,
      ...(mergedIntoId ? { mergedIntoId } : {}),
      ...(step.side === 'agency' && actor.id && !before.authorIds.includes(actor.id)
        ? { authorIds: [...before.authorIds, actor.id] }
        : {}),
      ...(action === 'submit' ? await handIn({ db: tx, book, now }, found) : {}),
    });
    await insertHistory(tx, {
      ...historyOf(caller, row, { action, from: before.status, to, note: note ?? null }),
      at: now.toISOString(),
      guards: step.guards.map((guard) => ({ guard, holds: true })),
      content: action === 'submit' ? contentOf(row) : null,
    });
    await recordAudit(tx, actor, requestId, {
      ...auditOf(EVENTS[action], row),
      detail: {
        number: row.number,
        from: before.status,
        to,
        ...(mergedIntoId ? { intoId: mergedIntoId } : {}),
      },
    });
    return describe({ db: tx, book, now }, actor, { ...found, row });
  });
}
