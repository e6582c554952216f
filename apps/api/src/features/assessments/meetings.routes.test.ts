import { beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import type { ReviewCandidates, ReviewMeeting } from '@kerabat/shared/assessments/schema';
import { mailsTo } from '../../../test/mails.ts';
import { startApp } from '../../../test/app.ts';
import { person } from '../../../test/actors.ts';
import { proposals } from '../proposals/proposals.table.ts';
import {
  attendance,
  BEFORE,
  giveOpinion,
  invited,
  mapped,
  meetingOf,
  plan,
  putAgenda,
  readMeeting,
  reviewCast,
  send,
  STARTS,
  THAT_DAY,
  type ReviewCast,
} from '../../../test/reviews.ts';

const t = await startApp();
t.setNow(BEFORE);
let c: ReviewCast;
beforeAll(async () => {
  c = await reviewCast(t);
});

const statusOf = async (id: string) =>
  (await t.db.select().from(proposals).where(eq(proposals.id, id)))[0]?.status;
const unfolded = (mail: string) => mail.replaceAll('=\r\n', '').replaceAll('\r\n ', '');

describe('planning a meeting', () => {
  it('invites everybody who may give an opinion unless the office chooses', async () => {
    const everybody = await plan(c, [], { memberIds: undefined });
    expect(everybody.members.map(({ name }) => name)).toEqual([
      'Sekretaris Daerah',
      'Ani Anggota',
      'Budi Bappeda',
      'Citra Pangan',
    ]);
    expect(everybody).toMatchObject({ status: 'planned', criteria: { version: 0 }, quorumPercent: 50 });
    const some = await plan(c, [c.ani.id]);
    expect(some.members.map(({ id }) => id)).toEqual([c.ani.id]);
  });

  it('refuses a meeting that ends before it begins, and members who may not judge', async () => {
    const early = await send(c.biro, 'POST', '/review-meetings', meetingOf([], { endsAt: STARTS }), {});
    expect(early.json()).toMatchObject({ status: 422, code: 'assessments.ends_before_start' });
    const stranger = await send(c.biro, 'POST', '/review-meetings', meetingOf([c.biro.id]), {});
    expect(stranger.json()).toMatchObject({ status: 422, code: 'assessments.not_a_reviewer' });
    const untitled = await send(c.biro, 'POST', '/review-meetings', meetingOf([], { title: '' }), {});
    expect(untitled.statusCode).toBe(400);
  });

  it('is made once per Idempotency-Key', async () => {
    const make = () =>
      send(c.biro, 'POST', '/review-meetings', meetingOf([]), { 'idempotency-key': 'rapat-satu' });
    const [first, again] = [await make(), await make()];
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.json<ReviewMeeting>().id).toBe(first.json<ReviewMeeting>().id);
  });

  it('belongs to the bureau; agencies do not even learn that there are meetings', async () => {
    const meeting = await plan(c, []);
    for (const who of [c.ani, c.chair, c.auditor])
      expect((await send(who, 'POST', '/review-meetings', meetingOf([]), {})).statusCode).toBe(403);
    const head = await person(t, ['agency_head'], 'DISPANGAN');
    for (const who of [c.operator, head])
      for (const url of ['/review-meetings', `/review-meetings/${meeting.id}`, '/review-rankings?year=2022'])
        expect((await send(who, 'GET', url)).statusCode).toBe(403);
    expect((await t.app.inject('/api/v1/review-meetings')).statusCode).toBe(401);
    expect((await send(c.biro, 'GET', `/review-meetings/${c.biro.id}`)).statusCode).toBe(404);
  });

  it('changes only for who saw its newest version', async () => {
    const meeting = await plan(c, []);
    const url = `/review-meetings/${meeting.id}`;
    const change = (title: string, headers: Record<string, string>) =>
      send(c.biro, 'PATCH', url, { title }, headers);
    expect((await change('Rapat II', {})).statusCode).toBe(428);
    expect((await change('Rapat II', { 'if-match': meeting.etag })).json()).toMatchObject({
      title: 'Rapat II',
    });
    const stale = await change('Rapat III', { 'if-match': meeting.etag });
    expect(stale.statusCode).toBe(412);
    expect(stale.json()).toMatchObject({ changes: [{ action: 'updated', fields: ['title'] }] });
    expect((await change('Rapat II', { 'if-match': '*' })).json<ReviewMeeting>().etag).toBe('"2"');
  });
});

