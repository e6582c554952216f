import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Escalations } from '@kerabat/shared/cooperations/list.schema';
import type { Cooperation, CooperationSummary } from '@kerabat/shared/cooperations/schema';
import { ALARM_KINDS } from '@kerabat/shared/cooperations/vocabulary';
import { addDays, officeDay } from '@kerabat/shared/time/working-days';
import { person, type Person } from '../../../test/actors.ts';
import { startApp, type TestApp } from '../../../test/app.ts';
import { caseOf } from '../../../test/cooperations.ts';
import { mailsTo } from '../../../test/mails.ts';
import { cast, form, PDF } from '../../../test/proposals.ts';
import { newId } from '../../platform/columns.ts';
import { delegations } from '../delegations/delegations.table.ts';
import { holidays } from '../settings/settings.table.ts';
import { cooperations, cooperationStages, cooperationTasks } from './cooperations.table.ts';
import { remind } from './reminders.service.ts';

const t = await startApp();
const c = await cast(t);
const today = officeDay(new Date());
const at = (day: string) => `${day}T05:00:00Z`;

type Values = Partial<typeof cooperations.$inferInsert>;
const set = ({ db }: TestApp, { id }: Cooperation, values: Values) =>
  db.update(cooperations).set(values).where(eq(cooperations.id, id));
const groupsOf = async (by: Person) =>
  (await by.call({ url: '/cooperations/escalations' })).json<Escalations>().groups;
const itemsOf = async ({ id }: Cooperation) =>
  (await groupsOf(c.kabiro)).flatMap(({ responsible, items }) =>
    items.filter(({ cooperation }) => cooperation.id === id).map((item) => ({ ...item, responsible })),
  );

/** A stage that should have been passed `days` ago. */
async function late(made: Cooperation, days: number): Promise<void> {
  const dueOn = addDays(today, -days);
  await t.db.update(cooperationStages).set({ dueOn }).where(eq(cooperationStages.cooperationId, made.id));
  await set(t, made, { dueOn });
}

describe('the alarm filter of the list', () => {
  it('finds exactly the cases that raise the alarm, whatever their days are', async () => {
    const made = await caseOf(t, c, { title: 'Berkas acuan' });
    const [row] = await t.db.select().from(cooperations).where(eq(cooperations.id, made.id));
    if (!row) throw new Error('no case');
    const { search: _search, ...base } = row;
    const pick = <T>(index: number, ...values: T[]): T => values[index % values.length] as T;
    const near = (index: number, middle: string) =>
      pick(index, null, addDays(middle, -1), middle, addDays(middle, 1));
    await t.db.insert(cooperations).values(
      Array.from({ length: 80 }, (_each, index) => ({
        ...base,
        id: newId(),
        number: `KS/1999/${String(index).padStart(4, '0')}`,
        status: pick(Math.floor(index / 3), 'running' as const, 'running' as const, 'ended' as const),
        movedAt: pick(
          index,
          at(today),
          at(addDays(today, -15)),
          `${addDays(today, -15)}T16:59:59Z`,
          `${addDays(today, -15)}T17:00:00Z`,
        ),
        dueOn: near(Math.floor(index / 2), today),
        kbSignedOn: near(Math.floor(index / 4), addDays(today, -365)),
        pksSignedOn: pick(index, null, null, today),
        replyDueOn: near(Math.floor(index / 5), today),
        paperExpiresOn: near(Math.floor(index / 7), today),
        openStageCodes: pick(
          Math.floor(index / 4),
          ['T1_PERSIAPAN'],
          ['T8_LAKSANA', 'T10_LAPOR'],
          ['T9_USAHA', 'T5_DPRD'],
          [],
        ),
      })),
    );
    const listed = async (query: string) =>
      (await c.biro.call({ url: `/cooperations?limit=100&includeTotal=true${query}` })).json<{
        items: CooperationSummary[];
        total: number;
      }>();
    const all = (await listed('')).items;
    expect(all.length).toBeGreaterThan(80);
    for (const kind of ALARM_KINDS) {
      const expected = all
        .filter(({ alarms }) => alarms.some((alarm) => alarm.kind === kind))
        .map(({ id }) => id);
      const found = await listed(`&alarm=${kind}`);
      expect(found.items.map(({ id }) => id).toSorted(), kind).toEqual(expected.toSorted());
      expect(found.total, kind).toBe(expected.length);
      expect(expected.length, kind).toBeGreaterThan(0);
    }
    await t.db.delete(cooperations).where(eq(cooperations.searchText, base.searchText));
  });
});

