import { NARRATIVE_LIMIT, TITLE_LIMIT } from '@kerabat/shared/proposals/content.schema';
import { IMPORT_FIELD_LABELS, type ImportField, type RowIssue } from '@kerabat/shared/imports/schema';
import { refused, understood, type Reading } from './findings.ts';
import type { RowValues } from './proposal-sheet.ts';
import { saysNothing } from './words.ts';

const BENEFITS_LIMIT = 2000;
const SCOPE_LIMIT = 500;
const SCOPE_ITEMS = 30;
const LOCATION_LIMIT = 500;

const count = (number: number) => number.toLocaleString('id-ID');

const tooLong = (field: ImportField, length: number, limit: number): RowIssue => ({
  field,
  code: 'imports.text_too_long',
  detail: `${IMPORT_FIELD_LABELS[field]} berisi ${count(length)} huruf; paling banyak ${count(limit)}. Singkat isinya.`,
});

export function readTitle(text: string | undefined): Reading<string | null> {
  const title = text?.replace(/\s+/g, ' ').trim() ?? '';
  if (saysNothing(title))
    return refused(
      null,
      'title',
      'title_missing',
      'Judul usulan belum diisi. Tulis judulnya, atau hapus baris ini.',
    );
  const errors = title.length > TITLE_LIMIT ? [tooLong('title', title.length, TITLE_LIMIT)] : [];
  return { value: title, errors, warnings: [] };
}

export function readText(
  values: RowValues,
  field: ImportField,
  limit = NARRATIVE_LIMIT,
): Reading<string | null> {
  const text = values[field];
  if (text === undefined || saysNothing(text)) return understood(null);
  return {
    value: text,
    errors: text.length > limit ? [tooLong(field, text.length, limit)] : [],
    warnings: [],
  };
}

export const readBenefits = (values: RowValues) => readText(values, 'benefits', BENEFITS_LIMIT);

/** One item per line or semicolon, without the bullets and numbers in front. */
export function readScope(values: RowValues): Reading<string[]> {
  const text = values.scope;
  if (text === undefined || saysNothing(text)) return understood([]);
  const items = text
    .split(/[\n;]/)
    .map((item) => item.replace(/^\s*(?:[-•*·]|\(?(?:\d{1,2}|[a-z])[.)])\s+/i, '').trim())
    .filter((item) => item !== '');
  const longest = Math.max(...items.map((item) => item.length));
  const errors = [
    ...(longest > SCOPE_LIMIT ? [tooLong('scope', longest, SCOPE_LIMIT)] : []),
    ...(items.length > SCOPE_ITEMS ? [tooLong('scope', text.length, SCOPE_ITEMS * SCOPE_LIMIT)] : []),
  ];
  return { value: items, errors, warnings: [] };
}

/** The place as typed is kept beside its codes, so it has a limit of its own. */
export const checkLocationText = (values: RowValues): RowIssue[] =>
  (values.locations?.length ?? 0) > LOCATION_LIMIT
    ? [tooLong('locations', values.locations?.length ?? 0, LOCATION_LIMIT)]
    : [];

/** The first web address in the remark. */
export function readSourceUrl(values: RowValues): string | null {
  const found = /https?:\/\/[^\s"'<>]+/i.exec(values.remark ?? '')?.[0]?.replace(/[.,;)]+$/, '');
  return found !== undefined && found.length <= 2000 && URL.canParse(found) ? found : null;
}
