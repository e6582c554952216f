import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Cooperation } from '@kerabat/shared/cooperations/schema';
import type { Proposal } from '@kerabat/shared/proposals/schema';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { caseOf, must, open } from '../../../test/cooperations.ts';
import { cast, reach, targetId } from '../../../test/proposals.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { partners } from '../partners/partners.table.ts';
import { proposals } from '../proposals/proposals.table.ts';
import { cooperations, cooperationTasks } from './cooperations.table.ts';
import { cooperationPapers } from './papers.table.ts';

const t = await startApp();
const c = await cast(t);

const agencyId = async (numberCode: string): Promise<string> => {
  const [row] = await t.db.select().from(agencies).where(eq(agencies.numberCode, numberCode));
  return row?.id ?? '';
};
const statusOf = async (id: string) =>
  (await t.db.select({ status: proposals.status }).from(proposals).where(eq(proposals.id, id)))[0]?.status;
const partner = async (name: string, type: string, more: Record<string, unknown> = {}) => {
  const [row] = await t.db
    .insert(partners)
    .values({ name, nameKey: name.toLowerCase(), typeCode: type, ...more })
    .returning();
  return row?.id ?? '';
};
const direct = async (more: Record<string, unknown> = {}) => ({
  origin: 'MENDESAK',
  originReason: 'Bencana banjir bandang.',
  title: 'Penanganan darurat jalan Malalak',
  kind: 'KSDD_SUKARELA',
  leadAgencyId: await agencyId('DISPANGAN'),
  ...more,
});

