import type { ReviewItem, ReviewMeeting } from '@kerabat/shared/assessments/schema';
import { DEFAULT_CRITERIA } from '@kerabat/shared/assessments/vocabulary';
import { person, type Person } from './actors.ts';
import type { TestApp } from './app.ts';
import { attach } from './proposals.ts';
import { register } from '../src/features/mapping/mapping.fixture.ts';

/** The people of a review; Bappeda sits in it as a member of no proposing agency. */
export async function reviewCast(t: TestApp) {
  return {
    operator: await person(t, ['agency_operator'], 'DISPANGAN', 'Operator Pangan'),
    biro: await person(t, ['bureau_staff'], undefined, 'Staf Biro'),
    kabag: await person(t, ['section_head'], undefined, 'Kepala Bagian'),
    chair: await person(t, ['tkksd_chair'], undefined, 'Sekretaris Daerah'),
    ani: await person(t, ['tkksd_member'], undefined, 'Ani Anggota'),
    budi: await person(t, ['planning_reviewer'], undefined, 'Budi Bappeda'),
    pangan: await person(t, ['tkksd_member'], 'DISPANGAN', 'Citra Pangan'),
    auditor: await person(t, ['auditor'], undefined, 'Dewi Auditor'),
  };
}
export type ReviewCast = Awaited<ReturnType<typeof reviewCast>>;

/** A mapped proposal with its KAK. */
export async function mapped(
  t: TestApp,
  c: ReviewCast,
  values: Parameters<typeof register>[2] = {},
  papers: readonly string[] = ['KAK'],
) {
  const row = await register(t, 'DISPANGAN', values);
  for (const kind of papers) {
    const answer = await attach(c.operator, row, kind);
    if (answer.statusCode !== 201) throw new Error(answer.body);
  }
  return row;
}

export const send = (
  who: Person,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  payload?: Record<string, unknown>,
  headers: Record<string, string> = { 'if-match': '*' },
) => who.call({ method, url, headers, ...(payload ? { payload } : {}) });

async function must<T>(answer: ReturnType<typeof send>, status = 200): Promise<T> {
  const got = await answer;
  if (got.statusCode !== status) throw new Error(`${got.statusCode}: ${got.body}`);
  return got.json<T>();
}

export const STARTS = '2026-12-01T02:00:00.000Z';
export const BEFORE = new Date('2026-11-25T03:00:00Z');
export const THAT_DAY = new Date('2026-12-01T05:00:00Z');

export const meetingOf = (memberIds: readonly string[], more: Record<string, unknown> = {}) => ({
  title: 'Rapat telaah I',
  startsAt: STARTS,
  endsAt: '2026-12-01T04:00:00.000Z',
  place: 'Ruang rapat Biro Pemerintahan',
  memberIds,
  ...more,
});

export const plan = (c: ReviewCast, memberIds: readonly string[], more: Record<string, unknown> = {}) =>
  must<ReviewMeeting>(send(c.biro, 'POST', '/review-meetings', meetingOf(memberIds, more), {}), 201);

export const putAgenda = (who: Person, meeting: { id: string }, proposalIds: readonly string[]) =>
  send(who, 'PUT', `/review-meetings/${meeting.id}/agenda`, { proposalIds });

/** A meeting whose invitations are out. */
export async function invited(
  c: ReviewCast,
  proposalIds: readonly string[],
  members: readonly Person[] = [c.chair, c.ani, c.budi, c.pangan],
): Promise<ReviewMeeting> {
  const meeting = await plan(
    c,
    members.map(({ id }) => id),
  );
  await must(putAgenda(c.biro, meeting, proposalIds));
  return must<ReviewMeeting>(send(c.kabag, 'POST', `/review-meetings/${meeting.id}/invite`));
}

export const scores = (value: number, more: Record<string, number> = {}) => ({
  ...Object.fromEntries(DEFAULT_CRITERIA.map(({ code }) => [code, value])),
  ...more,
});

export const itemUrl = (meeting: { id: string }, proposal: { id: string }) =>
  `/review-meetings/${meeting.id}/items/${proposal.id}`;

export const giveOpinion = (
  who: Person,
  meeting: { id: string },
  proposal: { id: string },
  opinion = 'LAYAK',
  value = 4,
  headers: Record<string, string> = { 'if-none-match': '*' },
) =>
  send(
    who,
    'PUT',
    `${itemUrl(meeting, proposal)}/opinion`,
    { opinion, note: `Pendapat ${opinion.toLowerCase()}.`, scores: scores(value) },
    headers,
  );

export const attendance = (
  c: ReviewCast,
  meeting: { id: string },
  present: readonly Person[],
  absent: readonly Person[] = [],
) =>
  send(c.biro, 'PUT', `/review-meetings/${meeting.id}/presence`, {
    items: [
      ...present.map(({ id }) => ({ memberId: id, presence: 'present' })),
      ...absent.map(({ id }) => ({ memberId: id, presence: 'absent' })),
    ],
  });

export const decide = (
  who: Person,
  meeting: { id: string },
  proposal: { id: string },
  decision: string,
  reason?: string,
) => send(who, 'POST', `${itemUrl(meeting, proposal)}/decision`, { decision, ...(reason ? { reason } : {}) });

export const close = (who: Person, meeting: { id: string }, ifMatch = '*') =>
  send(who, 'POST', `/review-meetings/${meeting.id}/close`, undefined, { 'if-match': ifMatch });

export const readMeeting = (who: Person, { id }: { id: string }) =>
  must<ReviewMeeting>(send(who, 'GET', `/review-meetings/${id}`, undefined, {}));

export const readItem = (who: Person, meeting: { id: string }, proposal: { id: string }) =>
  must<ReviewItem>(send(who, 'GET', itemUrl(meeting, proposal), undefined, {}));

/** Discussed, decided and closed. */
export async function reviewed(
  t: TestApp,
  c: ReviewCast,
  lines: readonly { proposal: { id: string }; decision: string; value: number }[],
): Promise<ReviewMeeting> {
  t.setNow(BEFORE);
  const meeting = await invited(
    c,
    lines.map(({ proposal }) => proposal.id),
  );
  for (const { proposal, value } of lines) await must(giveOpinion(c.ani, meeting, proposal, 'LAYAK', value));
  t.setNow(THAT_DAY);
  await must(attendance(c, meeting, [c.chair, c.ani, c.budi], [c.pangan]));
  for (const { proposal, decision } of lines)
    await must(decide(c.chair, meeting, proposal, decision, 'Sesuai hasil pembahasan.'));
  return must<ReviewMeeting>(close(c.chair, meeting));
}
