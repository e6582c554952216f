import { describe, expect, it } from 'vitest';
import type { Proposal } from '@kerabat/shared/proposals/schema';
import { PROPOSAL_STATUSES } from '@kerabat/shared/proposals/vocabulary';
import { PROPOSAL_ACTIONS, findTransitions } from '@kerabat/shared/proposals/workflow';
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { act, attach, cast, draft, reach } from '../../../test/proposals.ts';

const t = await startApp();
const c = await cast(t);

const note = { note: 'Alasan yang jelas.' };

describe('the way of a proposal', () => {
  it('goes from draft to recommended, each step by the office that the law and the bureau name', async () => {
    const done = await reach(t, c, 'recommended');
    expect(done).toMatchObject({ status: 'recommended', version: 1 });
    expect(done.number).toMatch(/^USL\/\d{4}\/DISPANGAN\/\d{4}$/);
    const history = (await c.operator.call({ url: `/proposals/${done.id}/history` })).json<{
      items: { action: string; actor: { name: string } }[];
    }>();
    expect(history.items.map((entry) => entry.action).reverse()).toEqual([
      'created',
      'request-approval',
      'submit',
      'start-verification',
      'edited',
      'map',
      'attached',
      'schedule-review',
      'attached',
      'recommend',
    ]);
  });

  it('returns to the operator when the head sends it back, with the reason in the history', async () => {
    const waiting = await reach(t, c, 'awaiting_head');
    const back = await act(c.head, waiting, 'send-back', { note: 'Lengkapi indikator.' });
    expect(back.json()).toMatchObject({ status: 'draft' });
    const { items } = (await c.operator.call({ url: `/proposals/${waiting.id}/history` })).json<{
      items: { action: string; note: string }[];
    }>();
    expect(items[0]).toMatchObject({ action: 'send-back', note: 'Lengkapi indikator.' });
  });

  it('keeps its number when a return is answered, and counts the hand-ins', async () => {
    const returned = await reach(t, c, 'returned');
    await act(c.operator, returned, 'request-approval');
    const again = (await act(c.head, returned, 'submit')).json<Proposal>();
    expect(again).toMatchObject({ status: 'submitted', number: returned.number, version: 2 });
  });

  it('sends an answer that the head refuses back to "returned", not to "draft"', async () => {
    const returned = await reach(t, c, 'returned');
    await act(c.operator, returned, 'request-approval');
    expect((await act(c.head, returned, 'send-back', note)).json()).toMatchObject({ status: 'returned' });
  });

  it('comes back from a deferral to the state it left', async () => {
    const mapped = await reach(t, c, 'mapped');
    await act(c.biro, mapped, 'defer', note);
    expect((await act(c.kabiro, mapped, 'reopen')).json()).toMatchObject({ status: 'mapped' });
  });

  it('numbers without a gap per agency and year, also when many are handed in at once', async () => {
    const waiting = await Promise.all(Array.from({ length: 8 }, () => reach(t, c, 'awaiting_head')));
    const answers = await Promise.all(waiting.map((proposal) => act(c.head, proposal, 'submit')));
    const numbers = answers
      .map((answer) => Number(answer.json<Proposal>().number?.slice(-4)))
      .sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 8 }, (_unused, index) => (numbers[0] ?? 0) + index));
  });

  it('lets one of two officers win who act at once; the other learns what changed', async () => {
    const submitted = await reach(t, c, 'submitted');
    const answers = await Promise.all([
      act(c.biro, submitted, 'start-verification', {}, submitted.etag),
      act(c.kabag, submitted, 'start-verification', {}, submitted.etag),
    ]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 412]);
    const loser = answers.find((answer) => answer.statusCode === 412);
    expect(loser?.json()).toMatchObject({ code: 'common.stale' });
    expect(loser?.json<{ changes: object[] }>().changes).toEqual([
      {
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        actor: expect.stringMatching(/^Pegawai (bureau_staff|section_head)$/),
        action: 'start-verification',
        fields: [],
      },
    ]);
  });

  it('names the next actor, since when and until when', async () => {
    const submitted = await reach(t, c, 'submitted');
    expect(submitted.nextActors).toEqual([
      { permission: 'proposal.start-verification', label: 'Bagian Kerja Sama' },
    ]);
    expect(submitted.dueOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    const returned = await reach(t, c, 'returned');
    expect(returned.nextActors[0]?.label).toBe('Operator Dinas Pangan');
  });
});

