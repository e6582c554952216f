import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Agency } from '@kerabat/shared/reference/schema';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { proposalCounters, proposals } from '../proposals/proposals.table.ts';
import { codeFaults } from '../reference/code-rules.policy.ts';
import { getReferenceBook } from '../reference/reference.service.ts';
import { agencies } from './agencies.table.ts';

const t = await startApp();
let admin: Person;
let operator: Person;
beforeAll(async () => {
  admin = await person(t, ['admin']);
  operator = await person(t, ['agency_operator'], 'DISPANGAN');
});

const NEW = {
  code: '9.99.0.00.0.00.01.0000',
  numberCode: 'DISUJI',
  name: 'Dinas Uji Coba',
  shortName: 'Disuji',
  kind: 'PERANGKAT_DAERAH',
  aliases: ['Dinas Percobaan'],
};
const UNKNOWN = '0197b1c2-0000-7000-8000-000000000000';
const find = async (q: string) =>
  (await operator.call({ url: `/agencies?q=${encodeURIComponent(q)}` })).json<{ items: Agency[] }>().items;
const create = (payload: object) => admin.call({ method: 'POST', url: '/agencies', payload });
const change = (agency: Pick<Agency, 'id'>, payload: object, tag = '*') =>
  admin.call({ method: 'PATCH', url: `/agencies/${agency.id}`, headers: { 'if-match': tag }, payload });
const remove = (id: string) =>
  admin.call({ method: 'DELETE', url: `/agencies/${id}`, headers: { 'if-match': '*' } });
const codeOf = (answer: { json<T>(): T }) => answer.json<{ code: string }>().code;

