import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { REFERENCE_SETS, type ReferenceEntry, type ReferenceSet } from '@kerabat/shared/reference/schema';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { caseWith } from '../../../test/case-tasks.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { cooperations } from '../cooperations/cooperations.table.ts';
import { inquiries } from '../inquiries/inquiries.table.ts';
import { partners } from '../partners/partners.table.ts';
import { proposalHistory, proposals } from '../proposals/proposals.table.ts';
import { codeFaults } from './code-rules.policy.ts';
import { getReferenceBook } from './reference.service.ts';
import { setFaults } from './set-rules.policy.ts';

const t = await startApp();
let admin: Person;
let operator: Person;
let agencyId: string;
beforeAll(async () => {
  admin = await person(t, ['admin']);
  operator = await person(t, ['agency_operator'], 'DISPANGAN');
  agencyId = (await t.db.select().from(agencies).limit(1))[0]!.id;
});

const pathOf = (set: ReferenceSet) => `/${REFERENCE_SETS[set].path}`;
const list = async (set: ReferenceSet, query = '') =>
  (await operator.call({ url: `${pathOf(set)}?${query}` })).json<{ items: ReferenceEntry[] }>().items;
const create = (set: ReferenceSet, payload: object) =>
  admin.call({ method: 'POST', url: pathOf(set), payload });
const change = (set: ReferenceSet, id: string, payload: object, tag = '*') =>
  admin.call({ method: 'PATCH', url: `${pathOf(set)}/${id}`, headers: { 'if-match': tag }, payload });
const remove = (set: ReferenceSet, id: string) =>
  admin.call({ method: 'DELETE', url: `${pathOf(set)}/${id}`, headers: { 'if-match': '*' } });

const EXAMPLES: Record<ReferenceSet, Record<string, unknown>> = {
  affair: { code: '9.01', name: 'Urusan uji', group: 'UMUM' },
  region: { code: '13.99', name: 'Kabupaten Uji', level: 'REGENCY', parentCode: '13' },
  'planning-target': {
    code: 'RPJMD-2050/1',
    name: 'RPJMD 2050',
    level: 'PERIOD',
    startYear: 2050,
    endYear: 2054,
  },
  'funding-source': { code: 'UJI', name: 'Sumber uji' },
  'partner-type': { code: 'UJI', name: 'Mitra uji', category: 'DOMESTIC' },
};
const SETS = Object.keys(EXAMPLES) as ReferenceSet[];

/** A proposal whose content names the entry in the way of its list. */
const naming = (set: ReferenceSet, { id, code }: ReferenceEntry) =>
  ({
    affair: { affairCodes: [code] },
    region: { locationCodes: [code] },
    'planning-target': { planningTargetIds: [id] },
    'funding-source': { funding: [{ source: code, amount: 1, year: null, budgeted: null }] },
    'partner-type': { candidatePartners: [{ name: 'X', type: code, regionCode: null, readiness: null }] },
  })[set];

describe.each(SETS)('the reference list %s', (set) => {
  it('is read by everyone who is signed in, and kept by administrators only', async () => {
    expect((await list(set)).length).toBeGreaterThan(0);
    expect((await t.app.inject(`/api/v1${pathOf(set)}`)).statusCode).toBe(401);
    const payload = EXAMPLES[set];
    expect((await operator.call({ method: 'POST', url: pathOf(set), payload })).statusCode).toBe(403);
  });

  it('as delivered keeps the rules that administrators must keep', async () => {
    const book = await getReferenceBook(t.db);
    const rows = [...book[set].values()];
    const faults = rows.flatMap((row) => {
      const others = rows.filter((other) => other !== row);
      const sibling = (other: { parentCode: string | null }) =>
        set !== 'planning-target' || other.parentCode === row.parentCode;
      const parent = others.find((other) => other.code === row.parentCode);
      return [...codeFaults('reference', row, others, sibling), ...setFaults(set, row, parent)];
    });
    expect(faults).toEqual([]);
  });

  it('takes a new entry, whose code is used once and then only closed', async () => {
    const answer = await create(set, EXAMPLES[set]);
    expect(answer.statusCode, answer.body).toBe(201);
    const entry = answer.json<ReferenceEntry>();
    expect(answer.headers.location).toBe(`/api/v1${pathOf(set)}/${entry.id}`);
    expect((await create(set, EXAMPLES[set])).json()).toMatchObject({ code: 'reference.code_taken' });

    const [proposal] = await t.db
      .insert(proposals)
      .values({ title: 'Contoh', agencyId, ...naming(set, entry) })
      .returning();
    const refused = await remove(set, entry.id);
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([409, 'reference.in_use']);
    const closed = await change(set, entry.id, { validUntil: '2026-01-31' }, entry.etag);
    expect(closed.json()).toMatchObject({ validUntil: '2026-01-31', etag: '"2"' });
    expect((await list(set, 'validOnly=true')).map((item) => item.code)).not.toContain(entry.code);

    await t.db.delete(proposals);
    const content = naming(set, entry);
    const [other] = await t.db.insert(proposals).values({ title: proposal!.title, agencyId }).returning();
    await t.db.insert(proposalHistory).values({
      proposalId: other!.id,
      action: 'submit',
      toStatus: 'submitted',
      actorName: 'X',
      version: 1,
      rowVersion: 1,
      content,
    });
    expect((await remove(set, entry.id)).statusCode).toBe(409);
    await t.db.delete(proposals);
    expect((await remove(set, entry.id)).statusCode).toBe(204);
    expect((await operator.call({ url: `${pathOf(set)}/${entry.id}` })).statusCode).toBe(404);
  });

  it('guards every change with the version that was seen', async () => {
    const [entry] = await list(set);
    const url = `${pathOf(set)}/${entry!.id}`;
    const payload = { aliases: [...entry!.aliases, 'Sebutan baru untuk uji'] };
    expect((await admin.call({ method: 'PATCH', url, payload })).statusCode).toBe(428);
    expect((await change(set, entry!.id, payload, '"77"')).statusCode).toBe(412);
    const answer = await change(set, entry!.id, payload, entry!.etag);
    expect(answer.json()).toMatchObject({ ...payload, name: entry!.name });
    expect((await change(set, entry!.id, { code: 'X' })).statusCode).toBe(400);
  });
});