describe('who may take a step', () => {
  it.each([
    ['operator', 'submit', 'awaiting_head', 403],
    ['operator', 'start-verification', 'submitted', 403],
    ['head', 'map', 'in_verification', 403],
    ['biro', 'reject', 'in_verification', 403],
    ['biro', 'schedule-review', 'mapped', 403],
    ['biro', 'return', 'in_review', 403],
    ['kabag', 'recommend', 'in_review', 403],
    ['chair', 'map', 'in_verification', 403],
    ['kabiro', 'start-verification', 'submitted', 403],
    ['stranger', 'submit', 'awaiting_head', 404],
    ['stranger', 'withdraw', 'submitted', 404],
    ['biro', 'return', 'awaiting_head', 404],
  ] as const)('%s may not "%s" a proposal that is %s', async (who, action, status, expected) => {
    const proposal = await reach(t, c, status);
    const answer = await act(
      c[who],
      proposal,
      action,
      ['return', 'reject', 'withdraw'].includes(action) ? note : {},
    );
    expect(answer.statusCode).toBe(expected);
  });

  it('refuses a reviewer who wrote or approved the proposal', async () => {
    const both = await person(t, ['agency_operator', 'bureau_staff'], 'SETDA-PEMOTDA');
    const chief = await person(t, ['agency_head'], 'SETDA-PEMOTDA');
    const own = await draft(t, both);
    await act(both, own, 'request-approval');
    await act(chief, own, 'submit');
    const refused = await act(both, own, 'start-verification');
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({ code: 'proposals.own_work' });
    expect((await act(c.biro, own, 'start-verification')).statusCode).toBe(200);
  });
});

describe('the state decides', () => {
  const possible = [
    'draft',
    'awaiting_head',
    'submitted',
    'in_verification',
    'returned',
    'mapped',
    'in_review',
    'deferred',
    'rejected',
    'withdrawn',
  ] as const;
  const everyone = ['operator', 'head', 'biro', 'kabag', 'kabiro', 'chair'] as const;

  it.each(possible)('every step that the table does not give to "%s" is refused with 409', async (status) => {
    const proposal = await reach(t, c, status);
    for (const action of PROPOSAL_ACTIONS) {
      if (findTransitions(action, status).length > 0) continue;
      const answers = await Promise.all(
        everyone.map((who) =>
          act(c[who], proposal, action, action === 'merge' ? { ...note, intoId: proposal.id } : note),
        ),
      );
      const codes = answers.map((answer) => answer.statusCode);
      expect(
        codes.every((code) => [403, 404, 409].includes(code)),
        `${action}: ${codes.join()}`,
      ).toBe(true);
      const refusals = answers.filter((answer) => answer.statusCode === 409);
      // The bureau does not even learn of what has not been handed in (404).
      const hidden = status === 'draft' || status === 'awaiting_head';
      expect(refusals.length > 0 || hidden, action).toBe(true);
      for (const refusal of refusals)
        expect(refusal.json()).toMatchObject({ code: 'proposals.wrong_status', currentStatus: status });
    }
  });

  it('knows every state of the table', () => {
    expect(PROPOSAL_STATUSES).toHaveLength(13);
  });
});

