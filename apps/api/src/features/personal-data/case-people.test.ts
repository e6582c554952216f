import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Cooperation } from '@kerabat/shared/cooperations/schema';
import type { Partner } from '@kerabat/shared/partners/schema';
import type { Erased, Occurrence } from '@kerabat/shared/personal-data/schema';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { accept, caseOf, change, must } from '../../../test/cooperations.ts';
import { cast } from '../../../test/proposals.ts';
import { mapped, reviewCast, reviewed } from '../../../test/reviews.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { reviewConflicts, reviewMeetings, reviewMembers } from '../assessments/assessments.table.ts';
import { cooperationHistory, cooperationStages } from '../cooperations/cooperations.table.ts';
import { cooperationDisputes } from '../cooperations/dealings.table.ts';
import { delegations } from '../delegations/delegations.table.ts';
import { users } from '../users/users.table.ts';

const t = await startApp();
const c = await cast(t);
const reason = 'Permohonan subjek data, surat nomor 12/2026';
let admin: Person;
let made: Cooperation;
let partner: Partner;

const ask = (path: string, payload: Record<string, unknown>) =>
  admin.call({ method: 'POST', url: `/personal-data/${path}`, payload: { reason, ...payload } });
const search = async (q: string) => (await ask('search', { q })).json<{ items: Occurrence[] }>().items;
const placesOf = (items: Occurrence[]) => items.map(({ where, field }) => `${where} ${field}`).sort();
const erase = (items: Occurrence[]) =>
  ask('erase', { items: items.map(({ where, recordId, field }) => ({ where, recordId, field })) });
const outcomes = async (answer: ReturnType<typeof erase>) =>
  (await answer).json<{ items: Erased[] }>().items.map(({ outcome }) => outcome);
const reread = async () => (await c.biro.call({ url: `/cooperations/${made.id}` })).json<Cooperation>();

beforeAll(async () => {
  admin = await person(t, ['admin']);
  const registered = await c.biro.call({
    method: 'POST',
    url: '/partners',
    payload: {
      name: 'Malin Perseorangan',
      aliases: ['Datuk Malin'],
      typeCode: 'PERSEORANGAN',
      npwp: '091234567812000',
      address: 'Jalan Contoh 7, Padang',
    },
  });
  partner = registered.json<Partner>();
  made = await caseOf(t, c);
});

describe('a partner that is a person', () => {
  const own = (field: string, value: string) =>
    ask('correct', { where: 'partners', recordId: partner.id, field, value });

  it('is found by name, NPWP and address; a firm is not', async () => {
    expect(placesOf(await search('Malin'))).toEqual(['partners name']);
    expect(placesOf(await search('091234567812000'))).toEqual(['partners npwp']);
    expect(placesOf(await search('Jalan Contoh'))).toEqual(['partners address']);
    await c.biro.call({
      method: 'POST',
      url: '/partners',
      payload: { name: 'PT Padi Malin', typeCode: 'SWASTA_BH', address: 'Jalan Malin 1' },
    });
    expect(placesOf(await search('Malin'))).toEqual(['partners name']);
  });

  it('is corrected by the rules of the register and found by the new name', async () => {
    expect((await own('npwp', '12')).statusCode).toBe(422);
    expect((await own('name', 'Malin Kundang')).statusCode).toBe(200);
    const listed = await c.biro.call({ url: '/partners?q=kundang' });
    expect(listed.json<{ items: Partner[] }>().items.map(({ id }) => id)).toEqual([partner.id]);
    const firm = (await c.biro.call({ url: '/partners?q=padi' })).json<{ items: Partner[] }>().items[0];
    const refused = await ask('correct', {
      where: 'partners',
      recordId: firm?.id,
      field: 'name',
      value: 'PT Lain',
    });
    expect(refused.statusCode).toBe(404);
  });

  it('is erased with its other names', async () => {
    const items = [...(await search('Malin Kundang')), ...(await search('Jalan Contoh'))];
    expect((await outcomes(erase(items))).sort()).toEqual(['cleared', 'replaced']);
    const now = (await c.biro.call({ url: `/partners/${partner.id}` })).json<Partner>();
    expect(now).toMatchObject({ name: '[dihapus]', aliases: [], address: null });
    expect((await c.biro.call({ url: '/partners?q=datuk' })).json<{ items: Partner[] }>().items).toEqual([]);
  });
});

