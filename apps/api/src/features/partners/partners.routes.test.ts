import { describe, expect, it } from 'vitest';
import type { Partner, PartnerHistory, SimilarPartner } from '@kerabat/shared/partners/schema';
import { startApp } from '../../../test/app.ts';
import { person, type Person } from '../../../test/actors.ts';
import { act, cast, draft } from '../../../test/proposals.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { newId } from '../../platform/columns.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { cooperationParties, cooperations } from '../cooperations/cooperations.table.ts';
import { cooperationPapers } from '../cooperations/papers.table.ts';
import { findOrCreatePartner } from './find-or-create.service.ts';
import { partners } from './partners.table.ts';

const t = await startApp();
const c = await cast(t);
const leader = await person(t, ['leader']);
const admin = await person(t, ['admin']);

const post = (by: Person, payload: Record<string, unknown>) =>
  by.call({ method: 'POST', url: '/partners', payload });
async function made(payload: Record<string, unknown>): Promise<Partner> {
  const answer = await post(c.biro, payload);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<Partner>();
}
const read = async (by: Person, id: string) => (await by.call({ url: `/partners/${id}` })).json<Partner>();
const change = (by: Person, { id, etag }: Partner, payload: Record<string, unknown>, ifMatch = etag) =>
  by.call({ method: 'PATCH', url: `/partners/${id}`, headers: { 'if-match': ifMatch }, payload });
const listed = async (by: Person, query: string) =>
  (await by.call({ url: `/partners?${query}` })).json<{
    items: Partner[];
    nextCursor: string | null;
    total: number | null;
  }>();
const codeOf = (answer: { json<T>(): T }) => answer.json<{ code: string }>().code;
const merge = (by: Person, gone: Partner, intoId: string, ifMatch = gone.etag) =>
  by.call({
    method: 'POST',
    url: `/partners/${gone.id}/merge`,
    headers: { 'if-match': ifMatch },
    payload: { intoId, note: 'Tercatat dua kali.' },
  });

/** A case whose second party is this partner. */
async function caseWith(partnerId: string, agency: 'DISPANGAN' | 'DISPAR'): Promise<string> {
  const id = newId();
  const [lead] = (await t.db.select().from(agencies)).filter(({ numberCode }) => numberCode === agency);
  if (!lead) throw new Error('no agency');
  await t.db.insert(cooperations).values({
    id,
    number: `KS/2026/${id.slice(-6)}`,
    title: `Berkas ${agency}`,
    kind: 'KSDPK',
    origin: 'MENDESAK',
    initiator: 'DAERAH',
    procedureCode: 'KSDPK_DAERAH',
    procedureVersion: 1,
    leadAgencyId: lead.id,
    answers: {} as never,
  });
  await t.db.insert(cooperationParties).values({ cooperationId: id, order: 2, partnerId });
  return id;
}

