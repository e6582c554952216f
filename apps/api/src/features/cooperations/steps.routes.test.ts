import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Cooperation } from '@kerabat/shared/cooperations/schema';
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import {
  accept,
  caseOf,
  change,
  crewOf,
  must,
  open as openCase,
  pass,
  read,
  step,
  walkTo,
} from '../../../test/cooperations.ts';
import { mailsTo } from '../../../test/mails.ts';
import { cast } from '../../../test/proposals.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { users } from '../users/users.table.ts';
import { cooperationHistory, cooperationTasks } from './cooperations.table.ts';

const t = await startApp();
const c = await cast(t);
const crew = await crewOf(t, c);

const GONE = { id: '0197b1c2-0000-7000-8000-000000000000' };
const stateOf = ({ stages }: Cooperation, code: string) => stages.find((stage) => stage.code === code)?.state;
const open = ({ openStages }: Cooperation) => openStages.map(({ code }) => code);
const fresh = () => caseOf(t, c);

describe('passing a stage', () => {
  it('opens what comes after it, with a task, history and audit', async () => {
    const made = await fresh();
    const answer = await step(
      c.operator,
      made,
      'advance',
      { stage: 'T1_PERSIAPAN', note: 'KAK siap.' },
      made.etag,
    );
    expect(answer.statusCode, answer.body).toBe(200);
    const after = answer.json<Cooperation>();
    expect(open(after)).toEqual(['T1_TELAAH']);
    expect(answer.headers['etag']).toBe(after.etag);
    expect(after.stages[0]).toMatchObject({
      state: 'passed',
      passedBy: expect.any(String),
      note: 'KAK siap.',
    });
    expect(after.nextActors).toEqual([{ permission: 'cooperation.discuss', label: 'TKKSD' }]);
    const tasks = await t.db
      .select()
      .from(cooperationTasks)
      .where(eq(cooperationTasks.cooperationId, made.id));
    expect(tasks.map(({ stage, requirement }) => [stage, requirement])).toEqual([['T1_TELAAH', null]]);
    const history = await t.db
      .select()
      .from(cooperationHistory)
      .where(eq(cooperationHistory.cooperationId, made.id));
    expect(history.find(({ action }) => action === 'advanced')?.checks).toContainEqual({
      requirement: 'R-OBJEK',
      holds: true,
      overridden: false,
    });
    const audit = await t.db.select().from(auditRecords).where(eq(auditRecords.subjectId, made.id));
    expect(audit.map(({ event }) => event).sort()).toEqual(['cooperation.advanced', 'cooperation.created']);
  });

  it('names everything that is missing, with its pasal', async () => {
    const made = await fresh();
    await must(change(c.biro, made, { planningTargetIds: [], parties: [] }));
    const answer = await step(c.operator, made, 'advance', { stage: 'T1_PERSIAPAN' });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().code).toBe('cooperations.rules_not_met');
    const details = answer
      .json()
      .errors.map(({ detail }: { detail: string }) => detail)
      .join(' | ');
    expect(details).toContain('PP 28/2018 ps. 4(2)-(3)');
    expect(details).toContain('Tambahkan sedikitnya satu mitra');
  });

  it('is for whom it waits: the leading agency prepares, others do not', async () => {
    const made = await fresh();
    for (const by of [c.biro, c.kabag, c.chair]) {
      const answer = await step(by, made, 'advance', { stage: 'T1_PERSIAPAN' });
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'cooperations.not_your_stage']);
    }
    const supporter = await person(t, ['agency_operator'], 'DISNAKKESWAN');
    await must(change(c.biro, made, { supportingAgencyIds: [supporter.agencyId] }));
    expect((await read(supporter, made)).allowedActions).toEqual([]);
    expect((await step(supporter, made, 'advance', { stage: 'T1_PERSIAPAN' })).statusCode).toBe(403);
    expect((await read(c.operator, made)).allowedActions).toEqual(['advance']);
  });

  it('is refused while it is not open, and when there is no such stage', async () => {
    const made = await fresh();
    const waiting = await step(c.kabag, made, 'advance', { stage: 'T4_TTD_KB' });
    expect([waiting.statusCode, waiting.json().code]).toEqual([409, 'cooperations.stage_not_open']);
    expect(waiting.json().detail).toContain('menunggu tahap sebelumnya');
    const unknown = await step(c.kabag, made, 'advance', { stage: 'T99' });
    expect([unknown.statusCode, unknown.json().code]).toEqual([422, 'cooperations.unknown_stage']);
    await pass(t, crew, made, 'T1_PERSIAPAN');
    const passed = await step(c.operator, made, 'advance', { stage: 'T1_PERSIAPAN' });
    expect(passed.json().detail).toContain('sudah selesai');
  });

  it('runs both tracks side by side, and the last stage ends the case', async () => {
    const made = await fresh();
    const discussed = await walkTo(t, crew, made, 'T3_BAHAS_KB');
    expect(open(discussed)).toEqual(['T3_BAHAS_KB', 'T3_BAHAS_KB_MITRA']);
    await walkTo(t, crew, made, 'SELESAI');
    const ended = await must(step(c.kabag, made, 'advance', { stage: 'SELESAI' }));
    expect(ended).toMatchObject({
      status: 'ended',
      openStages: [],
      allowedActions: [],
      ending: { reason: null },
    });
    expect(
      await t.db.select().from(cooperationTasks).where(eq(cooperationTasks.cooperationId, made.id)),
    ).toEqual([]);
    const again = await step(c.kabag, made, 'reopen-stage', { stage: 'SELESAI', note: 'Salah.' });
    expect([again.statusCode, again.json().code]).toEqual([409, 'cooperations.wrong_status']);
  });
});

