import { beforeAll, describe, expect, it } from 'vitest';
import type {
  ReviewItem,
  ReviewMeeting,
  ReviewOpinion,
  ReviewOpinions,
} from '@kerabat/shared/assessments/schema';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import {
  attendance,
  BEFORE,
  decide,
  giveOpinion,
  invited,
  itemUrl,
  mapped,
  plan,
  putAgenda,
  readItem,
  reviewCast,
  scores,
  send,
  THAT_DAY,
  type ReviewCast,
} from '../../../test/reviews.ts';

const t = await startApp();
t.setNow(BEFORE);
let c: ReviewCast;
beforeAll(async () => {
  c = await reviewCast(t);
});

const SECRET = 'Catatan yang belum boleh dibaca.';

async function opinionsFor(who: Person, meeting: { id: string }, proposal: { id: string }) {
  const answer = await send(who, 'GET', `${itemUrl(meeting, proposal)}/opinion`);
  expect(answer.statusCode, answer.body).toBe(200);
  return { ...answer.json<ReviewOpinions>(), body: answer.body };
}

const giveSecret = (who: Person, meeting: { id: string }, proposal: { id: string }) =>
  send(
    who,
    'PUT',
    `${itemUrl(meeting, proposal)}/opinion`,
    { opinion: 'TOLAK', note: SECRET, scores: scores(1) },
    { 'if-none-match': '*' },
  );

async function oneInvited(members?: readonly Person[], values: Parameters<typeof mapped>[2] = {}) {
  t.setNow(BEFORE);
  const proposal = await mapped(t, c, values);
  return { proposal, meeting: await invited(c, [proposal.id], members) };
}

describe('an opinion', () => {
  it('is given with a note and a score for each criterion', async () => {
    const { meeting, proposal } = await oneInvited();
    const url = `${itemUrl(meeting, proposal)}/opinion`;
    const put = (payload: Record<string, unknown>) =>
      send(c.ani, 'PUT', url, payload, { 'if-none-match': '*' });
    const given = { opinion: 'LAYAK', note: 'Bermanfaat.', scores: scores(4) };
    expect((await put({ ...given, scores: { RPJMD: 4 } })).json()).toMatchObject({
      status: 422,
      code: 'assessments.scores_incomplete',
    });
    expect((await put({ ...given, scores: scores(4, { LAIN: 3 }) })).json()).toMatchObject({
      errors: [{ pointer: '/scores/LAIN' }],
    });
    for (const bad of [
      { ...given, scores: scores(6) },
      { ...given, note: '' },
      { ...given, opinion: 'YA' },
    ])
      expect((await put(bad)).statusCode).toBe(400);
    expect((await send(c.ani, 'PUT', url, given, {})).statusCode).toBe(428);
    const answer = await put(given);
    expect(answer.json()).toMatchObject({ opinion: 'LAYAK', isOwn: true, earlier: [], etag: '"1"' });
    expect((await put(given)).statusCode).toBe(412);
  });

  it('may be changed until the chair decides, and every earlier one stays on record', async () => {
    const { meeting, proposal } = await oneInvited();
    await giveOpinion(c.ani, meeting, proposal, 'LAYAK', 4);
    const changed = await giveOpinion(c.ani, meeting, proposal, 'TUNDA', 2, { 'if-match': '"1"' });
    expect(changed.json<ReviewOpinion>()).toMatchObject({
      opinion: 'TUNDA',
      earlier: [{ opinion: 'LAYAK', note: 'Pendapat layak.' }],
    });
    t.setNow(THAT_DAY);
    await attendance(c, meeting, [c.chair, c.ani, c.budi]);
    expect((await decide(c.chair, meeting, proposal, 'recommend')).statusCode).toBe(200);
    const late = await giveOpinion(c.ani, meeting, proposal, 'LAYAK', 4, { 'if-match': '*' });
    expect(late.json()).toMatchObject({ status: 409, code: 'assessments.already_decided' });
    expect((await giveOpinion(c.budi, meeting, proposal)).json()).toMatchObject({
      code: 'assessments.already_decided',
    });
  });

  it('is for invited members only, and not before the invitation', async () => {
    const { meeting, proposal } = await oneInvited([c.ani]);
    expect((await giveOpinion(c.budi, meeting, proposal)).json()).toMatchObject({
      status: 403,
      code: 'assessments.not_invited',
    });
    for (const who of [c.biro, c.auditor, c.operator])
      expect((await giveOpinion(who, meeting, proposal)).statusCode).toBe(403);
    const other = await mapped(t, c);
    const planned = await plan(c, [c.ani.id]);
    await putAgenda(c.biro, planned, [other.id]);
    expect((await giveOpinion(c.ani, planned, other)).json()).toMatchObject({
      status: 409,
      code: 'assessments.wrong_status',
    });
    expect((await giveOpinion(c.ani, meeting, other)).statusCode).toBe(404);
  });

  it('leaves no word of itself in the audit log', async () => {
    const { meeting, proposal } = await oneInvited();
    await giveSecret(c.ani, meeting, proposal);
    const records = JSON.stringify(await t.db.select().from(auditRecords));
    expect(records).toContain('review_meeting.opinion_given');
    expect(records).not.toContain(SECRET);
    expect(records).not.toContain('TOLAK');
  });
});

