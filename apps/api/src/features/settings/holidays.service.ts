import { readHolidayList } from '@kerabat/shared/settings/holiday-list';
import type { Holiday, ImportHolidays } from '@kerabat/shared/settings/schema';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { has } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import { checkVersion, etagOf, type Expected } from '../../platform/etag.ts';
import { conflict, notFound, unprocessable } from '../../platform/problem.ts';
import {
  deleteHolidayRow,
  findHoliday,
  lockSettings,
  readHolidaysOf,
  writeHolidays,
} from './settings.queries.ts';
import type { HolidayRow } from './settings.table.ts';

const present = ({ day, name, rowVersion }: HolidayRow): Holiday => ({
  day,
  etag: etagOf(rowVersion),
  name,
});

const eventOf = (event: string, detail: Record<string, unknown>) => ({
  event: `holiday.${event}`,
  subjectType: 'holiday',
  subjectId: null,
  detail,
});

const noSuchHoliday = () => notFound('Hari libur');

export async function listHolidays({ db, now }: Platform, { actor }: Caller, asked: number | undefined) {
  const year = asked ?? Number(officeDay(now()).slice(0, 4));
  return {
    year,
    items: (await readHolidaysOf(db, year)).map(present),
    mayManage: has(actor, 'reference.manage'),
  };
}

export async function getHoliday({ db }: Platform, day: string): Promise<Holiday> {
  const row = await findHoliday(db, day);
  if (!row) throw noSuchHoliday();
  return present(row);
}

/** `new`: the caller believes that the day is no holiday yet. */
export async function putHoliday(
  { db, jobs }: Platform,
  { actor, requestId }: Caller,
  { day, name }: { day: string; name: string },
  expected: Expected | 'new',
): Promise<{ isNew: boolean; holiday: Holiday }> {
  return db.transaction(async (tx) => {
    await lockSettings(tx);
    const before = await findHoliday(tx, day);
    if (expected === 'new' && before)
      throw conflict(
        'holidays.already_there',
        `${day} sudah menjadi hari libur: ${before.name}. Ubah namanya di daftar.`,
      );
    if (expected !== 'new') {
      if (!before) throw noSuchHoliday();
      checkVersion(expected, before.rowVersion);
      if (before.name === name) return { isNew: false, holiday: present(before) };
    }
    const [row] = await writeHolidays(tx, [{ day, name }]);
    if (!row) throw new Error('upsert returned no holiday');
    if (!before) await jobs.enqueue(tx, 'limits.redate', {});
    const detail = { day, name, ...(before ? { before: before.name } : {}) };
    await recordAudit(tx, actor, requestId, eventOf(before ? 'renamed' : 'added', detail));
    return { isNew: before === undefined, holiday: present(row) };
  });
}

export async function deleteHoliday(
  { db, jobs }: Platform,
  { actor, requestId }: Caller,
  day: string,
  expected: Expected,
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockSettings(tx);
    const before = await findHoliday(tx, day);
    if (!before) throw noSuchHoliday();
    checkVersion(expected, before.rowVersion);
    await deleteHolidayRow(tx, day);
    await jobs.enqueue(tx, 'limits.redate', {});
    await recordAudit(tx, actor, requestId, eventOf('deleted', { day, name: before.name }));
  });
}

/** The lines that were understood, or a refusal that names every line that was not. */
function understood({ text, year }: ImportHolidays) {
  const { days, faults } = readHolidayList(text, year);
  if (faults.length > 0)
    throw unprocessable(
      'holidays.line_unreadable',
      `${faults.length} baris belum terbaca, jadi belum ada yang disimpan. Perbaiki baris-baris itu, lalu simpan lagi.`,
      faults.map(({ line, detail }) => ({
        pointer: '/text',
        code: 'holidays.line_unreadable',
        detail: `Baris ${line}: ${detail}`,
      })),
    );
  if (days.length === 0) {
    const detail = 'Belum ada hari libur dalam daftar itu. Tempelkan satu hari libur per baris.';
    throw unprocessable('holidays.nothing_listed', detail, [
      { pointer: '/text', code: 'holidays.nothing_listed', detail },
    ]);
  }
  return days;
}

/** All or nothing. Days that the list leaves out stay: a decree that changes one day is a list of one line. */
export async function importHolidays(
  { db, jobs }: Platform,
  { actor, requestId }: Caller,
  input: ImportHolidays,
) {
  const listed = understood(input);
  return db.transaction(async (tx) => {
    await lockSettings(tx);
    const before = new Map((await readHolidaysOf(tx, input.year)).map((row) => [row.day, row.name]));
    const changed = listed.filter(({ day, name }) => before.get(day) !== name);
    const added = changed.filter(({ day }) => !before.has(day)).map(({ day }) => day);
    const renamed = changed.filter(({ day }) => before.has(day)).map(({ day }) => day);
    if (changed.length > 0) {
      await writeHolidays(
        tx,
        changed.map(({ day, name }) => ({ day, name })),
      );
      if (added.length > 0) await jobs.enqueue(tx, 'limits.redate', {});
      await recordAudit(tx, actor, requestId, eventOf('imported', { year: input.year, added, renamed }));
    }
    return {
      year: input.year,
      added: added.length,
      renamed: renamed.length,
      unchanged: listed.length - changed.length,
      items: (await readHolidaysOf(tx, input.year)).map(present),
    };
  });
}