describe('the escalation list', () => {
  it('names the agency that prepares, with the days beyond the limit', async () => {
    const made = await caseOf(t, c, { title: 'Terlambat di perangkat daerah' });
    await late(made, 9);
    const [item] = await itemsOf(made);
    expect(item).toMatchObject({
      stage: 'T1_PERSIAPAN',
      stageLabel: 'Persiapan',
      alarm: 'STAGE_OVERDUE',
      since: addDays(today, -9),
      days: 9,
      responsible: { kind: 'office', id: c.operator.agencyId, label: expect.stringContaining('Pangan') },
    });
  });

  it('names the person who holds the task, and puts who has most to answer for first', async () => {
    const holder = await person(t, ['agency_operator'], 'DISPANGAN', 'Pemegang Tugas');
    const cases = [await caseOf(t, c, { title: 'Satu' }), await caseOf(t, c, { title: 'Dua' })];
    for (const made of cases) {
      await late(made, 20);
      await t.db
        .update(cooperationTasks)
        .set({ assigneeId: holder.id })
        .where(eq(cooperationTasks.cooperationId, made.id));
    }
    const [first] = await groupsOf(c.kabiro);
    expect(first).toMatchObject({
      responsible: { kind: 'person', id: holder.id, label: 'Pemegang Tugas' },
      total: 2,
    });
  });

  it('asks the officer of the case about a late reply', async () => {
    const made = await caseOf(t, c, { title: 'Menunggu mitra' });
    await set(t, made, { replyDueOn: addDays(today, -3), officerId: c.biro.id });
    expect(await itemsOf(made)).toMatchObject([
      { alarm: 'REPLY_OVERDUE', days: 3, responsible: { kind: 'person', id: c.biro.id } },
    ]);
    await set(t, made, { officerId: null });
    expect(await itemsOf(made)).toMatchObject([
      { responsible: { kind: 'office', id: null, label: 'Bagian Kerja Sama' } },
    ]);
  });

  it('shows a KB that nothing followed, twelve months after it was signed', async () => {
    const made = await caseOf(t, c, { title: 'KB yang dibiarkan' });
    await set(t, made, { kbSignedOn: addDays(today, -400) });
    expect(await itemsOf(made)).toMatchObject([{ alarm: 'KB_WITHOUT_PKS' }]);
    const alarmed = await c.biro.call({ url: `/cooperations/${made.id}` });
    expect(alarmed.json<Cooperation>().alarms).toMatchObject([{ kind: 'KB_WITHOUT_PKS' }]);
  });

  it('forgets it once a PKS was uploaded and accepted, and asks again when the PKS is taken away', async () => {
    const made = await caseOf(t, c, { title: 'KB yang kemudian diikuti' });
    const bring = async (kind: string, date: string) => {
      const url = `/cooperations/${made.id}/papers`;
      const paper = (
        await c.operator.call({ method: 'POST', url, ...form(PDF, 'naskah.pdf', { kind, date }) })
      ).json<{ id: string }>();
      const headers = { 'if-match': '*' };
      await c.biro.call({
        method: 'POST',
        url: `${url}/${paper.id}/check`,
        headers,
        payload: { state: 'accepted' },
      });
      return () => c.biro.call({ method: 'DELETE', url: `${url}/${paper.id}`, headers });
    };
    const alarms = async () => (await itemsOf(made)).map(({ alarm }) => alarm);
    await bring('KB', addDays(today, -400));
    expect(await alarms()).toEqual(['KB_WITHOUT_PKS']);
    const takeAway = await bring('PKS', addDays(today, -1));
    expect(await alarms()).toEqual([]);
    await takeAway();
    expect(await alarms()).toEqual(['KB_WITHOUT_PKS']);
  });

  it('is for those who see all cases', async () => {
    for (const who of [c.operator, c.head, c.stranger])
      expect((await who.call({ url: '/cooperations/escalations' })).statusCode).toBe(403);
    expect((await t.app.inject('/api/v1/cooperations/escalations')).statusCode).toBe(401);
  });
});

