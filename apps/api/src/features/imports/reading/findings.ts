import type { ImportField, RowIssue } from '@kerabat/shared/imports/schema';

/** What reading a cell gave: the value, and what was not understood. */
export interface Reading<T> {
  value: T;
  errors: RowIssue[];
  warnings: RowIssue[];
}

export const understood = <T>(value: T): Reading<T> => ({ value, errors: [], warnings: [] });

export const warned = <T>(value: T, field: ImportField, code: string, detail: string): Reading<T> => ({
  value,
  errors: [],
  warnings: [{ field, code: `imports.${code}`, detail }],
});

export const refused = <T>(value: T, field: ImportField, code: string, detail: string): Reading<T> => ({
  value,
  errors: [{ field, code: `imports.${code}`, detail }],
  warnings: [],
});
