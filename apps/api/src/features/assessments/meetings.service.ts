import type {
  CreateMeeting,
  PatchMeeting,
  PutPresence,
  ReviewMeeting,
} from '@kerabat/shared/assessments/schema';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Tx } from '../../platform/db.ts';
import type { Expected } from '../../platform/etag.ts';
import { conflict } from '../../platform/problem.ts';
import { toIso } from '../../platform/time.ts';
import { describeChange } from '../audit/audit.policy.ts';
import { hasBegun, type Meeting } from './assessments.policy.ts';
import { readReviewers } from './assessments.queries.ts';
import { auditOf, demand, describe, lockCurrent, readMeeting, refused } from './assessments.service.ts';
import { currentCriteria } from './criteria.service.ts';
import { tellMembers } from './invitations.service.ts';
import { insertMeeting, replaceMembers, storePresence, touchItems, updateMeeting } from './writes.queries.ts';

function checkSpan({ startsAt, endsAt }: { startsAt: string; endsAt: string }): void {
  if (new Date(endsAt) <= new Date(startsAt))
    throw refused('/endsAt', 'assessments.ends_before_start', 'Waktu selesai harus setelah waktu mulai.');
}

async function checkMembers(tx: Tx, memberIds: readonly string[]): Promise<string[]> {
  const known = new Set((await readReviewers(tx, memberIds)).map(({ id }) => id));
  const unknown = memberIds.findIndex((id) => !known.has(id));
  if (unknown >= 0)
    throw refused(
      `/memberIds/${unknown}`,
      'assessments.not_a_reviewer',
      'Hanya pengguna aktif yang berwenang memberi pendapat telaah yang dapat diundang sebagai anggota.',
    );
  return [...new Set(memberIds)];
}

export async function create(
  platform: Platform,
  caller: Caller,
  input: CreateMeeting,
): Promise<ReviewMeeting> {
  const { actor, requestId } = caller;
  const { memberIds, ...values } = input;
  checkSpan(values);
  return platform.db.transaction(async (tx) => {
    const criteria = await currentCriteria(tx);
    const row = await insertMeeting(tx, {
      ...values,
      criteriaVersion: criteria.version,
      criteria: [...criteria.items],
    });
    const members = memberIds ?? (await readReviewers(tx)).map(({ id }) => id);
    await replaceMembers(tx, row.id, await checkMembers(tx, members));
    await recordAudit(tx, actor, requestId, auditOf('created', row));
    return describe(tx, actor, row.id, platform.now());
  });
}

const HEARD_OF = ['title', 'startsAt', 'endsAt', 'place', 'onlineUrl'] as const;

/** Who has judged already stays: their opinions are part of the record. */
async function changeMembers(tx: Tx, meeting: Meeting, memberIds: readonly string[]): Promise<void> {
  const gone = meeting.members.filter(({ id }) => !memberIds.includes(id));
  const bound = gone.find(({ id }) => meeting.opinions.some(({ memberId }) => memberId === id));
  if (bound)
    throw conflict(
      'assessments.member_has_judged',
      `${bound.name} sudah memberi pendapat, sehingga tetap menjadi anggota rapat ini.`,
    );
  const joining = memberIds.filter((id) => !meeting.members.some((member) => member.id === id));
  await checkMembers(tx, joining);
  await replaceMembers(tx, meeting.row.id, [...new Set(memberIds)]);
}

/** Those who were invited hear of a change; who joins is invited, who leaves gets a cancellation. */
async function tellOfChange(platform: Platform, tx: Tx, before: Meeting, moved: boolean): Promise<void> {
  if (before.row.status !== 'invited') return;
  const after = await readMeeting(tx, before.row.id);
  const isIn = ({ members }: Meeting, id: string) => members.some((member) => member.id === id);
  const stayed = after.members.filter(({ id }) => isIn(before, id));
  await tellMembers(
    platform,
    tx,
    after,
    after.members.filter(({ id }) => !isIn(before, id)),
    'invited',
  );
  await tellMembers(
    platform,
    tx,
    after,
    before.members.filter(({ id }) => !isIn(after, id)),
    'cancelled',
  );
  if (moved) await tellMembers(platform, tx, after, stayed, 'changed');
}

