import { beforeAll, expect, it } from 'vitest';
import type { Duties, HandOverResult } from '@kerabat/shared/duties/schema';
import type { ReviewMeeting } from '@kerabat/shared/assessments/schema';
import type { TaskList } from '@kerabat/shared/tasks/schema';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import {
  attendance,
  BEFORE,
  decide,
  giveOpinion,
  invited,
  mapped,
  plan,
  reviewCast,
  THAT_DAY,
} from '../../../test/reviews.ts';

const t = await startApp();
const c = await reviewCast(t);
const admin = await person(t, ['admin']);
let proposalId = '';
let meeting: ReviewMeeting;

const tasks = async (by: Person) => {
  const answer = await by.call({ url: '/tasks?limit=100&source=review' });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<TaskList>().items;
};
const seen = async (by: Person) => (await tasks(by)).map(({ place, holder }) => [place.stage, holder]);

beforeAll(async () => {
  t.setNow(BEFORE);
  proposalId = (await mapped(t, c)).id;
  meeting = await invited(c, [proposalId]);
});

it('an opinion waits for every invited member, by name, until the day of the meeting', async () => {
  expect(await tasks(c.ani)).toMatchObject([
    {
      source: 'review',
      step: 'Beri pendapat telaah',
      detail: 'Rapat telaah I',
      holder: 'me',
      dueOn: '2026-12-01',
      place: { id: meeting.id, stage: 'opinion', partId: proposalId },
      may: { reassign: false },
    },
  ]);
  expect(await seen(await person(t, ['tkksd_member']))).toEqual([]);
});

it('nobody is asked to judge the proposal of their own agency', async () => {
  expect(await seen(c.pangan)).toEqual([]);
});

it('a given opinion waits no more; the decision waits for the chair, once', async () => {
  expect((await giveOpinion(c.ani, meeting, { id: proposalId })).statusCode).toBeLessThan(300);
  expect(await seen(c.ani)).toEqual([]);
  expect(await seen(c.chair)).toEqual([
    ['opinion', 'me'],
    ['decide', 'office'],
  ]);
  const all = (await c.chair.call({ url: '/tasks' })).json<TaskList>().summary;
  expect(all.bySource.map(({ source }) => source)).toEqual(['review']);
});

it('the seat in an open meeting goes with a hand-over, the opinions stay their giver’s', async () => {
  const duties = await admin.call({ url: `/users/${c.budi.id}/duties` });
  expect(duties.json<Duties>().counts.review).toBe(1);
  const refused = await admin.call({
    method: 'POST',
    url: `/users/${c.budi.id}/duties/hand-over`,
    payload: { toId: c.biro.id },
  });
  expect(refused.statusCode).toBe(422);
  const toMember = await admin.call({
    method: 'POST',
    url: `/users/${c.budi.id}/duties/hand-over`,
    payload: { toId: c.ani.id },
  });
  expect(toMember.json<HandOverResult>()).toMatchObject({ total: 0, left: [{ kind: 'review' }] });
  const newcomer = await person(t, ['planning_reviewer'], undefined, 'Eka Bappeda');
  const moved = await admin.call({
    method: 'POST',
    url: `/users/${c.budi.id}/duties/hand-over`,
    payload: { toId: newcomer.id },
  });
  expect(moved.json<HandOverResult>()).toMatchObject({ total: 1, left: [] });
  expect(await seen(c.budi)).toEqual([]);
  expect(await seen(newcomer)).toEqual([['opinion', 'me']]);
});

it('the secretariat invites a planned meeting, and closes one in which everything is decided', async () => {
  await plan(c, [c.chair.id], { title: 'Rapat telaah II' });
  expect(await seen(c.biro)).toEqual([['invite', 'office']]);
  t.setNow(THAT_DAY);
  await giveOpinion(c.chair, meeting, { id: proposalId });
  expect((await attendance(c, meeting, [c.chair, c.ani, c.pangan])).statusCode).toBe(200);
  const decided = await decide(
    c.chair,
    meeting,
    { id: proposalId },
    'carry-over',
    'Lanjut pada rapat kedua.',
  );
  expect(decided.statusCode, decided.body).toBe(200);
  expect(await seen(c.biro)).toEqual([
    ['close', 'office'],
    ['invite', 'office'],
  ]);
  expect(await seen(c.ani)).toEqual([]);
});
