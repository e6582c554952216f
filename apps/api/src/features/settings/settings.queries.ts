import { and, asc, eq, getTableColumns, gte, lte, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { prepared } from '../../platform/prepared.ts';
import { users } from '../users/users.table.ts';
import { holidays, settings, type HolidayRow, type SettingRow } from './settings.table.ts';

const SETTINGS_LOCK = 7_313_021;

/** A row may not exist yet, so there is nothing to lock but the whole: one person writes at a time. */
export const lockSettings = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(${SETTINGS_LOCK})`);

export interface ChangedSetting extends SettingRow {
  /** The name as the person bears it today; null of an account that is gone, or of another system. */
  changedBy: string | null;
}

const settingRows = (db: DbOrTx) =>
  db
    .select({ ...getTableColumns(settings), changedBy: users.name })
    .from(settings)
    .leftJoin(users, eq(users.id, settings.updatedById));

/** Read with every case and list of cases, so prepared once. */
export const readSettingRows = (db: DbOrTx): Promise<ChangedSetting[]> =>
  prepared(db, 'settings', () => settingRows(db).prepare('settings_all')).execute();

export async function findSettingRow(db: DbOrTx, key: string): Promise<ChangedSetting | undefined> {
  const [row] = await settingRows(db).where(eq(settings.key, key));
  return row;
}

export const writeSetting = (tx: Tx, values: Pick<SettingRow, 'key' | 'value' | 'updatedById'>) =>
  tx
    .insert(settings)
    .values(values)
    .onConflictDoUpdate({
      target: settings.key,
      set: { ...values, rowVersion: sql`${settings.rowVersion} + 1`, updatedAt: sql`now()` },
    });

export const readHolidayDays = (db: DbOrTx) => db.select({ day: holidays.day }).from(holidays);

export const readHolidaysOf = (db: DbOrTx, year: number): Promise<HolidayRow[]> =>
  db
    .select()
    .from(holidays)
    .where(and(gte(holidays.day, `${year}-01-01`), lte(holidays.day, `${year}-12-31`)))
    .orderBy(asc(holidays.day));

export async function findHoliday(db: DbOrTx, day: string): Promise<HolidayRow | undefined> {
  const [row] = await db.select().from(holidays).where(eq(holidays.day, day));
  return row;
}

/** Adds days and gives the others their name. */
export const writeHolidays = (tx: Tx, rows: readonly Pick<HolidayRow, 'day' | 'name'>[]) =>
  tx
    .insert(holidays)
    .values([...rows])
    .onConflictDoUpdate({
      target: holidays.day,
      set: {
        name: sql`excluded.name`,
        rowVersion: sql`${holidays.rowVersion} + 1`,
        updatedAt: sql`now()`,
      },
    })
    .returning();

export const deleteHolidayRow = (tx: Tx, day: string) => tx.delete(holidays).where(eq(holidays.day, day));