describe('rules and reasons', () => {
  it('asks for If-Match before any step', async () => {
    const proposal = await reach(t, c, 'submitted');
    const answer = await c.biro.call({ method: 'POST', url: `/proposals/${proposal.id}/start-verification` });
    expect(answer.statusCode).toBe(428);
  });

  it.each([
    ['send-back', 'awaiting_head', 'head'],
    ['return', 'in_verification', 'biro'],
    ['defer', 'in_verification', 'biro'],
    ['reject', 'in_verification', 'kabag'],
    ['withdraw', 'submitted', 'head'],
  ] as const)('"%s" needs a reason', async (action, status, who) => {
    const proposal = await reach(t, c, status);
    const answer = await act(c[who], proposal, action);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ errors: { pointer: string }[] }>().errors[0]?.pointer).toBe('/note');
  });

  it('asks for the fields of a hand-in before the head sees it', async () => {
    const thin = await draft(t, c.operator, { kind: null, affairCodes: [], problem: null });
    const answer = await act(c.operator, thin, 'request-approval');
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ errors: { pointer: string }[] }>().errors.map((error) => error.pointer)).toEqual([
      '/kind',
      '/affairCodes',
      '/problem',
    ]);
  });

  it('R-OBJEK: an object outside the plans needs one of three reasons (PP 28/2018 ps. 4(2)-(3))', async () => {
    const unplanned = await draft(t, c.operator, { planningTargetIds: [] });
    await act(c.operator, unplanned, 'request-approval');
    const refused = await act(c.head, unplanned, 'submit');
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('PP 28/2018 ps. 4(2)-(3), 16(2)-(3)');
    const excepted = await draft(t, c.operator, { planningTargetIds: [], exceptionReason: 'DARURAT' });
    await act(c.operator, excepted, 'request-approval');
    expect((await act(c.head, excepted, 'submit')).statusCode).toBe(200);
  });

  it('R-LARANG: mapping waits for the four checks of ps. 4(4)', async () => {
    const refused = await act(c.biro, await reach(t, c, 'in_verification'), 'map');
    expect(refused.statusCode).toBe(422);
    expect(refused.json<{ errors: { pointer: string }[] }>().errors.map((error) => error.pointer)).toEqual([
      '/lawCheck/morality',
      '/lawCheck/publicOrder',
      '/lawCheck/nationalInterest',
      '/lawCheck/law',
    ]);
  });

  it('R-KL: a ministry as partner forces Sinergi (PP 28/2018 ps. 46, 49)', async () => {
    const ministry = { name: 'Kanwil BPN', type: 'INSTANSI_VERTIKAL', regionCode: null, readiness: null };
    const proposal = await reach(t, c, 'in_verification', {
      candidatePartners: [ministry],
      kindReason: 'Pelaksananya daerah lain.',
    });
    const url = `/proposals/${proposal.id}`;
    const lawCheck = { morality: true, publicOrder: true, nationalInterest: true, law: true };
    const headers = { 'if-match': '*' };
    await c.biro.call({ method: 'PATCH', url, headers, payload: { lawCheck } });
    const refused = await act(c.biro, proposal, 'map');
    expect(refused.json()).toMatchObject({
      status: 422,
      errors: [{ code: 'proposals.central_partner_needs_sinergi' }],
    });
    await c.biro.call({ method: 'PATCH', url, headers, payload: { kind: 'SINERGI' } });
    expect((await act(c.biro, proposal, 'map')).json()).toMatchObject({ status: 'mapped' });
  });

  it('R-SK: a third party needs a feasibility study before the review (PP 28/2018 ps. 17)', async () => {
    const partner = { name: 'PT Contoh', type: 'SWASTA_BH', regionCode: null, readiness: null };
    const proposal = await reach(t, c, 'mapped', { kind: 'KSDPK', candidatePartners: [partner] });
    expect(
      (await act(c.kabag, proposal, 'schedule-review')).json<{ errors: unknown[] }>().errors,
    ).toHaveLength(2);
    await attach(c.operator, proposal, 'KAK');
    const refused = await act(c.kabag, proposal, 'schedule-review');
    expect(refused.json()).toMatchObject({ errors: [{ code: 'proposals.feasibility_study_required' }] });
    await attach(c.operator, proposal, 'SK_FEAS');
    expect((await act(c.kabag, proposal, 'schedule-review')).json()).toMatchObject({ status: 'in_review' });
  });

  it('recommends only with the minutes attached, and follows up only with a case', async () => {
    const proposal = await reach(t, c, 'in_review');
    expect((await act(c.chair, proposal, 'recommend')).statusCode).toBe(422);
    await attach(c.chair, proposal, 'TELAAH');
    expect((await act(c.chair, proposal, 'recommend')).statusCode).toBe(200);
    expect((await act(c.biro, proposal, 'follow-up')).json()).toMatchObject({
      errors: [{ code: 'proposals.case_required' }],
    });
  });

  it('shows what is missing beside the step, before anybody presses it', async () => {
    const proposal = await reach(t, c, 'in_verification');
    const seen = (await c.biro.call({ url: `/proposals/${proposal.id}` })).json<Proposal>();
    expect(seen.allowedActions).toEqual(['return', 'map', 'defer', 'merge']);
    expect(seen.blockers.filter((blocker) => blocker.action === 'map')).toHaveLength(4);
  });

  it('merges into another running proposal, which keeps standing', async () => {
    const [one, two] = [await reach(t, c, 'submitted'), await reach(t, c, 'submitted')];
    expect((await act(c.biro, one, 'merge', { ...note, intoId: one.id })).statusCode).toBe(422);
    const merged = (await act(c.biro, one, 'merge', { ...note, intoId: two.id })).json<Proposal>();
    expect(merged).toMatchObject({ status: 'merged', mergedInto: { id: two.id }, allowedActions: [] });
    const hidden = await reach(t, c, 'draft');
    expect((await act(c.biro, two, 'merge', { ...note, intoId: hidden.id })).statusCode).toBe(404);
  });
});