describe('opinions of others', () => {
  it('are hidden from a member, in every answer, until they have given theirs for that proposal', async () => {
    const { meeting, proposal } = await oneInvited();
    await giveSecret(c.ani, meeting, proposal);
    const before = await opinionsFor(c.budi, meeting, proposal);
    expect(before).toMatchObject({
      items: [],
      opinionCount: 1,
      mayReadOpinions: false,
      means: null,
      weighted: null,
    });
    for (const url of [
      '/review-meetings',
      `/review-meetings/${meeting.id}`,
      itemUrl(meeting, proposal),
      `${itemUrl(meeting, proposal)}/opinion`,
      `/proposals/${proposal.id}`,
      `/proposals/${proposal.id}/history`,
      '/review-rankings?year=2022',
    ]) {
      const { body } = await send(c.budi, 'GET', url);
      expect(body, url).not.toContain(SECRET);
      expect(body, url).not.toContain('TOLAK');
    }
    await giveOpinion(c.budi, meeting, proposal, 'LAYAK', 5);
    const after = await opinionsFor(c.budi, meeting, proposal);
    expect(after.items.map(({ member, note }) => [member.name, note])).toEqual([
      ['Ani Anggota', SECRET],
      ['Budi Bappeda', 'Pendapat layak.'],
    ]);
    expect(after).toMatchObject({ weighted: 3, means: { RPJMD: 3 } });
    // Ani gave hers first, so she sees Budi's too.
    expect((await opinionsFor(c.ani, meeting, proposal)).items).toHaveLength(2);
  });

  it('show the chair and the secretariat their number only, until the chair has given theirs', async () => {
    const { meeting, proposal } = await oneInvited();
    await giveSecret(c.ani, meeting, proposal);
    for (const who of [c.chair, c.biro, c.kabag])
      expect(await opinionsFor(who, meeting, proposal)).toMatchObject({ items: [], opinionCount: 1 });
    await giveOpinion(c.chair, meeting, proposal);
    for (const who of [c.chair, c.biro])
      expect((await opinionsFor(who, meeting, proposal)).items).toHaveLength(2);
    for (const who of [c.auditor, c.budi])
      expect((await opinionsFor(who, meeting, proposal)).items).toEqual([]);
  });

  it('open for the chair without an own one when the collection is closed; then nobody gives a first one', async () => {
    const { meeting, proposal } = await oneInvited();
    await giveSecret(c.ani, meeting, proposal);
    const url = `${itemUrl(meeting, proposal)}/close-collection`;
    expect((await send(c.biro, 'POST', url)).statusCode).toBe(403);
    expect((await send(c.chair, 'POST', url, undefined, { 'if-match': '"1"' })).statusCode).toBe(412);
    expect((await send(c.chair, 'POST', url)).json<ReviewItem>().collectionClosedAt).not.toBeNull();
    expect((await opinionsFor(c.chair, meeting, proposal)).items).toHaveLength(1);
    expect((await giveOpinion(c.budi, meeting, proposal)).json()).toMatchObject({
      status: 409,
      code: 'assessments.collection_closed',
    });
    expect((await giveOpinion(c.ani, meeting, proposal, 'TUNDA', 3, { 'if-match': '*' })).statusCode).toBe(
      200,
    );
    expect((await send(c.chair, 'POST', url)).statusCode).toBe(409);
  });
});