describe('a case from recommended proposals', () => {
  it('takes over what they say, and follows them up in the same step', async () => {
    const made = await caseOf(t, c, {
      background: 'Panen raya.',
      scope: ['Distribusi'],
      indicators: [{ name: 'Pasokan', unit: 'ton', baseline: 1, target: 2 }],
      dprdAnswers: { levy: false, multiYear: true, assets: false, guarantee: false, inCurrentBudget: true },
    });
    expect(made).toMatchObject({
      number: expect.stringMatching(/^KS\/\d{4}\/\d{4}$/),
      title: 'Distribusi bawang merah Alahan Panjang',
      kind: 'KSDD_SUKARELA',
      route: 'full',
      origin: 'PROPOSAL',
      status: 'running',
      leadAgency: { numberCode: 'DISPANGAN' },
      partnerNames: ['Pemerintah Provinsi Riau'],
      background: 'Panen raya.',
      scope: ['Distribusi'],
      affairCodes: ['2.09'],
      planningTargetIds: [await targetId(t)],
      indicators: [{ name: 'Pasokan', target: 2 }],
      procedure: { code: 'KSDD_SUKARELA', version: 1, isCurrent: true },
      openStages: [{ code: 'T1_PERSIAPAN' }],
    });
    expect(made.answers.dprd.multiYear).toBe(true);
    expect(made.answers.lawCheck).toEqual({
      morality: true,
      publicOrder: true,
      nationalInterest: true,
      law: true,
    });
    expect(made.parties.map(({ order, name }) => [order, name])).toEqual([
      [1, 'Pemerintah Provinsi Sumatera Barat'],
      [2, 'Pemerintah Provinsi Riau'],
    ]);
    expect(await statusOf(made.proposals[0]?.id ?? '')).toBe('followed_up');
    const preparation = made.stages.find(({ code }) => code === 'T1_PERSIAPAN');
    expect(preparation).toMatchObject({ state: 'open', missing: [], mayAdvance: false });
    expect(preparation?.actor.label).toBe('Dinas Pangan');
  });

  it('is named by its proposal to whoever may see the case, and to nobody else', async () => {
    const early = await reach(t, c, 'recommended');
    const casesSeenBy = async (by: Person, id: string) =>
      (await by.call({ url: `/proposals/${id}` })).json<Proposal>().cooperations;
    expect(await casesSeenBy(c.operator, early.id)).toEqual([]);
    const made = await must(open(c.biro, { proposalIds: [early.id] }));
    const named = [{ id: made.id, number: made.number, title: made.title }];
    expect(await casesSeenBy(c.operator, early.id)).toEqual(named);
    expect(await casesSeenBy(c.biro, early.id)).toEqual(named);
    await t.db
      .update(cooperations)
      .set({ leadAgencyId: c.stranger.agencyId ?? '', supportingAgencyIds: [] })
      .where(eq(cooperations.id, made.id));
    expect(await casesSeenBy(c.operator, early.id)).toEqual([]);
    expect(await casesSeenBy(c.biro, early.id)).toEqual(named);
  });

  it('has the papers that the TKKSD has seen with them', async () => {
    const made = await caseOf(t, c);
    const papers = await t.db
      .select()
      .from(cooperationPapers)
      .where(eq(cooperationPapers.cooperationId, made.id));
    expect(papers.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      'KAK accepted',
      'TELAAH accepted',
    ]);
  });

  it('may join several; the burden of one weighs on all, and each partner is a party once', async () => {
    const answers = { levy: false, multiYear: false, assets: false, guarantee: false, inCurrentBudget: true };
    const one = await reach(t, c, 'recommended', { dprdAnswers: answers });
    const two = await reach(t, c, 'recommended', {
      title: 'Pengolahan bawang merah',
      dprdAnswers: { ...answers, inCurrentBudget: false },
      candidatePartners: [
        { name: 'Pemprov Riau', type: 'PEMDA_PROV', regionCode: '14' },
        { name: 'Pemerintah Provinsi Jambi', type: 'PEMDA_PROV', regionCode: '15' },
      ],
    });
    const made = await must(open(c.biro, { proposalIds: [one.id, two.id], title: 'Rantai bawang merah' }));
    expect(made.title).toBe('Rantai bawang merah');
    expect(made.proposals).toHaveLength(2);
    expect(made.partnerNames).toEqual(['Pemerintah Provinsi Riau', 'Pemerintah Provinsi Jambi']);
    expect(made.answers.dprd).toMatchObject({ levy: false, inCurrentBudget: false });
  });

  it('refuses proposals of different kinds, in words', async () => {
    const one = await reach(t, c, 'recommended');
    const two = await reach(t, c, 'recommended', { kind: 'KSDD_WAJIB', kindReason: 'Berbatasan.' });
    const answer = await open(c.biro, { proposalIds: [one.id, two.id] });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'cooperations.kinds_differ' });
    expect(answer.json().detail).toContain('KSDD');
    expect(await statusOf(one.id)).toBe('recommended');
  });

  it('refuses one that is not recommended, and one that nobody knows', async () => {
    const early = await reach(t, c, 'mapped');
    const answer = await open(c.biro, { proposalIds: [early.id] });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'cooperations.proposal_not_recommended']);
    const unknown = await open(c.biro, { proposalIds: ['0197b1c2-0000-7000-8000-000000000000'] });
    expect(unknown.statusCode).toBe(422);
    expect(unknown.json().errors[0].pointer).toBe('/proposalIds/0');
    const none = await open(c.biro, {});
    expect(none.json()).toMatchObject({ code: 'cooperations.proposal_required' });
  });

  it('is numbered without a gap, even when many are opened at once and some are refused', async () => {
    const before = await t.db.select().from(cooperations);
    const answers = await Promise.all(
      Array.from({ length: 6 }, async (_each, index) =>
        open(c.biro, await direct(index % 3 === 2 ? { affairCodes: ['9.99'] } : {})),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 201, 201, 201, 422, 422]);
    const numbers = (await t.db.select().from(cooperations)).map(({ number }) => Number(number.slice(-4)));
    expect(numbers.sort((a, b) => a - b)).toEqual(
      Array.from({ length: before.length + 4 }, (_each, index) => index + 1),
    );
  });

  it('is made once when the request is sent twice', async () => {
    const payload = await direct();
    const send = () =>
      c.biro.call({
        method: 'POST',
        url: '/cooperations',
        headers: { 'idempotency-key': 'sekali' },
        payload,
      });
    const [first, second] = [await send(), await send()];
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.json<Cooperation>().id).toBe(first.json<Cooperation>().id);
  });
});

describe('a case without proposals', () => {
  it('is opened with a reason, a title and a leading agency', async () => {
    const made = await must(open(c.biro, await direct()));
    expect(made).toMatchObject({
      origin: 'MENDESAK',
      originReason: 'Bencana banjir bandang.',
      proposals: [],
      initiator: 'DAERAH',
    });
    const { originReason: _reason, ...unexplained } = await direct();
    expect((await open(c.biro, unexplained)).json()).toMatchObject({
      code: 'cooperations.origin_reason_required',
    });
    const { title: _title, leadAgencyId: _lead, ...bare } = await direct();
    const answer = await open(c.biro, bare);
    expect(answer.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/title',
      '/leadAgencyId',
    ]);
    const { kind: _kind, ...unkind } = await direct();
    expect((await open(c.biro, unkind)).json()).toMatchObject({ code: 'cooperations.kind_required' });
  });

  it('that came as an offer of a partner is by initiative of the partner', async () => {
    const made = await must(
      open(c.biro, await direct({ origin: 'TAWARAN_MITRA', kind: 'KSDPK', title: 'Pasar digital' })),
    );
    expect(made).toMatchObject({ initiator: 'MITRA', procedure: { code: 'KSDPK_MITRA' } });
  });
});

