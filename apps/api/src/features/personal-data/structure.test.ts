import { describe, expect, it } from 'vitest';
import { PERSONAL_PLACES } from '@kerabat/shared/personal-data/field-kinds';
import { PERSONAL_FIELDS } from '@kerabat/shared/personal-data/fields';
import { startApp } from '../../../test/app.ts';

const t = await startApp();

/** Columns of text or JSON whose name says that people are named in them. */
const TELLING =
  /^(by|name|.*_(by|name)|contacts?|attendees|guests|representatives?|on_behalf_of|reason|committer|nip|email|npwp|address|office)$/;

/** Named alike, but nobody: things, offices and firms, reasons why a thing was done, and what people have in their own table. */
const NOBODY: readonly string[] = [
  'agencies.name',
  'agencies.short_name',
  'api_clients.name',
  'cooperation_offer_rounds.by',
  'cooperation_overrides.reason',
  'holidays.name',
  'proposal_periods.name',
  'reference_entries.name',
  'reference_entries.short_name',
  'saved_views.name',
];
/** A file's own name; the office of whoever acted, which outlives them. */
const KINDS_OF_NOBODY = /\.(file_name|actor_office|author_office)$/;

const camel = (name: string) => name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());

describe('the table of personal data', () => {
  it('holds every column that names people', async () => {
    const rows = await t.db.execute<{ table: string; column: string }>(`
      select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY')`);
    const missing = [...rows]
      .filter(({ column }) => TELLING.test(column))
      .filter(({ table, column }) => {
        const known = PERSONAL_FIELDS.some(
          ({ where, field }) => where === table && field.split('.')[0] === camel(column),
        );
        const name = `${table}.${column}`;
        return !known && !NOBODY.includes(name) && !KINDS_OF_NOBODY.test(name);
      })
      .map(({ table, column }) => `${table}.${column}`);
    expect(missing.sort()).toEqual([]);
  });

  it('names places and columns that there are', async () => {
    const rows = await t.db.execute<{ name: string }>(`
      select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`);
    const columns = new Set([...rows].map(({ name }) => name));
    for (const name of NOBODY) expect(columns).toContain(name);
    const snake = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    for (const { where, field } of PERSONAL_FIELDS)
      expect(columns, `${where}.${field}`).toContain(`${where}.${snake(field.split('.')[0] ?? '')}`);
    expect(new Set(PERSONAL_FIELDS.map(({ where }) => where))).toEqual(new Set(PERSONAL_PLACES));
  });
});