describe('a conflict of interest', () => {
  it('binds who works for the proposing or a supporting agency: no opinion, no sight, no place in the quorum', async () => {
    const dispar = await person(t, ['tkksd_member'], 'DISPAR', 'Fajar Pariwisata');
    const { meeting, proposal } = await oneInvited([c.ani, c.pangan, dispar], {
      supportingAgencyIds: [dispar.agencyId ?? ''],
    });
    for (const [who, ground] of [
      [c.pangan, 'PENGUSUL'],
      [dispar, 'PENDUKUNG'],
    ] as const) {
      const item = await readItem(who, meeting, proposal);
      expect(item).toMatchObject({ ownConflict: { ground }, allowedActions: [], expectedCount: 1 });
      expect((await giveOpinion(who, meeting, proposal)).json()).toMatchObject({
        status: 403,
        code: 'assessments.conflict_of_interest',
      });
    }
    await giveSecret(c.ani, meeting, proposal);
    t.setNow(THAT_DAY);
    await attendance(c, meeting, [c.ani, c.pangan, dispar]);
    await decide(c.chair, meeting, proposal, 'reject', SECRET);
    for (const who of [c.pangan, dispar]) {
      const { body } = await send(who, 'GET', `/review-meetings/${meeting.id}`);
      expect(body).not.toContain(SECRET);
      expect((await opinionsFor(who, meeting, proposal)).body).not.toContain(SECRET);
    }
  });

  it('may be declared with a reason; it takes the opinion back and can itself be taken back', async () => {
    const { meeting, proposal } = await oneInvited();
    await giveOpinion(c.ani, meeting, proposal);
    const url = `${itemUrl(meeting, proposal)}/conflict`;
    expect((await send(c.ani, 'PUT', url, { reason: '' })).statusCode).toBe(400);
    expect((await send(c.ani, 'PUT', url, { reason: 'Mitra adalah kerabat.' }, {})).statusCode).toBe(428);
    const declared = await send(c.ani, 'PUT', url, { reason: 'Mitra adalah kerabat.' });
    expect(declared.json<ReviewItem>()).toMatchObject({
      ownConflict: { ground: 'DINYATAKAN', reason: 'Mitra adalah kerabat.' },
      ownOpinion: null,
      opinionCount: 0,
      allowedActions: ['withdraw-conflict'],
    });
    expect((await giveOpinion(c.ani, meeting, proposal)).statusCode).toBe(403);
    expect((await send(c.ani, 'DELETE', url)).json<ReviewItem>().ownConflict).toBeNull();
    const anew = await giveOpinion(c.ani, meeting, proposal, 'TUNDA', 3);
    expect(anew.json<ReviewOpinion>().earlier).toHaveLength(1);
    expect((await send(c.ani, 'DELETE', url)).statusCode).toBe(409);
    expect((await send(c.biro, 'PUT', url, { reason: 'Bukan anggota.' })).statusCode).toBe(403);
  });
});

describe('the decision', () => {
  it('is the chair’s, at the meeting, and needs a reason unless it recommends', async () => {
    const { meeting, proposal } = await oneInvited();
    expect((await decide(c.chair, meeting, proposal, 'recommend')).json()).toMatchObject({
      status: 409,
      code: 'assessments.wrong_status',
    });
    t.setNow(THAT_DAY);
    await attendance(c, meeting, [c.chair, c.ani]);
    for (const who of [c.ani, c.biro, c.kabag])
      expect((await decide(who, meeting, proposal, 'recommend')).statusCode).toBe(403);
    for (const decision of ['reject', 'defer', 'return', 'carry-over'])
      expect((await decide(c.chair, meeting, proposal, decision)).json()).toMatchObject({
        status: 422,
        errors: [{ pointer: '/reason', code: 'assessments.reason_required' }],
      });
    const decided = await decide(c.chair, meeting, proposal, 'defer', 'Menunggu anggaran.');
    expect(decided.json<ReviewItem>().decision).toMatchObject({
      decision: 'defer',
      reason: 'Menunggu anggaran.',
      by: 'Sekretaris Daerah',
    });
    // Nothing has happened to the proposal yet, and nobody outside the team sees it.
    const seen = await send(c.operator, 'GET', `/proposals/${proposal.id}`);
    expect(seen.json()).toMatchObject({ status: 'in_review' });
    expect(seen.body).not.toContain('Menunggu anggaran');
    expect((await readItem(c.auditor, meeting, proposal)).decision).toBeNull();
    // A second thought replaces the first until the meeting is closed.
    expect((await decide(c.chair, meeting, proposal, 'recommend')).json<ReviewItem>().decision).toMatchObject(
      {
        decision: 'recommend',
        reason: null,
      },
    );
  });

  it('loses against an opinion that came meanwhile: the chair looks again', async () => {
    const { meeting, proposal } = await oneInvited();
    t.setNow(THAT_DAY);
    await attendance(c, meeting, [c.chair, c.ani]);
    const { etag } = await readItem(c.chair, meeting, proposal);
    await giveOpinion(c.ani, meeting, proposal, 'TOLAK', 1);
    const late = await send(
      c.chair,
      'POST',
      `${itemUrl(meeting, proposal)}/decision`,
      { decision: 'recommend' },
      { 'if-match': etag },
    );
    expect(late.statusCode).toBe(412);
    expect(late.json()).toMatchObject({ changes: [{ actor: 'Ani Anggota', action: 'opinion_given' }] });
  });

  it('is not taken by a chair with a conflict of interest', async () => {
    const { meeting, proposal } = await oneInvited();
    await send(c.chair, 'PUT', `${itemUrl(meeting, proposal)}/conflict`, {
      reason: 'Komisaris calon mitra.',
    });
    t.setNow(THAT_DAY);
    const held = await attendance(c, meeting, [c.chair, c.ani]);
    expect(held.json<ReviewMeeting>().items[0]?.expectedCount).toBe(2);
    expect((await decide(c.chair, meeting, proposal, 'recommend')).json()).toMatchObject({
      status: 403,
      code: 'assessments.conflict_of_interest',
    });
  });
});