describe('the rules of each list', () => {
  it.each<[ReferenceSet, string, Record<string, unknown>]>([
    ['affair', '/group', { group: undefined }],
    ['affair', '/level', { level: 'CITY' }],
    ['region', '/level', { level: undefined }],
    ['region', '/parentCode', { level: 'CITY', parentCode: undefined }],
    ['region', '/parentCode', { parentCode: '13.01', code: '13.01.1' }],
    ['region', '/code', { code: '14.99' }],
    ['planning-target', '/startYear', { startYear: undefined }],
    ['planning-target', '/endYear', { endYear: 2049 }],
    ['planning-target', '/parentCode', { level: 'MISSION' }],
    ['planning-target', '/parentCode', { parentCode: 'RPJMD-2021-2026' }],
    ['planning-target', '/startYear', { level: 'MISSION', parentCode: 'RPJMD-2021-2026' }],
    ['funding-source', '/category', { category: 'REGION' }],
    ['partner-type', '/category', { category: undefined }],
    ['affair', '/aliases/0', { aliases: ['KESEHATAN'] }],
  ])('%s refuses at %s', async (set, pointer, other) => {
    const answer = await create(set, { ...EXAMPLES[set], ...other });
    expect(answer.statusCode, answer.body).toBe(422);
    expect(answer.json<{ errors: { pointer: string }[] }>().errors.map((error) => error.pointer)).toContain(
      pointer,
    );
  });

  it('let two RPJMD each have a "Misi 1"', async () => {
    expect((await list('planning-target', 'q=misi%201&level=MISSION')).length).toBe(2);
  });
});

describe('regions', () => {
  it('are found by level, province and the way people write them', async () => {
    expect((await list('region', 'parentCode=13')).length).toBe(19);
    expect((await list('region', 'level=PROVINCE')).length).toBe(38);
    expect((await list('region', 'q=pesisir%20sel')).map((item) => item.code)).toContain('13.01');
  });
});

describe('an entry in use', () => {
  const refusal = async (set: ReferenceSet, id: string) => {
    const answer = await remove(set, id);
    return [answer.statusCode, answer.json<{ code: string; detail: string }>().detail];
  };
  const made = async (set: ReferenceSet) =>
    (
      await create(set, {
        ...EXAMPLES[set],
        ...(set === 'region'
          ? { code: '13.98', name: 'Kota Dipakai', level: 'CITY' }
          : { code: 'DIPAKAI', name: 'Jenis dipakai' }),
      })
    ).json<ReferenceEntry>();

  it('by a partner or a public offer stays, and the refusal says by what and what to do', async () => {
    const [region, type] = [await made('region'), await made('partner-type')];
    const sender = { name: null, position: null, phone: null, email: null };
    await t.db
      .insert(partners)
      .values({ name: 'PT Dipakai', nameKey: 'dipakai', typeCode: type.code, regionCode: region.code });
    await t.db.insert(inquiries).values({
      title: 'Tawaran',
      summary: 'Tawaran',
      organisation: 'PT Dipakai',
      partnerTypeCode: type.code,
      regionCode: region.code,
      contact: sender,
      consentAt: new Date().toISOString(),
    });
    for (const [set, entry] of [
      ['region', region],
      ['partner-type', type],
    ] as const)
      expect(await refusal(set, entry.id)).toEqual([
        409,
        expect.stringMatching(/dipakai 1 mitra, 1 tawaran publik, .* Tutup dengan mengisi validUntil\.$/),
      ]);
    await t.db.delete(partners);
    expect((await refusal('partner-type', type.id))[1]).toContain('dipakai 1 tawaran publik');
    await t.db.delete(inquiries);
    for (const [set, entry] of [
      ['region', region],
      ['partner-type', type],
    ] as const)
      expect((await remove(set, entry.id)).statusCode).toBe(204);
  });

  it.each<[ReferenceSet, (entry: ReferenceEntry) => object]>([
    ['affair', ({ code }) => ({ affairCodes: [code] })],
    ['region', ({ code }) => ({ locationCodes: [code] })],
    ['planning-target', ({ id }) => ({ planningTargetIds: [id] })],
  ])('%s by a case stays', async (set, content) => {
    const entry = (await create(set, EXAMPLES[set])).json<ReferenceEntry>();
    const { id } = await caseWith(t, content(entry), []);
    expect(await refusal(set, entry.id)).toEqual([409, expect.stringContaining('1 berkas kerja sama')]);
    await t.db.delete(cooperations).where(eq(cooperations.id, id));
    expect((await remove(set, entry.id)).statusCode).toBe(204);
  });
});

describe('a renamed entry', () => {
  it('makes the search words of its proposals follow, in the same transaction', async () => {
    const [entry] = await list('affair', 'q=kesehatan');
    await change('affair', entry!.id, { name: 'Kesehatan Masyarakat' });
    const jobs = await t.db.execute(
      `select data from pgboss.job where name = 'search.reindex' order by created_on desc limit 1`,
    );
    expect(jobs[0]).toEqual({ data: { code: entry!.code } });
    expect((await getReferenceBook(t.db)).affair.get(entry!.code)?.name).toBe('Kesehatan Masyarakat');
  });
});
