import { describe, expect, it } from 'vitest';
import type { Cooperation } from '@kerabat/shared/cooperations/schema';
import { addWorkingDays, officeDay } from '@kerabat/shared/time/working-days';
import { startApp } from '../../../test/app.ts';
import {
  accept,
  caseOf,
  change,
  crewOf,
  must,
  NO_BURDEN,
  offer,
  open,
  pass,
  read,
  step,
  walkTo,
} from '../../../test/cooperations.ts';
import { cast } from '../../../test/proposals.ts';
import { partners } from '../partners/partners.table.ts';
import { holidays } from '../settings/settings.table.ts';

/** The acceptance scenarios of domain §10 that belong to cases. */

const t = await startApp();
const c = await cast(t);
const crew = await crewOf(t, c);

const stageOf = ({ stages }: Cooperation, code: string) => stages.find((stage) => stage.code === code);
const openCodes = ({ openStages }: Cooperation) => openStages.map(({ code }) => code);
const partner = async (name: string, typeCode: string, regionCode: string | null = null) => {
  const [row] = await t.db
    .insert(partners)
    .values({ name, nameKey: name.toLowerCase(), typeCode, regionCode })
    .returning();
  return { partnerId: row?.id ?? '' };
};
const direct = (kind: string, more: Record<string, unknown> = {}) =>
  must(
    open(c.biro, {
      origin: 'MENDESAK',
      originReason: 'Ditugaskan Gubernur.',
      title: 'Kerja sama uji',
      kind,
      leadAgencyId: c.operator.agencyId,
      exceptionReason: 'PSN',
      ...more,
    }),
  );
const requirements = async (found: Cooperation, by = c.operator) => {
  const [stage] = (await read(by, found)).openStages;
  return stageOf(await read(by, found), stage?.code ?? '')?.missing.map(({ requirement }) => requirement);
};

describe('scenario 1: a partner that is a central or vertical office', () => {
  it('cannot be added to a case of another kind either', async () => {
    const made = await caseOf(t, c);
    const bpn = await partner('Kanwil BPN', 'INSTANSI_VERTIKAL');
    const answer = await change(c.biro, made, { parties: [bpn] });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().detail).toContain('PP 28/2018 ps. 46, 49');
  });
});