export async function patch(
  platform: Platform,
  caller: Caller,
  id: string,
  expected: Expected,
  { memberIds, ...change }: PatchMeeting,
): Promise<ReviewMeeting> {
  const { actor, requestId } = caller;
  return platform.db.transaction(async (tx) => {
    const meeting = await lockCurrent(tx, id, expected);
    demand(actor, meeting, 'edit', platform.now(), 'Rapat dapat diubah sebelum berlangsung.');
    const before = {
      ...meeting.row,
      startsAt: toIso(meeting.row.startsAt),
      endsAt: toIso(meeting.row.endsAt),
    };
    const after = { ...before, ...change };
    checkSpan(after);
    const { fields } = describeChange(before, after);
    if (memberIds) await changeMembers(tx, meeting, memberIds);
    if (fields.length === 0 && !memberIds) return describe(tx, actor, id, platform.now());
    const moved = HEARD_OF.some((field) => fields.includes(field));
    const { sequence, status } = meeting.row;
    const row = await updateMeeting(tx, id, {
      ...change,
      ...(status === 'invited' && (moved || memberIds) ? { sequence: sequence + 1 } : {}),
    });
    await touchItems(tx, row);
    await recordAudit(tx, actor, requestId, {
      ...auditOf('updated', row),
      detail: { rowVersion: row.rowVersion, fields: [...fields, ...(memberIds ? ['memberIds'] : [])] },
    });
    await tellOfChange(platform, tx, meeting, moved);
    return describe(tx, actor, id, platform.now());
  });
}

export async function cancel(
  platform: Platform,
  caller: Caller,
  id: string,
  expected: Expected,
  note: string,
): Promise<ReviewMeeting> {
  return platform.db.transaction(async (tx) => {
    const meeting = await lockCurrent(tx, id, expected);
    demand(
      caller.actor,
      meeting,
      'cancel',
      platform.now(),
      'Rapat yang sudah berlangsung ditutup, bukan dibatalkan.',
    );
    const { status, sequence } = meeting.row;
    const row = await updateMeeting(tx, id, {
      status: 'cancelled',
      cancelReason: note,
      sequence: sequence + 1,
    });
    await touchItems(tx, row);
    if (status === 'invited')
      await tellMembers(platform, tx, { ...meeting, row }, meeting.members, 'cancelled');
    await recordAudit(tx, caller.actor, caller.requestId, auditOf('cancelled', row));
    return describe(tx, caller.actor, id, platform.now());
  });
}

/** Recording who came says that the meeting takes place. */
export async function recordPresence(
  platform: Platform,
  caller: Caller,
  id: string,
  expected: Expected,
  { items }: PutPresence,
): Promise<ReviewMeeting> {
  const { actor, requestId } = caller;
  return platform.db.transaction(async (tx) => {
    const meeting = await lockCurrent(tx, id, expected);
    const hint = hasBegun(meeting.row, platform.now())
      ? 'Kehadiran dicatat pada rapat yang sudah diundang.'
      : 'Kehadiran dicatat mulai hari rapat.';
    demand(actor, meeting, 'record-presence', platform.now(), hint);
    const stranger = items.findIndex(
      ({ memberId }) => !meeting.members.some(({ id: known }) => known === memberId),
    );
    if (stranger >= 0)
      throw refused(
        `/items/${stranger}/memberId`,
        'assessments.not_invited',
        'Orang ini bukan anggota rapat ini.',
      );
    for (const { memberId, presence, representedBy } of items)
      await storePresence(tx, id, memberId, {
        presence,
        representedBy: presence === 'represented' ? (representedBy ?? null) : null,
      });
    const row = await updateMeeting(tx, id, { status: 'held' });
    await touchItems(tx, row);
    await recordAudit(tx, actor, requestId, {
      ...auditOf('presence_recorded', row),
      detail: { rowVersion: row.rowVersion, recorded: items.length },
    });
    return describe(tx, actor, id, platform.now());
  });
}