describe('a central or vertical office (scenario 1)', () => {
  it('is a party of a Sinergi only; the refusal names the pasal', async () => {
    const bpn = await partner('Kanwil BPN Sumatera Barat', 'INSTANSI_VERTIKAL');
    for (const kind of ['KSDPK', 'KSDD_SUKARELA']) {
      const answer = await open(c.biro, await direct({ kind, parties: [{ partnerId: bpn }] }));
      expect(answer.statusCode).toBe(422);
      expect(answer.json().detail).toContain('PP 28/2018 ps. 46, 49');
      expect(answer.json().errors[0].pointer).toBe('/parties/0');
    }
    const made = await must(open(c.biro, await direct({ kind: 'SINERGI', parties: [{ partnerId: bpn }] })));
    expect(made.procedure.code).toBe('SINERGI');
    const texts = made.stages.map(({ code }) => code).join(' ');
    expect(texts).not.toMatch(/KB|PKS/);
  });
});

describe('what the law sends elsewhere', () => {
  it('is only registered, with the reason, unless the whole way is chosen', async () => {
    const asset = { kind: 'KSDPK', thirdPartySubtype: 'ASET' };
    const made = await must(open(c.biro, await direct(asset)));
    expect(made).toMatchObject({ route: 'register', procedure: { code: 'PENCATATAN' } });
    expect(made.registerReason).toContain('PP 28/2018 ps. 15(3)');
    const whole = await must(open(c.biro, await direct({ ...asset, route: 'full' })));
    expect(whole).toMatchObject({ route: 'full', procedure: { code: 'KSDPK_DAERAH' }, registerReason: null });
  });

  it('is nothing else: a public service goes the whole way', async () => {
    const answer = await open(
      c.biro,
      await direct({ kind: 'KSDPK', thirdPartySubtype: 'PELAYANAN_PUBLIK', route: 'register' }),
    );
    expect(answer.json()).toMatchObject({ code: 'cooperations.register_not_offered' });
  });
});

describe('what a request may say', () => {
  it('is checked: codes, partners, unknown fields', async () => {
    const id = await partner('PT Semen Padang', 'BUMN');
    const twice = await open(
      c.biro,
      await direct({ kind: 'KSDPK', parties: [{ partnerId: id }, { partnerId: id }] }),
    );
    expect(twice.json()).toMatchObject({ code: 'cooperations.unknown_partner' });
    expect((await open(c.biro, await direct({ locationCodes: ['99.99'] }))).statusCode).toBe(422);
    expect((await open(c.biro, await direct({ status: 'ended' }))).statusCode).toBe(400);
    expect((await open(c.biro, await direct({ origin: 'PROPOSAL' }))).statusCode).toBe(422);
  });

  it('asks for the type of a partner that nobody knows yet', async () => {
    const proposal = await reach(t, c, 'recommended', {
      candidatePartners: [{ name: 'Mitra tanpa jenis' }],
    });
    const answer = await open(c.biro, { proposalIds: [proposal.id] });
    expect(answer.json()).toMatchObject({ code: 'partners.type_missing' });
    expect(await statusOf(proposal.id)).toBe('recommended');
  });

  it('is for the bureau', async () => {
    expect(
      (await t.app.inject({ method: 'POST', url: '/api/v1/cooperations', payload: {} })).statusCode,
    ).toBe(401);
    for (const by of [c.operator, c.chair, await person(t, ['admin'])])
      expect((await open(by, await direct())).statusCode).toBe(403);
  });
});

describe('the tasks of a new case', () => {
  it('are its open stage and what this stage lacks, each with who may do it', async () => {
    const made = await must(open(c.biro, await direct()));
    const tasks = await t.db
      .select()
      .from(cooperationTasks)
      .where(eq(cooperationTasks.cooperationId, made.id));
    const told = tasks.map(({ stage, requirement, permission }) => `${stage} ${requirement} ${permission}`);
    expect(told).toContain('T1_PERSIAPAN null cooperation.prepare');
    expect(told).toContain('T1_PERSIAPAN PARTIES cooperation.prepare');
    expect(told).toContain('T1_PERSIAPAN KAK cooperation.prepare');
  });
});