/** A working day in the far future, at nine in the morning. */
const MONDAY = '2027-03-01';
const morning = (day: string, hour = 9) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+07:00`);

describe('the daily digest', () => {
  it('reaches whoever must act once a working day, and the bureau head about what lies longest', async () => {
    await t.db.delete(cooperations);
    const operator = await person(t, ['agency_operator'], 'DISHUB', 'Operator Perhubungan');
    const made = await caseOf(t, c, { title: 'Yang\nditunggu' });
    await set(t, made, { leadAgencyId: operator.agencyId ?? '', movedAt: at('2027-02-26') });
    const stageDue = (dueOn: string) =>
      t.db.update(cooperationStages).set({ dueOn }).where(eq(cooperationStages.cooperationId, made.id));
    await stageDue('2027-02-26');
    await set(t, made, { dueOn: '2027-02-26' });

    t.setNow(morning(MONDAY, 6));
    expect(await remind(t.app.platform)).toBe(0);
    t.setNow(morning('2027-02-28'));
    expect(await remind(t.app.platform)).toBe(0);
    await t.db.insert(holidays).values({ day: MONDAY, name: 'Libur' });
    t.setNow(morning(MONDAY));
    expect(await remind(t.app.platform)).toBe(0);
    await t.db.delete(holidays);

    expect(await remind(t.app.platform)).toBe(1);
    expect(await remind(t.app.platform)).toBe(0);
    const mails = await mailsTo(t, `${operator.id}@kerabat.example`);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('Pengingat kerja sama: 1 hal menunggu');
    expect(mails[0]).toContain('Yang ditunggu');
    expect(await mailsTo(t, `${c.kabiro.id}@kerabat.example`)).toHaveLength(0);

    t.setNow(morning('2027-03-08'));
    expect(await remind(t.app.platform)).toBe(2);
    expect(await mailsTo(t, `${operator.id}@kerabat.example`)).toHaveLength(2);
    const [raised] = await mailsTo(t, `${c.kabiro.id}@kerabat.example`);
    expect(raised).toContain('Yang sudah lama melewati batas');
    t.setNow(undefined);
  });

  it('reaches whoever stands in as well, each once, however often they are concerned', async () => {
    await t.db.delete(cooperations);
    const away = await person(t, ['agency_operator'], 'DISPORA', 'Operator Cuti');
    const deputy = await person(t, ['agency_operator'], 'DISPORA', 'Operator Pengganti');
    const acting = await person(t, ['section_head'], undefined, 'Pelaksana Harian');
    const chief = await person(t, ['bureau_head'], undefined, 'Kepala Cuti');
    const leave = { startsOn: '2027-03-15', endsOn: '2027-03-17', reason: 'Cuti', createdByName: 'Admin' };
    await t.db.insert(delegations).values([
      { ...leave, personId: away.id, deputyId: deputy.id },
      { ...leave, personId: chief.id, deputyId: acting.id },
    ]);
    const made = await caseOf(t, c, { title: 'Berkas saat cuti' });
    await t.db
      .update(cooperationTasks)
      .set({ assigneeId: away.id })
      .where(eq(cooperationTasks.cooperationId, made.id));
    await t.db
      .update(cooperationStages)
      .set({ dueOn: '2027-02-01' })
      .where(eq(cooperationStages.cooperationId, made.id));
    await set(t, made, { movedAt: at('2027-03-14'), dueOn: '2027-02-01' });

    t.setNow(morning('2027-03-16'));
    await remind(t.app.platform);
    for (const { id } of [away, deputy, acting, chief]) {
      const mails = await mailsTo(t, `${id}@kerabat.example`);
      expect(mails).toHaveLength(1);
      expect(mails[0]?.split('Berkas saat cuti')).toHaveLength(2);
    }
    await t.db.update(delegations).set({ revokedAt: new Date().toISOString() });
    t.setNow(morning('2027-03-17'));
    await remind(t.app.platform);
    expect(await mailsTo(t, `${deputy.id}@kerabat.example`)).toHaveLength(1);
    expect(await mailsTo(t, `${away.id}@kerabat.example`)).toHaveLength(2);
    t.setNow(undefined);
  });

  it('is not alone: the mail about an opened stage reaches whoever stands in, too', async () => {
    const [away, deputy] = [
      await person(t, ['agency_operator'], 'DISPANGAN', 'Operator Cuti'),
      await person(t, ['agency_operator'], 'DISPORA', 'Operator Pengganti'),
    ];
    await t.db.insert(delegations).values({
      personId: away.id,
      deputyId: deputy.id,
      startsOn: today,
      endsOn: today,
      reason: 'Cuti',
      createdByName: 'Admin',
    });
    await caseOf(t, c, { title: 'Berkas baru' });
    for (const { id } of [away, deputy])
      expect(await mailsTo(t, `${id}@kerabat.example`)).toMatchObject([
        expect.stringContaining('Tahap kerja sama menunggu Anda: Berkas baru'),
      ]);
  });

  it('says nothing of samples, nor of what no longer runs', async () => {
    await t.db.update(cooperations).set({ isSample: true });
    t.setNow(morning('2027-03-09'));
    expect(await remind(t.app.platform)).toBe(0);
    await t.db.update(cooperations).set({ isSample: false, status: 'withdrawn' });
    expect(await remind(t.app.platform)).toBe(0);
    t.setNow(undefined);
  });
});