describe('the agenda', () => {
  it('takes mapped proposals in the order of their discussion', async () => {
    const [one, two] = [await mapped(t, c), await mapped(t, c)];
    const meeting = await plan(c, [c.ani.id]);
    const answer = await putAgenda(c.biro, meeting, [two.id, one.id]);
    expect(answer.json<ReviewMeeting>().items.map(({ proposal }) => proposal.id)).toEqual([two.id, one.id]);
    expect(await statusOf(one.id)).toBe('mapped');
    const { proposals: known } = (
      await send(c.biro, 'GET', '/review-meetings/candidates')
    ).json<ReviewCandidates>();
    expect(known.find(({ id }) => id === one.id)?.otherMeeting?.id).toBe(meeting.id);
  });

  it('keeps out a cooperation with a third party without a feasibility study, and says so (scenario 2)', async () => {
    const bare = await mapped(t, c, { kind: 'KSDPK' });
    const meeting = await plan(c, [c.ani.id]);
    const refused = await putAgenda(c.biro, meeting, [bare.id]);
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      code: 'proposals.rules_not_met',
      errors: [{ pointer: '/proposalIds/0', code: 'proposals.feasibility_study_required' }],
    });
    expect(refused.body).toContain('PP 28/2018 ps. 17, 18(2)');
    const full = await mapped(t, c, { kind: 'KSDPK' }, ['KAK', 'SK_FEAS']);
    expect((await putAgenda(c.biro, meeting, [full.id])).statusCode).toBe(200);
  });

  it('names every proposal that lacks its terms of reference', async () => {
    const [one, two] = [await mapped(t, c, {}, []), await mapped(t, c, {}, [])];
    const refused = await putAgenda(c.biro, await plan(c, [c.ani.id]), [one.id, two.id]);
    expect(refused.json<{ errors: { detail: string }[] }>().errors.map(({ detail }) => detail)).toEqual([
      expect.stringContaining(`${one.number}: Lampirkan kerangka acuan kerja`),
      expect.stringContaining(`${two.number}: Lampirkan kerangka acuan kerja`),
    ]);
  });

  it('refuses what is not mapped, what another open meeting has, and the same twice', async () => {
    const meeting = await plan(c, [c.ani.id]);
    const submitted = await mapped(t, c, { status: 'submitted' });
    expect((await putAgenda(c.biro, meeting, [submitted.id])).json()).toMatchObject({
      code: 'assessments.not_reviewable',
    });
    const one = await mapped(t, c);
    await putAgenda(c.biro, await plan(c, [c.ani.id]), [one.id]);
    const taken = await putAgenda(c.biro, meeting, [one.id]);
    expect(taken.json()).toMatchObject({ status: 409, code: 'assessments.on_another_agenda' });
    expect((await putAgenda(c.biro, meeting, [one.id, one.id])).statusCode).toBe(400);
  });
});

describe('the invitation', () => {
  it('brings the agenda into review and sends a letter with a calendar entry to each member', async () => {
    const one = await mapped(t, c);
    const meeting = await invited(c, [one.id], [c.chair, c.ani]);
    expect(meeting).toMatchObject({ status: 'invited', invitedAt: BEFORE.toISOString() });
    expect(await statusOf(one.id)).toBe('in_review');
    const mail = unfolded((await mailsTo(t, `${c.ani.id}@kerabat.example`)).at(-1) ?? '');
    expect(mail).toContain('text/calendar');
    expect(mail).toContain('method=REQUEST');
    const calendar = await send(c.ani, 'GET', `/review-meetings/${meeting.id}/calendar.ics`);
    expect(calendar.headers['content-type']).toContain('text/calendar');
    expect(calendar.body).toContain(`UID:telaah-${meeting.id}@kerabat`);
    expect(calendar.body).toContain('SEQUENCE:0');
  });

  it('is the section head’s; nothing is sent and nothing moves when it is refused', async () => {
    const one = await mapped(t, c);
    const meeting = await plan(c, [c.ani.id]);
    const invite = (who = c.kabag) => send(who, 'POST', `/review-meetings/${meeting.id}/invite`);
    expect((await invite(c.biro)).statusCode).toBe(403);
    expect((await invite()).json()).toMatchObject({ code: 'assessments.empty_agenda' });
    await putAgenda(c.biro, meeting, [one.id]);
    await send(c.biro, 'PATCH', `/review-meetings/${meeting.id}`, { memberIds: [] });
    expect((await invite()).json()).toMatchObject({ code: 'assessments.no_members' });
    expect(await statusOf(one.id)).toBe('mapped');
  });

  it('takes a late proposal straight into review, by who may schedule', async () => {
    const [one, late] = [await mapped(t, c), await mapped(t, c)];
    const meeting = await invited(c, [one.id], [c.ani]);
    expect((await putAgenda(c.biro, meeting, [one.id, late.id])).statusCode).toBe(403);
    expect(await statusOf(late.id)).toBe('mapped');
    expect((await putAgenda(c.kabag, meeting, [one.id, late.id])).statusCode).toBe(200);
    expect(await statusOf(late.id)).toBe('in_review');
  });

  it('is followed by a change with a higher sequence, and by a cancellation', async () => {
    const one = await mapped(t, c);
    const meeting = await invited(c, [one.id], [c.budi]);
    const url = `/review-meetings/${meeting.id}`;
    await send(c.biro, 'PATCH', url, { place: 'Aula', memberIds: [c.budi.id, c.ani.id] });
    const moved = unfolded((await mailsTo(t, `${c.budi.id}@kerabat.example`)).at(-1) ?? '');
    expect(moved).toContain('Perubahan rapat telaah TKKSD');
    expect((await send(c.budi, 'GET', `${url}/calendar.ics`)).body).toContain('SEQUENCE:1');
    const reason = { note: 'Ketua bertugas ke luar daerah.' };
    expect((await send(c.biro, 'POST', `${url}/cancel`)).statusCode).toBe(400);
    expect((await send(c.biro, 'POST', `${url}/cancel`, reason)).json()).toMatchObject({
      status: 'cancelled',
      cancelReason: reason.note,
    });
    const ended = unfolded((await mailsTo(t, `${c.budi.id}@kerabat.example`)).at(-1) ?? '');
    expect(ended).toContain('method=CANCEL');
    expect((await send(c.biro, 'GET', `${url}/calendar.ics`)).body).toContain('STATUS:CANCELLED');
    expect((await send(c.biro, 'PATCH', url, { title: 'x' })).statusCode).toBe(409);
    // What was in review waits for the next meeting.
    expect(await statusOf(one.id)).toBe('in_review');
    expect((await putAgenda(c.biro, await plan(c, [c.ani.id]), [one.id])).statusCode).toBe(200);
  });
});

