import { LIMIT_SETTINGS } from '@kerabat/shared/procedures/vocabulary';
import type { PutSetting, SettingAnswer } from '@kerabat/shared/settings/schema';
import { SETTING_KEYS, SETTINGS, type SettingKey } from '@kerabat/shared/settings/vocabulary';
import type { Platform } from '../../app.ts';
import { has } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { etagOf, isCurrent, stale, type Expected } from '../../platform/etag.ts';
import { unprocessable } from '../../platform/problem.ts';
import { toIso } from '../../platform/time.ts';
import {
  findSettingRow,
  lockSettings,
  readHolidayDays,
  readSettingRows,
  writeSetting,
  type ChangedSetting,
} from './settings.queries.ts';

/** Every setting as the office has it now; null is "no limit". */
export async function readSettings(db: DbOrTx): Promise<Record<SettingKey, number | null>> {
  const rows = new Map((await readSettingRows(db)).map((row) => [row.key, row]));
  return Object.fromEntries(SETTING_KEYS.map((key) => [key, valueOf(key, rows.get(key))])) as Record<
    SettingKey,
    number | null
  >;
}

/** The days that are no working days besides Saturday and Sunday, for `addWorkingDays`. */
export const readHolidays = async (db: DbOrTx): Promise<ReadonlySet<string>> =>
  new Set((await readHolidayDays(db)).map(({ day }) => day));

const valueOf = (key: SettingKey, row: ChangedSetting | undefined): number | null =>
  row === undefined ? SETTINGS[key].default : row.value;

/** The version of a setting that nobody has changed yet. */
const UNTOUCHED = 0;

function present(key: SettingKey, row: ChangedSetting | undefined): SettingAnswer {
  const { label, help, unit, mayBeEmpty, min, max, default: usual } = SETTINGS[key];
  return {
    key,
    etag: etagOf(row?.rowVersion ?? UNTOUCHED),
    label,
    help,
    unit,
    value: valueOf(key, row),
    default: usual,
    mayBeEmpty,
    min,
    max,
    changedBy: row?.changedBy ?? null,
    changedAt: row ? toIso(row.updatedAt) : null,
  };
}

export async function listSettings({ db }: Platform, { actor }: Caller) {
  const rows = new Map((await readSettingRows(db)).map((row) => [row.key, row]));
  return {
    items: SETTING_KEYS.map((key) => present(key, rows.get(key))),
    mayManage: has(actor, 'setting.manage'),
  };
}

export const getSetting = async ({ db }: Platform, key: SettingKey): Promise<SettingAnswer> =>
  present(key, await findSettingRow(db, key));

function checkValue(key: SettingKey, value: number | null): void {
  const { label, unit, mayBeEmpty, min, max } = SETTINGS[key];
  const refuse = (code: string, detail: string) =>
    unprocessable(code, detail, [{ pointer: '/value', code, detail }]);
  if (value === null && !mayBeEmpty)
    throw refuse('settings.value_required', `${label} tidak boleh kosong. Isi ${min} sampai ${max} ${unit}.`);
  if (value !== null && (value < min || value > max))
    throw refuse('settings.out_of_range', `${label}: isi ${min} sampai ${max} ${unit}.`);
}

const isLimit = (key: string): boolean => (LIMIT_SETTINGS as readonly string[]).includes(key);

/** It counts at once; the limits of open stages follow within seconds. */
export async function changeSetting(
  { db, jobs }: Platform,
  { actor, requestId }: Caller,
  key: SettingKey,
  expected: Expected,
  { value }: PutSetting,
): Promise<SettingAnswer> {
  checkValue(key, value);
  return db.transaction(async (tx) => {
    await lockSettings(tx);
    const before = await findSettingRow(tx, key);
    const version = before?.rowVersion ?? UNTOUCHED;
    if (!isCurrent(expected, version)) throw stale(etagOf(version), before ? [changeOf(before)] : []);
    const from = valueOf(key, before);
    if (from === value) return present(key, before);
    await writeSetting(tx, { key, value, updatedById: actor.kind === 'user' ? actor.id : null });
    if (isLimit(key)) await jobs.enqueue(tx, 'limits.redate', {});
    await recordAudit(tx, actor, requestId, {
      event: 'setting.changed',
      subjectType: 'setting',
      subjectId: null,
      detail: { key, before: from, after: value, rowVersion: version + 1 },
    });
    return present(key, await findSettingRow(tx, key));
  });
}

/** For a 412, in the shape of all records. */
const changeOf = ({ key, updatedAt, changedBy }: ChangedSetting) => ({
  at: toIso(updatedAt),
  actor: changedBy ?? 'Akun lain',
  action: 'changed',
  fields: [key],
});