describe('the register of partners', () => {
  it('takes a partner with its identifiers and people, and says who it is', async () => {
    const partner = await made({
      name: 'PT Rantau Sejahtera',
      typeCode: 'SWASTA_BH',
      npwp: '01.234.567.8-901.000',
      nib: '1234567890123',
      representatives: [{ name: 'Rahma', position: 'Direktur', authority: 'Akta 5/2020' }],
      contacts: [{ name: 'Budi', position: null, phone: '0751 123456', email: 'budi@contoh.id' }],
    });
    expect(partner).toMatchObject({
      typeName: 'Badan usaha swasta berbadan hukum',
      category: 'DOMESTIC',
      mayEnterAgreement: true,
      agreementNote: null,
      may: { edit: true, merge: true, remove: true, seeContacts: true },
    });
  });

  it('needs neither NPWP nor NIB, but refuses numbers that cannot be right', async () => {
    const wrong = await post(c.biro, { name: 'CV Salah', typeCode: 'SWASTA_BH', npwp: '123' });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body).toContain('15 atau 16 angka');
    expect(await post(c.biro, { name: 'CV Salah', typeCode: 'SWASTA_BH', nib: '12' })).toMatchObject({
      statusCode: 400,
    });
  });

  it('refuses an unknown type, a region that does not fit, and a country of a partner at home', async () => {
    const codes = [
      [{ name: 'Aneh', typeCode: 'BUKAN_JENIS' }, 'partners.unknown_type'],
      [{ name: 'Pemprov', typeCode: 'PEMDA_PROV' }, 'partners.region_required'],
      [{ name: 'Pemprov', typeCode: 'PEMDA_PROV', regionCode: '13.06' }, 'partners.region_of_other_level'],
      [{ name: 'Pemprov', typeCode: 'PEMDA_PROV', regionCode: '99' }, 'partners.unknown_region'],
      [{ name: 'PT Dalam', typeCode: 'SWASTA_BH', country: 'Jepang' }, 'partners.country_of_domestic'],
    ] as const;
    for (const [payload, code] of codes) {
      const answer = await post(c.biro, payload);
      expect(answer.statusCode).toBe(422);
      expect(codeOf(answer)).toBe(code);
    }
  });

  it('a central office cannot enter a KB or PKS, and the page says by which article', async () => {
    const partner = await made({ name: 'Kementerian Contoh', typeCode: 'KL' });
    expect(partner.mayEnterAgreement).toBe(false);
    expect(partner.agreementNote?.legalBasis).toBe('PP 28/2018 ps. 46, 49');
  });

  it('one region is one partner, whatever it is called', async () => {
    await made({ name: 'Pemerintah Provinsi Jambi', typeCode: 'PEMDA_PROV', regionCode: '15' });
    const again = { name: 'Pemprov Jambi', typeCode: 'PEMDA_PROV', regionCode: '15', evenIfSimilar: true };
    const answer = await post(c.biro, again);
    expect(answer.statusCode).toBe(409);
    expect(codeOf(answer)).toBe('partners.region_taken');
    const other = await post(c.biro, {
      name: 'Pemerintah Provinsi Riau',
      typeCode: 'PEMDA_PROV',
      regionCode: '14',
    });
    expect(other.statusCode).toBe(201);
  });

  it('names the one that is meant perhaps, and takes it all the same when a person says so', async () => {
    await made({ name: 'PT Semen Merapi', typeCode: 'BUMN', npwp: '999999999999999' });
    const alike = await post(c.biro, { name: 'PT. Semen Merapi (Persero) Tbk', typeCode: 'BUMN' });
    expect(alike.statusCode).toBe(409);
    expect(codeOf(alike)).toBe('partners.similar_exists');
    expect(alike.json<{ similar: SimilarPartner[] }>().similar[0]).toMatchObject({ name: 'PT Semen Merapi' });
    const sameNumber = await post(c.biro, {
      name: 'Sama Sekali Lain',
      typeCode: 'BUMN',
      npwp: '99.999.999.9-999.999',
    });
    expect(sameNumber.json<{ similar: SimilarPartner[] }>().similar[0]?.reasons).toEqual(['NPWP sama']);
    const anyway = await post(c.biro, {
      name: 'PT Semen Merapi Jaya',
      typeCode: 'BUMN',
      evenIfSimilar: true,
    });
    expect(anyway.statusCode).toBe(201);
    const similar = await c.biro.call({ url: `/partners/${anyway.json<Partner>().id}/similar` });
    expect(similar.json<{ items: SimilarPartner[] }>().items[0]?.name).toBe('PT Semen Merapi');
  });

  it('a creating request that is sent twice registers once', async () => {
    const headers = { 'idempotency-key': newId() };
    const payload = { name: 'Koperasi Sekali Saja', typeCode: 'KOPERASI' };
    const first = await c.biro.call({ method: 'POST', url: '/partners', headers, payload });
    const second = await c.biro.call({ method: 'POST', url: '/partners', headers, payload });
    expect(second.json<Partner>().id).toBe(first.json<Partner>().id);
  });

  it('is written by the bureau and read by the office, and closed to everybody else', async () => {
    const payload = { name: 'Tidak Boleh', typeCode: 'YAYASAN' };
    expect((await post(c.operator, payload)).statusCode).toBe(403);
    expect((await post(leader, payload)).statusCode).toBe(403);
    expect((await admin.call({ url: '/partners' })).statusCode).toBe(403);
    expect((await t.app.inject({ url: '/api/v1/partners' })).statusCode).toBe(401);
    expect((await c.biro.call({ url: `/partners/${newId()}` })).statusCode).toBe(404);
  });
});

