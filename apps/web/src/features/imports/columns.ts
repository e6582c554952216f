import type { ImportField } from '@kerabat/shared/imports/schema';

/** `0` → `A`, `26` → `AA`: as the spreadsheet names its columns. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}

/** A field can come from one column only. */
export function repeatedFields(chosen: readonly (ImportField | '')[]): Set<ImportField> {
  return new Set(
    chosen.filter(
      (field): field is ImportField => field !== '' && chosen.indexOf(field) !== chosen.lastIndexOf(field),
    ),
  );
}