describe('people in a case', () => {
  it('who represent a party are found, corrected by the rules of the form, and erased; the case changes its version', async () => {
    const region = made.parties.find(({ partner: one }) => one !== null)?.partner;
    await must(
      change(c.biro, made, {
        parties: [
          {
            partnerId: region?.id,
            representative: { name: 'Sutan Wakil', position: 'Bupati', authority: 'SK Contoh 1/2026' },
          },
        ],
      }),
    );
    const found = (await search('Sutan')).filter(({ where }) => where === 'cooperation_parties');
    expect(found).toMatchObject([{ field: 'representative.name', record: made.title, mayCorrect: true }]);
    const { where, recordId, field } = found[0] as Occurrence;
    const before = await reread();
    expect((await ask('correct', { where, recordId, field, value: 'Sutan Benar' })).statusCode).toBe(200);
    const after = await reread();
    expect(after.etag).not.toBe(before.etag);
    expect(JSON.stringify(after.parties)).toContain('Sutan Benar');
    const tooLong = { where, recordId, field, value: 'x'.repeat(151) };
    expect((await ask('correct', tooLong)).statusCode).toBe(422);
    expect(await outcomes(erase(await search('SK Contoh 1')))).toEqual(['replaced']);
    expect(JSON.stringify((await reread()).parties)).toContain('[dihapus]');
  });

  it('who did something or signed are found with the case, not corrected, and replaced', async () => {
    await t.db
      .update(cooperationStages)
      .set({ passedBy: 'Zubir Petugas' })
      .where(eq(cooperationStages.cooperationId, made.id));
    await t.db
      .update(cooperationHistory)
      .set({ onBehalfOf: 'Zubir Petugas' })
      .where(eq(cooperationHistory.cooperationId, made.id));
    await t.db
      .insert(cooperationDisputes)
      .values({ cooperationId: made.id, openedOn: '2026-01-05', reportedBy: 'Zubir Petugas', matter: 'X' });
    await accept(t, made, 'KB', { signatoryName: 'Zubir Petugas', checkedBy: 'Zubir Petugas' });
    const found = await search('zubir');
    expect(new Set(placesOf(found))).toEqual(
      new Set([
        'cooperation_disputes reportedBy',
        'cooperation_history onBehalfOf',
        'cooperation_papers checkedBy',
        'cooperation_papers signatoryName',
        'cooperation_stages passedBy',
      ]),
    );
    expect(
      found.every(({ record, mayCorrect, mayErase }) => record === made.title && !mayCorrect && mayErase),
    ).toBe(true);
    expect(new Set(await outcomes(erase(found)))).toEqual(new Set(['replaced']));
    expect(await search('zubir')).toEqual([]);
    const stages = await t.db.select().from(cooperationStages);
    expect(stages.map(({ passedBy }) => passedBy)).toContain('[dihapus]');
  });
});

describe('people of a review', () => {
  it('are found and erased, except in the minutes, which stay by law', async () => {
    const r = await reviewCast(t);
    const proposal = await mapped(t, r);
    const meeting = await reviewed(t, r, [{ proposal, decision: 'recommend', value: 4 }]);
    t.setNow(undefined);
    const at = eq(reviewMeetings.id, meeting.id);
    await t.db
      .update(reviewMeetings)
      .set({ guests: ['Budi Bappeda', 'Gadih Tamu'] })
      .where(at);
    await t.db
      .update(reviewMembers)
      .set({ representedBy: 'Gadih Wakil' })
      .where(eq(reviewMembers.memberId, r.pangan.id));
    await t.db.insert(reviewConflicts).values({
      meetingId: meeting.id,
      proposalId: proposal.id,
      memberId: r.ani.id,
      reason: 'Gadih adalah saudara saya',
    });
    const found = await search('gadih');
    expect(placesOf(found)).toEqual([
      'review_conflicts reason',
      'review_meetings guests.1',
      'review_members representedBy',
    ]);
    expect(await outcomes(erase(found))).toEqual(['replaced', 'replaced', 'replaced']);
    expect(await search('gadih')).toEqual([]);

    const minutes = (await search('Ani Anggota')).filter(({ where }) => where === 'review_minutes');
    expect(minutes).toMatchObject([
      { field: 'record', record: meeting.title, mayErase: false, mayCorrect: false },
    ]);
    expect(minutes[0]?.legalBasis).toContain('kewajiban hukum');
    const refused = await erase(minutes);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('berita acara');
  });

  it('whose account only sat in a meeting or stood in are anonymised, not deleted', async () => {
    const away = await person(t, ['bureau_staff'], undefined, 'Cindua Cuti');
    const deputy = await person(t, ['bureau_staff'], undefined, 'Mato Pengganti');
    await t.db.insert(delegations).values({
      personId: away.id,
      deputyId: deputy.id,
      startsOn: '2026-01-05',
      endsOn: '2026-01-06',
      reason: 'Cuti karena sakit Cindua',
      createdByName: 'Cindua Cuti',
    });
    expect(placesOf(await search('Cindua'))).toEqual([
      'delegations createdByName',
      'delegations reason',
      'users name',
    ]);
    expect(await outcomes(erase(await search('Mato Pengganti')))).toEqual(['anonymised']);
    const [row] = await t.db.select().from(users).where(eq(users.id, deputy.id));
    expect(row?.name).toBe('[dihapus]');
  });
});

it('no value of all this stands in the audit trail', async () => {
  const text = JSON.stringify(
    (await t.db.select().from(auditRecords)).filter(({ event }) => event.startsWith('personal-data')),
  );
  for (const value of ['Malin', 'Sutan', 'Zubir', 'Gadih', 'Cindua']) expect(text).not.toContain(value);
});