describe('people of a partner', () => {
  it('are seen by the bureau alone; the others see that they may not', async () => {
    const partner = await made({
      name: 'Yayasan Rahasia',
      typeCode: 'YAYASAN',
      representatives: [{ name: 'Wakil Rahasia', position: 'Ketua' }],
      contacts: [{ name: 'Narahubung Rahasia', position: null, phone: null, email: null }],
    });
    for (const who of [leader, c.operator, c.chair]) {
      const seen = await read(who, partner.id);
      expect(seen).toMatchObject({
        representatives: [],
        contacts: [],
        may: { seeContacts: false, edit: false },
      });
    }
    expect((await read(c.biro, partner.id)).contacts[0]?.name).toBe('Narahubung Rahasia');
  });

  it('a partner who is a person shows neither number nor address to the others', async () => {
    const partner = await made({
      name: 'Ahmad Perorangan',
      typeCode: 'PERSEORANGAN',
      npwp: '1371000000000001',
      address: 'Jalan Rumah 1',
    });
    expect(await read(leader, partner.id)).toMatchObject({ npwp: null, address: null });
    expect(await read(c.biro, partner.id)).toMatchObject({ address: 'Jalan Rumah 1' });
  });

  it('never stand in the audit trail; what else changed does', async () => {
    const partner = await made({ name: 'Yayasan Jejak', typeCode: 'YAYASAN' });
    const answer = await change(c.biro, partner, {
      name: 'Yayasan Jejak Baru',
      contacts: [{ name: 'Siti Rahasia', position: null, phone: null, email: null }],
    });
    expect(answer.statusCode).toBe(200);
    const rows = (await t.db.select().from(auditRecords)).filter(({ subjectId }) => subjectId === partner.id);
    expect(JSON.stringify(rows)).not.toContain('Siti Rahasia');
    expect(rows.at(-1)?.detail).toMatchObject({
      fields: ['name', 'contacts'],
      after: { name: 'Yayasan Jejak Baru' },
    });
  });
});

describe('changing and deleting', () => {
  it('the second of two who change the same partner is told what the first one changed', async () => {
    const partner = await made({ name: 'Asosiasi Bersama', typeCode: 'ASOSIASI' });
    expect((await change(c.biro, partner, { address: 'Padang' })).statusCode).toBe(200);
    const late = await change(c.kabag, partner, { address: 'Bukittinggi' });
    expect(late.statusCode).toBe(412);
    expect(late.json<{ changes: { fields: string[] }[] }>().changes[0]?.fields).toEqual(['address']);
    const blind = await c.biro.call({ method: 'PATCH', url: `/partners/${partner.id}`, payload: {} });
    expect(blind.statusCode).toBe(428);
    expect((await change(c.operator, partner, { address: 'X' })).statusCode).toBe(403);
  });

  it('an unused partner can be deleted, one that is a party of a case cannot', async () => {
    const loose = await made({ name: 'Yayasan Lepas', typeCode: 'YAYASAN' });
    const used = await made({ name: 'Yayasan Terpakai', typeCode: 'YAYASAN' });
    await caseWith(used.id, 'DISPANGAN');
    const remove = (partner: Partner) =>
      c.biro.call({
        method: 'DELETE',
        url: `/partners/${partner.id}`,
        headers: { 'if-match': partner.etag },
      });
    expect((await remove(loose)).statusCode).toBe(204);
    expect((await remove(loose)).statusCode).toBe(404);
    const refused = await remove(used);
    expect(refused.statusCode).toBe(409);
    expect(codeOf(refused)).toBe('partners.in_use');
  });
});

