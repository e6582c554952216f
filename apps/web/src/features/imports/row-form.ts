import { IMPORT_FIELDS, type ImportField } from '@kerabat/shared/imports/schema';
import type { ImportRow, RowCorrection } from './imports.api.ts';

const LONG: readonly ImportField[] = [
  'title',
  'background',
  'problem',
  'potential',
  'objectives',
  'scope',
  'benefits',
  'remark',
];
const ALWAYS: readonly ImportField[] = ['title', 'agency'];

export const isLong = (field: ImportField) => LONG.includes(field);

/** Title and agency first, then what the sheet holds; a running number is nothing to correct. */
export function fieldsOf({ values }: ImportRow, mapped: readonly ImportField[]): ImportField[] {
  const held = new Set([...mapped, ...(Object.keys(values) as ImportField[])]);
  const rest = IMPORT_FIELDS.filter(
    (field) => held.has(field) && field !== 'sequence' && !ALWAYS.includes(field),
  );
  return [...ALWAYS, ...rest];
}

/** The texts as they stand; the agency is chosen, so it begins with what was recognised. */
export const startOf = ({ values, understood }: ImportRow): Partial<Record<ImportField, string>> => ({
  ...values,
  agency: understood.agency?.name,
});

/** Only what was changed is sent; an emptied cell is sent as null. */
export function changesOf(row: ImportRow, texts: Partial<Record<ImportField, string>>): RowCorrection {
  const before = startOf(row);
  const changed = IMPORT_FIELDS.filter((field) => (texts[field] ?? '') !== (before[field] ?? ''));
  return Object.fromEntries(changed.map((field) => [field, texts[field]?.trim() || null]));
}
