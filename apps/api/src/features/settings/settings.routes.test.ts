import { desc, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Holiday, SettingAnswer } from '@kerabat/shared/settings/schema';
import { SETTING_KEYS, SETTINGS } from '@kerabat/shared/settings/vocabulary';
import { addWorkingDays, officeDay } from '@kerabat/shared/time/working-days';
import { loadReference } from '../../../seeds/load-reference.ts';
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { act, cast, draft } from '../../../test/proposals.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { newId } from '../../platform/columns.ts';
import { readHolidays, readSettings } from './settings.service.ts';
import { holidays } from './settings.table.ts';

const t = await startApp();
const admin = await person(t, ['admin'], undefined, 'Admin Kantor');
const operator = await person(t, ['agency_operator'], 'DISPANGAN');

const setting = async (key: string) =>
  (await operator.call({ url: `/settings/${key}` })).json<SettingAnswer>();
const put = (key: string, value: unknown, ifMatch = '*', by = admin) =>
  by.call({ method: 'PUT', url: `/settings/${key}`, payload: { value }, headers: { 'if-match': ifMatch } });
const lastTrace = async () =>
  (await t.db.select().from(auditRecords).orderBy(desc(auditRecords.id)).limit(1))[0];

describe('settings', () => {
  it('are read by everybody with their default, and changed by the administrator alone', async () => {
    const list = (await operator.call({ url: '/settings' })).json<{
      items: SettingAnswer[];
      mayManage: boolean;
    }>();
    expect(list.items.map(({ key }) => key)).toEqual(SETTING_KEYS);
    expect(list.mayManage).toBe(false);
    expect(list.items.find(({ key }) => key === 'stallDays')).toMatchObject({
      value: 14,
      default: 14,
      changedBy: null,
      etag: '"0"',
    });
    expect((await put('stallDays', 10, '*', operator)).statusCode).toBe(403);
    expect((await t.app.inject({ url: '/api/v1/settings' })).statusCode).toBe(401);
    expect((await operator.call({ url: '/settings/lain' })).statusCode).toBe(400);
  });

  it('are changed with a trace, and count at once', async () => {
    const changed = await put('stallDays', 10, '"0"');
    expect(changed.json()).toMatchObject({ value: 10, default: 14, changedBy: 'Admin Kantor', etag: '"1"' });
    expect(await readSettings(t.db)).toMatchObject({
      stallDays: 10,
      legalReviewDays: 10,
      dprdDomesticDays: null,
    });
    expect(await lastTrace()).toMatchObject({
      event: 'setting.changed',
      detail: { key: 'stallDays', before: 14, after: 10 },
    });
    expect((await put('stallDays', 10, '"1"')).json()).toMatchObject({ etag: '"1"' });
    const stale = await put('stallDays', 7, '"0"');
    expect(stale.json()).toMatchObject({
      status: 412,
      currentEtag: '"1"',
      changes: [{ actor: 'Admin Kantor', fields: ['stallDays'] }],
    });
    expect((await put('stallDays', 7, '')).statusCode).toBe(412);
    const withoutTag = await admin.call({ method: 'PUT', url: '/settings/stallDays', payload: { value: 7 } });
    expect(withoutTag.statusCode).toBe(428);
  });

  it('may be emptied where no limit is a choice: then nothing is limited', async () => {
    expect((await put('stallDays', null)).json()).toMatchObject({ value: null });
    expect((await readSettings(t.db)).stallDays).toBeNull();
    expect((await setting('stallDays')).value).toBeNull();
  });

  it.each([
    ['reviewQuorumPercent', null, 422, 'settings.value_required'],
    ['reviewQuorumPercent', 101, 422, 'settings.out_of_range'],
    ['stallDays', 0, 422, 'settings.out_of_range'],
    ['stallDays', 2.5, 400, 'common.invalid_input'],
    ['stallDays', '10', 400, 'common.invalid_input'],
  ])('%s refuses %s', async (key, value, status, code) => {
    const answer = await put(key, value);
    expect(answer.json(), answer.body).toMatchObject({ status, code, errors: [{ pointer: '/value' }] });
  });

  it('of two people who change one at the same time, one wins', async () => {
    const before = await setting('signingDays');
    const answers = await Promise.all([
      put('signingDays', 21, before.etag),
      put('signingDays', 22, before.etag),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
  });

  it('have a default within their own limits', () => {
    for (const key of SETTING_KEYS) {
      const { default: usual, min, max, mayBeEmpty } = SETTINGS[key];
      expect(usual === null ? mayBeEmpty : usual >= min && usual <= max, key).toBe(true);
    }
  });
});

const NEW = { 'if-none-match': '*' };
const putDay = (day: string, name: string, headers: object = NEW, by = admin) =>
  by.call({ method: 'PUT', url: `/holidays/${day}`, payload: { name }, headers: { ...headers } });
const removeDay = (day: string, ifMatch = '*', by = admin) =>
  by.call({ method: 'DELETE', url: `/holidays/${day}`, headers: { 'if-match': ifMatch } });
const listOf = async (year: number) =>
  (await operator.call({ url: `/holidays?year=${year}` })).json<{ year: number; items: Holiday[] }>();
const paste = (year: number, text: string, headers = {}, by = admin) =>
  by.call({ method: 'POST', url: '/holidays/import', payload: { year, text }, headers });

describe('holidays', () => {
  const thisYear = Number(officeDay(new Date()).slice(0, 4));

  it('with a fixed date are there from the beginning, and stay away once an office has removed them', async () => {
    const answer = await operator.call({ url: '/holidays' });
    const { year, items, mayManage } = answer.json<{ year: number; items: Holiday[]; mayManage: boolean }>();
    expect([year, mayManage]).toEqual([thisYear, false]);
    expect(items.map(({ day }) => day.slice(5))).toEqual(['01-01', '05-01', '06-01', '08-17', '12-25']);
    expect(await loadReference(t.db)).toBe(0);
    expect((await removeDay(`${thisYear + 3}-12-25`)).statusCode).toBe(204);
    const kept = await t.db.select().from(holidays);
    await t.db.delete(holidays);
    expect(await loadReference(t.db)).toBe(0);
    await t.db.insert(holidays).values(kept);
  });

  it('are added, renamed and removed with a trace', async () => {
    const made = await putDay('2031-03-17', 'Hari Suci Nyepi');
    expect([made.statusCode, made.json()]).toEqual([
      201,
      { day: '2031-03-17', name: 'Hari Suci Nyepi', etag: '"1"' },
    ]);
    expect((await putDay('2031-03-17', 'Nyepi')).json()).toMatchObject({ code: 'holidays.already_there' });
    const renamed = await putDay('2031-03-17', 'Nyepi', { 'if-match': '"1"' });
    expect([renamed.statusCode, renamed.json()]).toMatchObject([200, { name: 'Nyepi', etag: '"2"' }]);
    expect((await putDay('2031-03-17', 'Lain', { 'if-match': '"1"' })).statusCode).toBe(412);
    expect((await operator.call({ url: '/holidays/2031-03-17' })).headers['etag']).toBe('"2"');
    expect((await removeDay('2031-03-17', '"1"')).statusCode).toBe(412);
    expect((await removeDay('2031-03-17', '"2"')).statusCode).toBe(204);
    expect(await lastTrace()).toMatchObject({
      event: 'holiday.deleted',
      detail: { day: '2031-03-17', name: 'Nyepi' },
    });
    expect((await operator.call({ url: '/holidays/2031-03-17' })).statusCode).toBe(404);
    expect((await removeDay('2031-03-17')).statusCode).toBe(404);
    expect((await putDay('2031-03-17', 'Nyepi', { 'if-match': '"2"' })).statusCode).toBe(404);
    expect((await putDay('2031-03-17', 'Nyepi', {})).statusCode).toBe(428);
  });

  it('are kept by the administrator, not by an agency', async () => {
    expect((await putDay('2031-04-01', 'Libur', NEW, operator)).statusCode).toBe(403);
    expect((await removeDay(`${thisYear}-08-17`, '*', operator)).statusCode).toBe(403);
    expect((await paste(2031, '1 April Libur', {}, operator)).statusCode).toBe(403);
    expect((await t.app.inject({ url: '/api/v1/holidays' })).statusCode).toBe(401);
  });

  it.each([
    ['GET', '/holidays?year=27', undefined],
    ['GET', '/holidays/2031-02-30', undefined],
    ['PUT', '/holidays/1999-12-31', { name: 'Libur' }],
    ['PUT', '/holidays/2031-04-01', { name: ' ' }],
    ['POST', '/holidays/import', { year: 3000, text: '1 April Libur' }],
  ] as const)('refuse %s %s', async (method, url, payload) => {
    const headers = method === 'PUT' ? NEW : {};
    expect((await admin.call({ method, url, headers, ...(payload ? { payload } : {}) })).statusCode).toBe(
      400,
    );
  });

  it('of a year are taken over from the decree in one action', async () => {
    const text = '1\t1 Januari\tRabu\tTahun Baru\n2\t24-25 Januari\tJumat-Sabtu\tIdulfitri\n';
    const key = { 'idempotency-key': newId() };
    const answer = await paste(2031, text, key);
    expect(answer.json(), answer.body).toMatchObject({ added: 3, renamed: 0, unchanged: 0 });
    expect((await paste(2031, text, key)).json()).toMatchObject({ added: 3 });
    expect((await listOf(2031)).items.map(({ day, name }) => `${day} ${name}`)).toEqual([
      '2031-01-01 Tahun Baru',
      '2031-01-24 Idulfitri',
      '2031-01-25 Idulfitri',
    ]);
    expect(await lastTrace()).toMatchObject({
      event: 'holiday.imported',
      detail: { year: 2031, renamed: [] },
    });
    const again = await paste(2031, '1 Januari Tahun Baru Masehi\n24 Januari Idulfitri');
    expect(again.json()).toMatchObject({ added: 0, renamed: 1, unchanged: 1 });
    expect((await listOf(2031)).items).toHaveLength(3);
  });

  it('of a list with one unreadable line are not taken over at all, and the line is named', async () => {
    const refused = await paste(2032, '1 Januari Tahun Baru\nCuti bersama Idulfitri');
    expect(refused.json()).toMatchObject({
      status: 422,
      code: 'holidays.line_unreadable',
      errors: [{ pointer: '/text', detail: expect.stringContaining('Baris 2') }],
    });
    expect((await paste(2032, 'Tanggal')).json()).toMatchObject({ code: 'holidays.nothing_listed' });
    expect((await listOf(2032)).items).toEqual([]);
  });

  it('put off the limit of a proposal', async () => {
    const c = await cast(t);
    const made = await draft(t, c.operator, {});
    await act(c.operator, made, 'request-approval');
    const next = addWorkingDays(officeDay(new Date()), 1, await readHolidays(t.db));
    expect((await putDay(next, 'Hari libur percobaan')).statusCode).toBe(201);
    const sent = (await act(c.head, made, 'submit')).json<{ dueOn: string }>();
    const days = await readHolidays(t.db);
    const without = new Set([...days].filter((day) => day !== next));
    const today = officeDay(new Date());
    const [count] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].filter(
      (each) => addWorkingDays(today, each, days) === sent.dueOn,
    );
    expect(count).toBeGreaterThan(0);
    expect(sent.dueOn > addWorkingDays(today, count ?? 0, without)).toBe(true);
    await t.db.delete(holidays).where(sql`${holidays.day} = ${next}`);
  });
});