describe('two officers at once', () => {
  it('one wins, the other learns what has changed', async () => {
    const made = await fresh();
    const colleague = await person(t, ['agency_operator'], 'DISPANGAN', 'Rekan');
    const answers = await Promise.all(
      [c.operator, colleague].map((by) => step(by, made, 'advance', { stage: 'T1_PERSIAPAN' }, made.etag)),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    const lost = answers.find(({ statusCode }) => statusCode === 412)?.json();
    expect(lost).toMatchObject({
      code: 'common.stale',
      changes: [{ action: 'advanced', stage: 'Persiapan', actor: expect.any(String) }],
    });
    expect((await step(c.operator, made, 'advance', { stage: 'T1_TELAAH' }, '')).statusCode).toBe(412);
  });

  it('whoever names no version is asked for one', async () => {
    const made = await fresh();
    for (const [method, address] of [
      ['POST', 'advance'],
      ['POST', 'reopen-stage'],
      ['POST', 'override'],
      ['POST', 'end'],
      ['POST', 'withdraw'],
      ['POST', 'take-over'],
      ['PUT', 'officers'],
    ] as const)
      expect(
        (await c.kabiro.call({ method, url: `/cooperations/${made.id}/${address}`, payload: {} })).statusCode,
        address,
      ).toBe(428);
  });
});

describe('opening a stage again', () => {
  it('takes back all that came after it, with a reason', async () => {
    const made = await fresh();
    await walkTo(t, crew, made, 'T3_HUKUM_KB');
    const back = await must(
      step(c.kabag, made, 'reopen-stage', { stage: 'T2_JAWABAN', note: 'Mitra menarik jawaban.' }),
    );
    expect(open(back)).toEqual(['T2_JAWABAN']);
    expect(stateOf(back, 'T3_SUSUN_KB')).toBe('waiting');
    expect(stateOf(back, 'T2_PENAWARAN')).toBe('passed');
    expect(
      (await step(c.kabag, made, 'reopen-stage', { stage: 'T4_TTD_KB', note: 'x' })).json(),
    ).toMatchObject({
      code: 'cooperations.stage_not_passed',
    });
    expect((await step(c.kabag, made, 'reopen-stage', { stage: 'T2_JAWABAN' })).statusCode).toBe(400);
    expect((await step(c.biro, made, 'reopen-stage', { stage: 'T2_PENAWARAN', note: 'x' })).statusCode).toBe(
      403,
    );
  });
});

describe('letting a requirement pass', () => {
  it('is the bureau head’s, with a reason, and shown for ever', async () => {
    const made = await fresh();
    await walkTo(t, crew, made, 'T3_BAHAS_KB');
    const ask = { stage: 'T3_BAHAS_KB', requirement: 'BA_BAHAS_KB', note: 'Pembahasan lewat surat.' };
    expect((await step(c.kabag, made, 'override', ask)).statusCode).toBe(403);
    expect((await read(c.kabiro, made)).allowedActions).toContain('override');
    const after = await must(step(c.kabiro, made, 'override', ask));
    expect(after.overrides).toMatchObject([
      { requirement: 'BA_BAHAS_KB', reason: 'Pembahasan lewat surat.', by: expect.any(String) },
    ]);
    expect((await step(c.kabiro, made, 'override', ask)).statusCode).toBe(409);
    const passed = await must(step(c.chair, made, 'advance', { stage: 'T3_BAHAS_KB' }));
    expect(passed.overrides).toHaveLength(1);
    const [history] = (
      await must<{ items: { action: string }[] }>(
        c.operator.call({ url: `/cooperations/${made.id}/history` }),
      )
    ).items;
    expect(history?.action).toBe('advanced');
  });

  it('is refused where the law says so, and for what nobody knows', async () => {
    const made = await fresh();
    await must(change(c.biro, made, { parties: [] }));
    const law = await step(c.kabiro, made, 'override', {
      stage: 'T1_PERSIAPAN',
      requirement: 'PARTIES',
      note: 'x',
    });
    expect([law.statusCode, law.json().code]).toEqual([422, 'cooperations.not_overridable']);
    expect(law.json().detail).toContain('PP 28/2018');
    const unknown = await step(c.kabiro, made, 'override', {
      stage: 'T1_PERSIAPAN',
      requirement: 'X',
      note: 'x',
    });
    expect(unknown.json().code).toBe('cooperations.unknown_requirement');
  });
});

describe('the end of a cooperation', () => {
  it('has the reasons of its kind: bankruptcy ends one with a third party only, a new governor none', async () => {
    const made = await fresh();
    await accept(t, made, 'KB');
    const today = new Date().toISOString().slice(0, 10);
    for (const reason of ['E6', 'E7']) {
      const answer = await step(c.kabag, made, 'end', { reason, on: '2026-02-01', note: 'x' });
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'cooperations.reason_not_for_kind']);
      expect(answer.json().detail).toContain('PP 28/2018 ps. 22');
    }
    for (const reason of ['GUBERNUR_BARU', 'E8'])
      expect((await step(c.kabag, made, 'end', { reason, on: today, note: 'x' })).statusCode).toBe(400);
    expect(
      (await step(c.kabag, made, 'end', { reason: 'E3', on: '2999-01-01', note: 'x' })).json().code,
    ).toBe('cooperations.ends_in_future');
    const ended = await must(
      step(c.kabag, made, 'end', { reason: 'E3', on: '2026-02-01', note: 'Sepakat.' }),
    );
    expect(ended).toMatchObject({
      status: 'ended',
      openStages: [],
      ending: { reason: 'E3', label: 'Para pihak sepakat mengakhiri', on: '2026-02-01', note: 'Sepakat.' },
    });
    expect((await step(c.kabag, made, 'withdraw', { reason: 'TANPA_JAWABAN', note: 'x' })).statusCode).toBe(
      409,
    );
    expect((await change(c.biro, made, { title: 'Lain' })).statusCode).toBe(409);
  });

  it('by bankruptcy is possible with a third party (scenario 12)', async () => {
    const made = await must(
      openCase(c.biro, {
        origin: 'MENDESAK',
        originReason: 'Pasokan pangan.',
        title: 'Pasar digital',
        kind: 'KSDPK',
        leadAgencyId: c.operator.agencyId,
      }),
    );
    await accept(t, made, 'PKS');
    const ended = await must(
      step(c.kabag, made, 'end', { reason: 'E7', on: '2026-02-01', note: 'Putusan 5.' }),
    );
    expect(ended.ending?.label).toBe('Pihak ketiga dinyatakan pailit');
  });

  it('needs an agreement; before one binds, the case is withdrawn', async () => {
    const made = await fresh();
    const early = await step(c.kabag, made, 'end', { reason: 'E3', on: '2026-02-01', note: 'x' });
    expect([early.statusCode, early.json().code]).toEqual([409, 'cooperations.nothing_to_end']);
    expect((await read(c.kabag, made)).allowedActions).toEqual(['withdraw']);
    const stopped = await must(
      step(c.kabag, made, 'withdraw', { reason: 'DITOLAK_MITRA', note: 'Surat 12.' }),
    );
    expect(stopped).toMatchObject({ status: 'withdrawn', ending: { label: 'Mitra menolak penawaran' } });
    const bound = await fresh();
    await accept(t, bound, 'PKS');
    const late = await step(c.kabag, bound, 'withdraw', { reason: 'DITOLAK_MITRA', note: 'x' });
    expect([late.statusCode, late.json().code]).toEqual([409, 'cooperations.already_bound']);
    expect((await step(c.biro, bound, 'withdraw', { reason: 'DITOLAK_MITRA', note: 'x' })).statusCode).toBe(
      403,
    );
  });

  it('by a take-over is for compulsory cooperation, by the governor with the minister’s approval', async () => {
    const body = {
      by: 'GUBERNUR_GWPP',
      guidance: 'Dua kali pembinaan.',
      evaluation: 'Tidak ada anggaran.',
      approval: null,
      note: 'Selesai dievaluasi.',
    };
    const voluntary = await fresh();
    const refused = await step(c.kabag, voluntary, 'take-over', body);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'cooperations.only_compulsory']);
    const made = await caseOf(t, c, { kind: 'KSDD_WAJIB', kindReason: 'Berbatasan.' });
    const unapproved = await step(c.kabag, made, 'take-over', body);
    expect([unapproved.statusCode, unapproved.json().code]).toEqual([422, 'cooperations.approval_required']);
    const taken = await must(step(c.kabag, made, 'take-over', { ...body, approval: 'Mendagri 12/2026' }));
    expect(taken).toMatchObject({ status: 'taken_over', ending: { reason: null } });
    expect(taken.ending?.note).toContain('Mendagri 12/2026');
  });
});

