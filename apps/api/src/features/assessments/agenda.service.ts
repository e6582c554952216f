import type { PutAgenda, ReviewMeeting } from '@kerabat/shared/assessments/schema';
import { STATUS_LABELS } from '@kerabat/shared/proposals/labels';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Tx } from '../../platform/db.ts';
import type { Expected } from '../../platform/etag.ts';
import { conflict, unprocessable, type FieldError } from '../../platform/problem.ts';
import { prepare } from '../proposals/proposals.service.ts';
import { takeWithin } from '../proposals/proposals.transitions.service.ts';
import { obstaclesToReview, type Agenda, type Meeting } from './assessments.policy.ts';
import { lockAgendas, readReviewable } from './assessments.queries.ts';
import { replaceAgenda, touchItems, updateMeeting } from './writes.queries.ts';
import { auditOf, demand, describe, lockCurrent, readMeeting, refused } from './assessments.service.ts';
import { tellMembers } from './invitations.service.ts';

type Reviewable = Awaited<ReturnType<typeof readReviewable>>[number];

const nameOf = ({ number, title }: Pick<Reviewable, 'number' | 'title'>): string => number ?? title;

/** Every obstacle names its proposal: several may be put on the agenda at once. */
function checkReady(found: readonly (Reviewable | Agenda['proposal'])[]): void {
  const errors = found.flatMap((proposal, index): FieldError[] =>
    obstaclesToReview(proposal).map(({ code, detail }) => ({
      pointer: `/proposalIds/${index}`,
      code,
      detail: `${nameOf(proposal)}: ${detail}`,
    })),
  );
  if (errors.length === 0) return;
  const [first] = errors;
  throw unprocessable(
    'proposals.rules_not_met',
    errors.length === 1 && first
      ? first.detail
      : 'Beberapa usulan belum memenuhi syarat telaah. Lengkapi yang disebut.',
    errors,
  );
}

function checkFree(meeting: Meeting, found: readonly Reviewable[]): void {
  const taken = found.find(({ otherMeeting }) => otherMeeting && otherMeeting.id !== meeting.row.id);
  if (taken?.otherMeeting)
    throw conflict(
      'assessments.on_another_agenda',
      `${nameOf(taken)} sudah ada pada agenda "${taken.otherMeeting.title}" yang belum ditutup. Keluarkan dari agenda itu lebih dahulu.`,
    );
}

async function findAll(tx: Tx, proposalIds: readonly string[]): Promise<Reviewable[]> {
  const found = proposalIds.length === 0 ? [] : await readReviewable(tx, proposalIds);
  return proposalIds.map((id, index) => {
    const proposal = found.find((one) => one.id === id);
    if (!proposal)
      throw refused(
        `/proposalIds/${index}`,
        'assessments.not_reviewable',
        `Hanya usulan berkeadaan ${STATUS_LABELS.mapped} atau ${STATUS_LABELS.in_review} yang dapat masuk agenda telaah.`,
      );
    return proposal;
  });
}

function checkRemovable(meeting: Meeting, kept: readonly string[]): void {
  const bound = meeting.items.find(
    ({ proposal, row }) =>
      !kept.includes(proposal.id) &&
      (row.decision !== null || meeting.opinions.some(({ proposalId }) => proposalId === proposal.id)),
  );
  if (bound)
    throw conflict(
      'assessments.item_has_opinions',
      `${nameOf(bound.proposal)} sudah mendapat pendapat anggota, sehingga tetap pada agenda. Ketua dapat melanjutkannya pada rapat berikutnya.`,
    );
}

/** From an invitation on, what is on the agenda is in review: the step is taken here, by who may take it. */
async function schedule(
  platform: Platform,
  tx: Tx,
  caller: Caller,
  mapped: readonly { id: string }[],
): Promise<void> {
  if (mapped.length === 0) return;
  const running = { platform, db: tx, ...(await prepare(platform)) };
  for (const { id } of [...mapped].sort((a, b) => (a.id < b.id ? -1 : 1)))
    await takeWithin(running, caller, id, '*', { action: 'schedule-review' });
}

export async function putAgenda(
  platform: Platform,
  caller: Caller,
  id: string,
  expected: Expected,
  { proposalIds }: PutAgenda,
): Promise<ReviewMeeting> {
  return platform.db.transaction(async (tx) => {
    await lockAgendas(tx);
    const meeting = await lockCurrent(tx, id, expected);
    demand(
      caller.actor,
      meeting,
      'put-agenda',
      platform.now(),
      'Agenda dapat diubah sebelum rapat berlangsung.',
    );
    checkRemovable(meeting, proposalIds);
    const known = new Map(meeting.items.map(({ proposal }) => [proposal.id, proposal]));
    const added = await findAll(
      tx,
      proposalIds.filter((one) => !known.has(one)),
    );
    checkFree(meeting, added);
    checkReady(added);
    const row = await updateMeeting(tx, id);
    await replaceAgenda(tx, row, proposalIds);
    if (row.status === 'invited')
      await schedule(
        platform,
        tx,
        caller,
        added.filter(({ status }) => status === 'mapped'),
      );
    await recordAudit(tx, caller.actor, caller.requestId, {
      ...auditOf('agenda_changed', row),
      detail: { rowVersion: row.rowVersion, fields: ['items'], proposalIds },
    });
    return describe(tx, caller.actor, id, platform.now());
  });
}

/** Sends the invitations and brings every mapped proposal of the agenda into the review, all or none. */
export async function invite(
  platform: Platform,
  caller: Caller,
  id: string,
  expected: Expected,
): Promise<ReviewMeeting> {
  return platform.db.transaction(async (tx) => {
    await lockAgendas(tx);
    const meeting = await lockCurrent(tx, id, expected);
    demand(
      caller.actor,
      meeting,
      'invite',
      platform.now(),
      'Undangan dikirim sekali, untuk rapat yang direncanakan.',
    );
    if (meeting.members.length === 0)
      throw refused('/memberIds', 'assessments.no_members', 'Pilih anggota yang diundang lebih dahulu.');
    const proposals = meeting.items.map(({ proposal }) => proposal);
    if (proposals.length === 0)
      throw refused('/proposalIds', 'assessments.empty_agenda', 'Isi agenda dengan sedikitnya satu usulan.');
    await findAll(
      tx,
      proposals.map((proposal) => proposal.id),
    );
    checkReady(proposals);
    await schedule(
      platform,
      tx,
      caller,
      proposals.filter(({ status }) => status === 'mapped'),
    );
    const row = await updateMeeting(tx, id, { status: 'invited', invitedAt: platform.now().toISOString() });
    await touchItems(tx, row);
    const invited = await readMeeting(tx, id);
    await tellMembers(platform, tx, invited, invited.members, 'invited');
    await recordAudit(tx, caller.actor, caller.requestId, {
      ...auditOf('invited', row),
      detail: { rowVersion: row.rowVersion, members: invited.members.length, proposals: proposals.length },
    });
    return describe(tx, caller.actor, id, platform.now());
  });
}