describe('scenario 2: an offer of a third party without a feasibility study', () => {
  it('does not come before the TKKSD', async () => {
    const firm = await partner('PT Pasar Digital', 'SWASTA_BH');
    const made = await direct('KSDPK', { origin: 'TAWARAN_MITRA', parties: [firm] });
    expect(made.procedure.code).toBe('KSDPK_MITRA');
    await offer(t, made, 'sent');
    const refused = await step(c.biro, made, 'advance', { stage: 'T2_PENAWARAN' });
    expect(refused.statusCode).toBe(422);
    expect(refused.json().detail).toMatch(/studi kelayakan.*PP 28\/2018 ps\. 18/);
    await accept(t, made, 'SK_FEAS');
    expect(openCodes(await pass(t, crew, made, 'T2_PENAWARAN'))).toEqual(['T1_PERSIAPAN']);
    await pass(t, crew, made, 'T1_PERSIAPAN');
    const judged = await step(c.chair, made, 'advance', { stage: 'T1_TELAAH' });
    expect(judged.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toContain(
      '/answers/thirdPartyCriteria/masterPlan',
    );
  });
});

describe('scenario 3: a PKS that the current APBD does not pay for', () => {
  it('waits for the DPRD before it is drafted; the decision of the DPRD releases it', async () => {
    const made = await caseOf(t, c, { dprdAnswers: { ...NO_BURDEN, inCurrentBudget: false } });
    const asked = await walkTo(t, crew, made, 'T5_MOHON_DPRD');
    expect(stageOf(asked, 'T6_SUSUN_PKS')?.state).toBe('waiting');
    const early = await step(c.operator, made, 'advance', { stage: 'T6_SUSUN_PKS' });
    expect([early.statusCode, early.json().code]).toEqual([409, 'cooperations.stage_not_open']);
    await pass(t, crew, made, 'T5_MOHON_DPRD');
    const waiting = await read(c.biro, made);
    expect(waiting.nextActors.map(({ label }) => label)).toContain('DPRD Provinsi');
    const unanswered = await step(c.biro, made, 'advance', { stage: 'T5_DPRD' });
    expect(unanswered.json().errors[0].detail).toMatch(/DPRD.*PP 28\/2018 ps\. 6\(2\)/);
    await accept(t, made, 'KEP_DPRD');
    const released = await must(step(c.biro, made, 'advance', { stage: 'T5_DPRD' }));
    expect(openCodes(released)).toContain('T6_SUSUN_PKS');
  });

  it('does not wait where nothing burdens and all is budgeted', async () => {
    const made = await caseOf(t, c, { dprdAnswers: NO_BURDEN });
    const drafted = await walkTo(t, crew, made, 'T6_SUSUN_PKS');
    expect(stageOf(drafted, 'T5_DPRD')?.state).toBe('skipped');
    const burdened = await must(change(c.biro, made, { answers: { dprd: { ...NO_BURDEN, levy: true } } }));
    expect(openCodes(burdened)).toContain('T5_MOHON_DPRD');
    expect(openCodes(burdened)).not.toContain('T6_SUSUN_PKS');
  });
});

describe('scenario 5: an object in no plan', () => {
  it('is stopped at the preparation, until it is planned or excepted', async () => {
    const made = await direct('KSDD_SUKARELA', {
      exceptionReason: null,
      parties: [await partner('Pemerintah Provinsi Bengkulu', 'PEMDA_PROV', '17')],
    });
    await accept(t, made, 'KAK');
    const answer = await step(c.operator, made, 'advance', { stage: 'T1_PERSIAPAN' });
    expect(answer.json().errors).toEqual([
      expect.objectContaining({
        pointer: '/planningTargetIds',
        detail: expect.stringContaining('PP 28/2018 ps. 4(2)-(3)') as string,
      }),
    ]);
    await must(change(c.biro, made, { exceptionReason: 'DARURAT' }));
    await must(step(c.operator, made, 'advance', { stage: 'T1_PERSIAPAN' }));
  });
});

describe('scenario 6: the DPRD about a cooperation abroad', () => {
  it('has 45 working days from the request, without holidays; later an alarm rings and nothing is blocked', async () => {
    const day = new Date('2026-03-02T03:00:00Z');
    t.setNow(day);
    const closed = ['2026-03-20', '2026-03-23', '2026-04-03'];
    await t.db.delete(holidays);
    await t.db.insert(holidays).values(closed.map((each) => ({ day: each, name: 'Libur' })));
    const made = await direct('KSDPL', { parties: [await partner('Prefektur Ehime', 'PEMDA_LN')] });
    await walkTo(t, crew, made, 'L6_MOHON_DPRD');
    const asked = await pass(t, crew, made, 'L6_MOHON_DPRD');
    const due = addWorkingDays(officeDay(day), 45, new Set(closed));
    expect(due).toBe('2026-05-07');
    expect(asked.openStages).toMatchObject([{ code: 'L6_DPRD', dueOn: due }]);
    expect(stageOf(asked, 'L6_DPRD')?.limitBasis).toContainEqual({
      text: expect.stringContaining('PP 28/2018 ps. 30(4)') as string,
      certainty: 'read',
    });
    t.setNow(new Date(`${due}T03:00:00Z`));
    expect((await read(c.biro, made)).alarms.map(({ kind }) => kind)).not.toContain('STAGE_OVERDUE');
    t.setNow(new Date('2026-05-08T03:00:00Z'));
    expect((await read(c.biro, made)).alarms).toContainEqual(
      expect.objectContaining({ kind: 'STAGE_OVERDUE', since: due, days: 1 }),
    );
    const late = await c.kabiro.call({ url: '/cooperations?alarm=STAGE_OVERDUE' });
    expect(late.json().items.map(({ id }: { id: string }) => id)).toContain(made.id);
    expect(openCodes(await pass(t, crew, made, 'L6_DPRD'))).toEqual(['L7_PERTIMBANGAN']);
    t.setNow(undefined);
  });
});

describe('scenario 8: a new governor', () => {
  it('changes nothing, and is no reason to end a cooperation', async () => {
    const made = await caseOf(t, c);
    await accept(t, made, 'KB');
    const answer = await step(c.kabag, made, 'end', {
      reason: 'GUBERNUR_BARU',
      on: '2026-02-20',
      note: 'Gubernur baru dilantik.',
    });
    expect(answer.statusCode).toBe(400);
    expect((await read(c.biro, made)).etag).toBe(made.etag);
  });
});

describe('scenario 9: compulsory cooperation with Kabupaten Mukomuko', () => {
  it('needs the national technical coordination', async () => {
    const made = await direct('KSDD_WAJIB', {
      parties: [await partner('Pemerintah Kabupaten Mukomuko', 'PEMDA_KAB', '17.06')],
    });
    await pass(t, crew, made, 'T1_PERSIAPAN');
    const found = await read(c.biro, made);
    expect(openCodes(found)).toContain('T1_KORTEK');
    expect(stageOf(found, 'T1_KORTEK')?.missing).toMatchObject([
      { requirement: 'R-KORTEK', detail: expect.stringMatching(/nasional.*PP 28\/2018 ps\. 5\(2\)b/) },
    ]);
    await pass(t, crew, made, 'T1_TELAAH');
    expect((await step(c.kabag, made, 'advance', { stage: 'T2_PENAWARAN' })).statusCode).toBe(409);
    await accept(t, made, 'BA_KORTEK');
    expect(openCodes(await pass(t, crew, made, 'T1_KORTEK'))).toEqual(['T2_PENAWARAN']);
  });
});

describe('scenario 10: a KB that no PKS follows', () => {
  it('is in the list of alarms after the months that the office has set', async () => {
    const made = await caseOf(t, c, { dprdAnswers: NO_BURDEN });
    await walkTo(t, crew, made, 'T6_SUSUN_PKS');
    const listed = async () =>
      (await c.kabiro.call({ url: '/cooperations?alarm=KB_WITHOUT_PKS' }))
        .json<{ items: Cooperation[] }>()
        .items.map(({ id }) => id);
    t.setNow(new Date('2027-01-05T03:00:00Z'));
    expect(await listed()).not.toContain(made.id);
    t.setNow(new Date('2027-01-06T03:00:00Z'));
    expect(await listed()).toContain(made.id);
    expect((await read(c.biro, made)).alarms.map(({ kind }) => kind)).toContain('KB_WITHOUT_PKS');
    t.setNow(undefined);
  });
});

it('what an agency lacks at its stage stands on the case', async () => {
  const made = await direct('KSDD_SUKARELA', { exceptionReason: null });
  expect(await requirements(made)).toEqual(expect.arrayContaining(['R-OBJEK', 'PARTIES', 'KAK']));
});