describe('finding a partner', () => {
  it('by any of its names, by half a word and with a slip of the pen', async () => {
    await made({
      name: 'Universitas Contoh Andaleh',
      typeCode: 'PTN_BH',
      aliases: ['UCA', 'Kampus Limau Manih'],
    });
    for (const q of ['andaleh', 'limau', 'uca', 'univer andal', 'universitas contoh andalex']) {
      const { items } = await listed(c.operator, `q=${encodeURIComponent(q)}`);
      expect(
        items.map(({ name }) => name),
        q,
      ).toContain('Universitas Contoh Andaleh');
    }
    expect((await listed(c.operator, 'q=tidakadaapaapa')).items).toEqual([]);
  });

  it('by type, category and region, page by page in the order asked for', async () => {
    for (const name of ['LN Tiga', 'LN Satu', 'LN Dua'])
      await made({ name: `Prefektur ${name}`, typeCode: 'PEMDA_LN', country: 'Jepang', evenIfSimilar: true });
    const first = await listed(c.biro, 'category=FOREIGN_REGION&limit=2&includeTotal=true&sort=name');
    expect(first.total).toBe(3);
    const second = await listed(
      c.biro,
      `category=FOREIGN_REGION&limit=2&sort=name&cursor=${first.nextCursor ?? ''}`,
    );
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
      'Prefektur LN Dua',
      'Prefektur LN Satu',
      'Prefektur LN Tiga',
    ]);
    expect((await listed(c.biro, 'typeCode=PEMDA_LN&sort=-updatedAt')).items[0]?.name).toBe(
      'Prefektur LN Dua',
    );
    expect((await listed(c.biro, 'regionCode=15')).items.map(({ name }) => name)).toEqual([
      'Pemerintah Provinsi Jambi',
    ]);
    expect((await c.biro.call({ url: '/partners?sort=warna' })).statusCode).toBe(400);
    expect((await c.biro.call({ url: '/partners?cursor=rusak' })).statusCode).toBe(400);
  });

  it('the list can be taken along as a workbook without people in it', async () => {
    const answer = await c.operator.call({ url: '/partners.xlsx?typeCode=YAYASAN' });
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });
});

describe('the history of a partner', () => {
  it('shows the proposals and cases that name it, and to an agency only its own', async () => {
    const riau = (await listed(c.biro, 'regionCode=14')).items[0];
    if (!riau) throw new Error('no Riau');
    const own = await draft(t, c.operator, { title: 'Usulan pangan ke Riau' });
    await act(c.operator, own, 'request-approval');
    await act(c.head, own, 'submit');
    await draft(t, c.stranger, { title: 'Draf wisata ke Riau' });
    const caseId = await caseWith(riau.id, 'DISPANGAN');
    await t.db.insert(cooperationPapers).values([
      { cooperationId: caseId, kind: 'KB', title: 'KB', number: '120/1', state: 'accepted', uploadedBy: 'X' },
      { cooperationId: caseId, kind: 'PKS', title: 'PKS', state: 'uploaded', uploadedBy: 'X' },
    ]);
    const historyOf = async (by: Person) =>
      (await by.call({ url: `/partners/${riau.id}/history` })).json<PartnerHistory>();

    const bureau = await historyOf(c.biro);
    expect(bureau.proposals.map(({ title }) => title)).toEqual(['Usulan pangan ke Riau']);
    expect(bureau.cooperations.map(({ id }) => id)).toEqual([caseId]);
    expect(bureau.cooperations[0]?.texts).toEqual([{ kind: 'KB', number: '120/1', date: null }]);
    expect(bureau.changes.map(({ event }) => event)).toEqual(['partner.created']);
    const agency = await historyOf(c.operator);
    expect(agency.cooperations).toHaveLength(1);
    const stranger = await historyOf(c.stranger);
    expect(stranger.proposals.map(({ title }) => title)).toEqual(['Draf wisata ke Riau']);
    expect(stranger.cooperations).toEqual([]);
    expect(await read(c.stranger, riau.id)).toMatchObject({ proposalCount: 1, cooperationCount: 0 });
    expect((await c.biro.call({ url: `/partners/${newId()}/history` })).statusCode).toBe(404);
  });
});

