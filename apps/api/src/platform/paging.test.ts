import { describe, expect, it } from 'vitest';
import { person } from '../../test/actors.ts';
import { startApp } from '../../test/app.ts';
import { csv, preview } from '../features/imports/imports.fixture.ts';

const t = await startApp();
const admin = await person(t, ['admin', 'auditor', 'bureau_staff', 'section_head']);
const ID = '0197b1c2-0000-7000-8000-000000000000';
const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
const list = async (url: string, ...parts: unknown[]) =>
  admin.call({ url: `${url}${url.includes('?') ? '&' : '?'}cursor=${cursorOf(...parts)}` });

describe('a page marker that nobody was given', () => {
  it.each<[string, string, unknown]>([
    ['/proposals', '-submittedAt', 'abc'],
    ['/proposals', '-submittedAt', '2026-02-31 00:00:00+00'],
    ['/proposals', '-submittedAt', '0000-01-01 00:00:00+00'],
    ['/proposals', '-submittedAt', null],
    ['/proposals?sort=title', 'title', 'a\0b'],
    ['/proposals?sort=dueOn', 'dueOn', '2026-13-01'],
    ['/proposal-periods', '-opensAt', 'kemarin'],
    ['/audit-records', '-at', 7],
    ['/users', 'name', 'a\0b'],
    ['/api-clients', 'name', '\0'],
    ['/proposal-imports', '-createdAt', 'infinity x'],
  ])('%s is refused with what to do: %s %j', async (url, sort, value) => {
    const answer = await list(url, sort, value, ID);
    expect(answer.json()).toMatchObject({ status: 400, code: 'common.bad_cursor' });
  });

  it.each([1.5, 9_007_199_254_740_991, '1'])('rows of an import: %j', async (value) => {
    const { id } = await preview(admin, csv('Dinas Pangan;Distribusi pangan;Riau;Padang;Ani'));
    const answer = await list(`/proposal-imports/${id}/rows`, 'row', value, ID);
    expect(answer.json()).toMatchObject({ status: 400, code: 'common.bad_cursor' });
  });

  it.each<[string, string, unknown]>([
    ['/proposals', '-submittedAt', '2026-06-17 02:30:00.123456+00'],
    ['/proposals?sort=dueOn', 'dueOn', '9999-12-31'],
    ['/proposals?sort=title', 'title', 'Ikan; "danau"'],
    ['/proposal-periods', '-opensAt', '2026-06-17 02:30:00+00'],
  ])('%s takes one as the database writes it: %s %j', async (url, sort, value) => {
    expect((await list(url, sort, value, ID)).statusCode).toBe(200);
  });
});