describe('who came', () => {
  it('is recorded from the day of the meeting on, and says that it takes place', async () => {
    const one = await mapped(t, c);
    const meeting = await invited(c, [one.id]);
    expect((await attendance(c, meeting, [c.chair])).json()).toMatchObject({
      status: 409,
      detail: expect.stringContaining('mulai hari rapat') as string,
    });
    t.setNow(THAT_DAY);
    const url = `/review-meetings/${meeting.id}/presence`;
    const nameless = { items: [{ memberId: c.budi.id, presence: 'represented' }] };
    expect((await send(c.biro, 'PUT', url, nameless)).statusCode).toBe(400);
    const strange = { items: [{ memberId: c.biro.id, presence: 'present' }] };
    expect((await send(c.biro, 'PUT', url, strange)).json()).toMatchObject({
      code: 'assessments.not_invited',
    });
    const held = await send(c.biro, 'PUT', url, {
      items: [
        { memberId: c.chair.id, presence: 'present' },
        { memberId: c.budi.id, presence: 'represented', representedBy: 'Kabid Perencanaan' },
        { memberId: c.ani.id, presence: 'absent' },
      ],
    });
    t.setNow(BEFORE);
    const answer = held.json<ReviewMeeting>();
    expect(answer.status).toBe('held');
    // Four are invited; the one from the proposing agency counts for nothing.
    expect(answer.items[0]?.quorum).toEqual({ eligible: 3, present: 2, needed: 2, missing: 0, isMet: true });
    expect(answer.items[0]?.conflicts.map(({ member, ground }) => [member.name, ground])).toEqual([
      ['Citra Pangan', 'PENGUSUL'],
    ]);
    expect((await send(c.ani, 'PUT', url, strange)).statusCode).toBe(403);
  });
});

describe('what waits for a member', () => {
  it('is counted on the list and disappears with the opinion', async () => {
    const [one, two] = [await mapped(t, c), await mapped(t, c)];
    const member = await person(t, ['tkksd_member'], undefined, 'Eko Anggota');
    const meeting = await invited(c, [one.id, two.id], [member, c.pangan]);
    const waiting = async (who = member) =>
      (await send(who, 'GET', '/review-meetings?status=invited&includeTotal=true'))
        .json<{ items: { id: string; waitingForMe: number }[] }>()
        .items.find(({ id }) => id === meeting.id)?.waitingForMe;
    expect(await waiting()).toBe(2);
    expect(await waiting(c.pangan)).toBe(0);
    await giveOpinion(member, meeting, one);
    expect(await waiting()).toBe(1);
    expect((await readMeeting(member, meeting)).waitingForMe).toBe(1);
  });

  it('is listed page by page, the next meeting first when asked', async () => {
    const read = async (query: string) =>
      (await send(c.biro, 'GET', `/review-meetings?${query}`)).json<{
        items: { id: string; startsAt: string }[];
        nextCursor: string | null;
      }>();
    const later = await plan(c, [], { startsAt: '2027-01-01T02:00:00Z', endsAt: '2027-01-01T03:00:00Z' });
    expect((await read('limit=1')).items[0]?.id).toBe(later.id);
    const first = await read('limit=2&sort=startsAt&from=2026-12-01');
    const next = await read(
      `limit=100&sort=startsAt&from=2026-12-01&cursor=${encodeURIComponent(first.nextCursor ?? '')}`,
    );
    const ids = [...first.items, ...next.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.at(-1)).toBe(later.id);
    expect((await send(c.biro, 'GET', '/review-meetings?cursor=abc')).statusCode).toBe(400);
  });
});