describe('the list of agencies', () => {
  it('comes whole on one page, ordered by code', async () => {
    const answer = await operator.call({ url: '/agencies?includeTotal=true' });
    const { items, nextCursor, total } = answer.json<{
      items: Agency[];
      nextCursor: null;
      total: number;
    }>();
    expect([items.length, nextCursor, total]).toEqual([52, null, 52]);
    expect(items.map((item) => item.code)).toEqual(items.map((item) => item.code).sort());
  });

  it('is not sent again to someone who has it already', async () => {
    const first = await operator.call({ url: '/agencies' });
    expect(first.headers['cache-control']).toBe('private, max-age=0, must-revalidate');
    const again = await operator.call({
      url: '/agencies',
      headers: { 'if-none-match': String(first.headers.etag) },
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it.each([
    ['pangan', 'DISPANGAN'],
    ['PANGAN dinas', 'DISPANGAN'],
    ['dinas pendidikan sumbar', 'DISDIK'],
    ['setda-pemotda', 'SETDA-PEMOTDA'],
    ['1.02.0.00.0.00.02', 'RSAM'],
  ])('finds %s by code, name, short name or another spelling', async (q, numberCode) => {
    expect((await find(q)).map((item) => item.numberCode)).toContain(numberCode);
  });

  it('finds nothing for marks that are no words', async () => {
    expect(await find('<%_>')).toEqual([]);
  });

  it('pages without gap or repetition', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const url = `/agencies?limit=20${cursor ? `&cursor=${cursor}` : ''}`;
      const page: { items: Agency[]; nextCursor: string | null } = (await operator.call({ url })).json();
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    }
    expect([seen.length, new Set(seen).size]).toEqual([52, 52]);
  });

  it('is for people who are signed in, and refuses what it does not know', async () => {
    expect((await t.app.inject('/api/v1/agencies')).statusCode).toBe(401);
    expect((await operator.call({ url: '/agencies?limit=1001' })).statusCode).toBe(400);
    expect((await operator.call({ url: '/agencies?kind=BIRO' })).statusCode).toBe(400);
    expect((await operator.call({ url: '/agencies?cursor=x' })).statusCode).toBe(400);
  });

  it('as delivered keeps the rules that administrators must keep', async () => {
    const rows = await t.db.select().from(agencies);
    for (const row of rows)
      expect(
        codeFaults(
          'agencies',
          row,
          rows.filter((other) => other !== row),
        ),
      ).toEqual([]);
  });
});

describe('an agency', () => {
  let made: Agency;

  it('is added by the administrator and answers with its address', async () => {
    const answer = await create(NEW);
    made = answer.json<Agency>();
    expect(answer.statusCode).toBe(201);
    expect(answer.headers.location).toBe(`/api/v1/agencies/${made.id}`);
    expect(made).toMatchObject({ ...NEW, parentCode: null, validUntil: null, etag: '"1"' });
    const got = await operator.call({ url: `/agencies/${made.id}` });
    expect([got.json(), got.headers.etag]).toEqual([made, '"1"']);
    expect((await getReferenceBook(t.db)).agencies.get(made.id)?.name).toBe(NEW.name);
    const [record] = await t.db.select().from(auditRecords).where(eq(auditRecords.subjectId, made.id));
    expect(record).toMatchObject({ event: 'agency.created', actorId: admin.id });
  });

  it('is not added by others, nor thinly', async () => {
    expect((await operator.call({ method: 'POST', url: '/agencies', payload: NEW })).statusCode).toBe(403);
    expect((await create({ ...NEW, kind: undefined })).statusCode).toBe(400);
    expect((await operator.call({ url: `/agencies/${UNKNOWN}` })).statusCode).toBe(404);
  });

  it.each([
    [409, 'agencies.code_taken', {}],
    [409, 'agencies.number_code_taken', { code: '9.98', name: 'Lain', shortName: 'Lain', aliases: [] }],
  ])('is refused with %i %s', async (status, code, other) => {
    const answer = await create({ ...NEW, ...other });
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, code]);
  });

  it.each([
    ['/aliases/0', { aliases: ['dinas PANGAN'] }],
    ['/name', { name: 'Dinas Pendidikan' }],
    ['/parentCode', { parentCode: '0.00' }],
    ['/parentCode', { parentCode: '9.97' }],
    ['/validUntil', { validFrom: '2026-01-01', validUntil: '2025-12-31' }],
  ])('is refused at %s', async (pointer, other) => {
    const answer = await create({
      ...NEW,
      code: '9.97',
      numberCode: 'DIS-97',
      name: 'Dinas 97',
      shortName: 'Dis97',
      aliases: [],
      ...other,
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ errors: [{ pointer }] });
  });

  it('changes only for someone who saw its latest version, who else learns what has changed', async () => {
    const url = `/agencies/${made.id}`;
    const payload = { shortName: 'Dinas Uji', aliases: null };
    expect((await admin.call({ method: 'PATCH', url, payload })).statusCode).toBe(428);
    const answer = await change(made, payload, made.etag);
    expect(answer.json()).toMatchObject({ shortName: 'Dinas Uji', aliases: [], name: NEW.name, etag: '"2"' });
    const stale = await change(made, { name: 'Dinas Lain Lagi' }, made.etag);
    expect(stale.statusCode).toBe(412);
    expect(stale.json()).toMatchObject({
      currentEtag: '"2"',
      changes: [{ fields: ['shortName', 'aliases'], actor: 'Pegawai admin' }],
    });
  });

  it('keeps its version when nothing changes', async () => {
    expect((await change(made, { shortName: 'Dinas Uji' })).json()).toMatchObject({ etag: '"2"' });
  });

  it('cannot become its own ancestor', async () => {
    const child = (
      await create({
        ...NEW,
        code: '9.99.1',
        numberCode: 'ANAK',
        name: 'Anak',
        shortName: 'Anak',
        aliases: [],
        parentCode: NEW.code,
      })
    ).json<Agency>();
    const answer = await change(made, { parentCode: child.code });
    expect(answer.json()).toMatchObject({ errors: [{ code: 'agencies.cyclic_parent' }] });
    expect(codeOf(await remove(made.id))).toBe('agencies.in_use');
    expect((await remove(child.id)).statusCode).toBe(204);
  });

  it('that is closed hands its names on and leaves the list of valid ones', async () => {
    await change(made, { validUntil: '2025-12-31' });
    const heir = await create({
      ...NEW,
      code: '9.96',
      numberCode: 'DISUJI-BARU',
      validFrom: '2026-01-01',
    });
    expect(heir.statusCode).toBe(201);
    const valid = await operator.call({ url: '/agencies?q=uji&validOnly=true' });
    expect(valid.json<{ items: Agency[] }>().items.map((item) => item.code)).toEqual(['9.96']);
  });

  it('keeps its number code once a number was issued with it', async () => {
    expect((await change(made, { numberCode: 'DISUJI-LAMA' })).statusCode).toBe(200);
    await t.db.insert(proposalCounters).values({ agencyId: made.id, year: 2026, lastNumber: 1 });
    const answer = await change(made, { numberCode: 'DISUJI' });
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'agencies.number_code_used']);
  });

  it('is deleted only while nothing refers to it', async () => {
    const [heir] = await find('9.96');
    const [pangan] = await find('dinas pangan');
    await t.db
      .insert(proposals)
      .values({ title: 'Contoh', agencyId: pangan!.id, supportingAgencyIds: [heir!.id] });
    expect(codeOf(await remove(pangan!.id))).toBe('agencies.in_use');
    expect((await remove(heir!.id)).json<{ detail: string }>().detail).toContain('1 usulan');
    await t.db.delete(proposals);
    expect((await remove(heir!.id)).statusCode).toBe(204);
    expect((await remove(heir!.id)).statusCode).toBe(404);
  });
});