describe('merging what was recorded twice', () => {
  it('everything follows to the kept partner, and the other leads to it', async () => {
    const kept = await made({ name: 'Bank Nagari Contoh', typeCode: 'BUMD', address: 'Padang' });
    const gone = await made({
      name: 'PT BPD Nagari Contoh Sumbar',
      typeCode: 'BUMD',
      nib: '9876543210123',
      evenIfSimilar: true,
      contacts: [{ name: 'Kontak Lama', position: null, phone: null, email: 'lama@contoh.id' }],
    });
    const caseId = await caseWith(gone.id, 'DISPANGAN');
    const answer = await merge(c.biro, gone, kept.id);
    expect(answer.statusCode).toBe(200);
    expect(answer.json<Partner>()).toMatchObject({
      id: kept.id,
      aliases: ['PT BPD Nagari Contoh Sumbar'],
      address: 'Padang',
      nib: '9876543210123',
      contacts: [{ name: 'Kontak Lama' }],
      cooperationCount: 1,
    });
    const party = (await t.db.select().from(cooperationParties)).find(
      ({ cooperationId }) => cooperationId === caseId,
    );
    expect(party?.partnerId).toBe(kept.id);
    const old = await read(c.biro, gone.id);
    expect(old).toMatchObject({ status: 'merged', mergedInto: { id: kept.id, name: 'Bank Nagari Contoh' } });
    expect((await listed(c.biro, 'q=bpd nagari')).items.map(({ id }) => id)).toEqual([kept.id]);
    expect((await change(c.biro, old, { address: 'X' })).statusCode).toBe(409);
    expect((await merge(c.biro, old, kept.id)).statusCode).toBe(409);
  });

  it('is refused into itself, into one that is gone, when stale, and when both are parties of one case', async () => {
    const left = await made({ name: 'Forum Kiri', typeCode: 'ASOSIASI' });
    const right = await made({ name: 'Himpunan Kanan', typeCode: 'ASOSIASI' });
    expect(codeOf(await merge(c.biro, left, left.id))).toBe('partners.merge_with_itself');
    expect(codeOf(await merge(c.biro, left, newId()))).toBe('partners.unknown_target');
    expect((await merge(c.biro, left, right.id, '"99"')).statusCode).toBe(412);
    expect((await merge(c.operator, left, right.id)).statusCode).toBe(403);
    const caseId = await caseWith(left.id, 'DISPANGAN');
    await t.db.insert(cooperationParties).values({ cooperationId: caseId, order: 3, partnerId: right.id });
    expect(codeOf(await merge(c.biro, left, right.id))).toBe('partners.both_are_parties');
  });
});

describe('a partner that a case names', () => {
  const caller = { actor: { kind: 'system', id: null, name: 'KERABAT' } as never, requestId: 'r' };
  const find = (name: string, typeCode: string | null, regionCode: string | null = null) =>
    t.db.transaction((tx) => findOrCreatePartner(tx, { name, typeCode, regionCode }, caller));

  it('is found by region or by any name, and registered only when nobody goes by it', async () => {
    const jambi = await find('Gubernur Jambi', 'PEMDA_PROV', '15');
    expect(jambi.name).toBe('Pemerintah Provinsi Jambi');
    expect((await find('pemerintah provinsi  JAMBI', null, '15')).id).toBe(jambi.id);
    const before = await t.db.$count(partners);
    const created = await find('Perumda Contoh Baru', 'BUMD');
    expect((await find('PERUMDA contoh baru', null)).id).toBe(created.id);
    expect(await t.db.$count(partners)).toBe(before + 1);
    await expect(find('Entah Siapa', null)).rejects.toMatchObject({ code: 'partners.type_missing' });
  });

  it('two who name the same newcomer at once get one record', async () => {
    const found = await Promise.all([1, 2, 3].map(() => find('Serentak Abadi', 'SWASTA_BH')));
    expect(new Set(found.map(({ id }) => id)).size).toBe(1);
  });
});