describe('the content of a case', () => {
  it('is changed by the bureau, and in part by the leading agency', async () => {
    const made = await fresh();
    const own = await must(
      change(c.operator, made, { background: 'Baru.', answers: { pksSignatory: 'KEPALA_OPD' } }),
    );
    expect(own).toMatchObject({ background: 'Baru.', answers: { pksSignatory: 'KEPALA_OPD' } });
    const refused = await change(c.operator, made, {
      title: 'Lain',
      answers: { lawCheck: made.answers.lawCheck },
    });
    expect(refused.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/title',
      '/answers/lawCheck',
    ]);
    const changed = await must(change(c.biro, made, { title: 'Judul baru', locationCodes: ['13.07'] }));
    expect(changed.title).toBe('Judul baru');
    expect((await must(change(c.biro, made, { title: 'Judul baru' }))).etag).toBe(changed.etag);
    expect((await change(c.biro, made, { title: 'X' }, made.etag)).statusCode).toBe(412);
    expect((await change(c.biro, made, { number: 'KS/1' })).statusCode).toBe(400);
    expect((await change(c.biro, made, { leadAgencyId: GONE.id })).statusCode).toBe(422);
    const found = await c.biro.call({ url: '/cooperations?q=judul+baru' });
    expect(found.json().items.map(({ id }: { id: string }) => id)).toEqual([made.id]);
  });
});

describe('the officers of a case', () => {
  const assign = (by: typeof c.kabag, { id }: { id: string }, payload: object) =>
    by.call({ method: 'PUT', url: `/cooperations/${id}/officers`, headers: { 'if-match': '*' }, payload });

  it('are of the bureau and two; its open tasks go with the officer', async () => {
    const made = await caseOf(t, c);
    await walkTo(t, crew, made, 'T2_JAWABAN');
    const deputy = await person(t, ['bureau_staff'], undefined, 'Wakil');
    const after = await must(assign(c.kabag, made, { officerId: c.biro.id, deputyId: deputy.id }));
    expect(after).toMatchObject({ officer: { id: c.biro.id }, deputy: { name: 'Wakil' } });
    const holders = async () =>
      (await t.db.select().from(cooperationTasks).where(eq(cooperationTasks.cooperationId, made.id))).map(
        ({ assigneeId }) => assigneeId,
      );
    expect(new Set(await holders())).toEqual(new Set([c.biro.id]));
    await must(assign(c.kabag, made, { officerId: deputy.id, deputyId: null }));
    expect(new Set(await holders())).toEqual(new Set([deputy.id]));
    for (const wrong of [
      { officerId: c.operator.id, deputyId: null },
      { officerId: c.biro.id, deputyId: c.biro.id },
    ])
      expect((await assign(c.kabag, made, wrong)).statusCode).toBe(422);
    expect((await assign(c.biro, made, { officerId: c.biro.id, deputyId: null })).statusCode).toBe(403);
    const mine = await c.biro.call({ url: `/cooperations?officerId=${deputy.id}` });
    expect(mine.json().items).toHaveLength(1);
  });
});

describe('what is said about a case', () => {
  it('is seen by all who see it, unless it is the bureau’s own', async () => {
    const made = await fresh();
    const say = (by: typeof c.biro, payload: object) =>
      by.call({ method: 'POST', url: `/cooperations/${made.id}/remarks`, payload });
    const open = await must<{ id: string }>(say(c.operator, { body: 'Mohon arahan.' }));
    const inner = await must<{ id: string }>(say(c.biro, { body: 'Tunggu dulu.', internal: true }));
    const reply = await must<{ internal: boolean }>(say(c.kabag, { body: 'Ya.', replyToId: inner.id }));
    expect(reply.internal).toBe(true);
    const seen = async (by: typeof c.biro) =>
      (await must<{ items: { body: string }[] }>(by.call({ url: `/cooperations/${made.id}/remarks` }))).items
        .length;
    expect([await seen(c.biro), await seen(c.operator)]).toEqual([3, 1]);
    expect((await say(c.operator, { body: 'x', internal: true })).statusCode).toBe(403);
    expect((await say(c.operator, { body: 'x', replyToId: inner.id })).statusCode).toBe(422);
    expect((await say(c.operator, { body: '' })).statusCode).toBe(400);
    const one = (id: string) => c.operator.call({ url: `/cooperations/${made.id}/remarks/${id}` });
    expect([(await one(open.id)).statusCode, (await one(inner.id)).statusCode]).toEqual([200, 404]);
    expect((await say(await person(t, ['leader']), { body: 'x' })).statusCode).toBe(403);
  });
});

describe('a case of others', () => {
  it('is not there for an agency that has no part in it', async () => {
    const made = await fresh();
    const base = `/cooperations/${made.id}`;
    for (const url of [base, `${base}/history`, `${base}/remarks`])
      expect((await c.stranger.call({ url })).statusCode, url).toBe(404);
    expect((await step(c.stranger, made, 'advance', { stage: 'T1_PERSIAPAN' })).statusCode).toBe(404);
    expect((await change(c.stranger, made, { background: 'x' })).statusCode).toBe(404);
    expect(
      (await c.stranger.call({ method: 'POST', url: `${base}/remarks`, payload: { body: 'x' } })).statusCode,
    ).toBe(404);
    expect((await c.stranger.call({ url: '/cooperations?includeTotal=true' })).json()).toMatchObject({
      items: [],
      total: 0,
    });
    expect((await c.stranger.call({ url: '/cooperations/board' })).json()).toEqual({ columns: [] });
    for (const [action, body] of Object.entries({
      end: { reason: 'E3', on: '2026-02-01', note: 'x' },
      withdraw: { reason: 'DITOLAK_MITRA', note: 'x' },
      override: { stage: 'T1_PERSIAPAN', requirement: 'KAK', note: 'x' },
      'reopen-stage': { stage: 'T1_PERSIAPAN', note: 'x' },
    }))
      expect((await step(c.kabiro, GONE, action, body)).statusCode, action).toBe(404);
  });
});

describe('mails', () => {
  it('tell those for whom a stage opens, each once, and never who opened it', async () => {
    const made = await fresh();
    const colleague = await person(t, ['agency_head'], 'DISPANGAN', 'Kepala Dinas');
    await walkTo(t, crew, made, 'T3_SUSUN_KB');
    const [row] = await t.db.select().from(users).where(eq(users.id, colleague.id));
    const mails = (await mailsTo(t, row?.email ?? '')).filter((mail) => mail.includes(made.number));
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('Penyusunan KB, paling lambat');
    expect(mails[0]).toContain(`/kerja-sama/${made.id}`);
    const [chair] = await t.db.select().from(users).where(eq(users.id, c.chair.id));
    const toChair = (await mailsTo(t, chair?.email ?? '')).filter((mail) => mail.includes(made.number));
    expect(toChair).toHaveLength(1);
  });
});
