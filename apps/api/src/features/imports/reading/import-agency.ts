import type { RowIssue, UnderstoodRow } from '@kerabat/shared/imports/schema';
import type { InterpretedRow } from './interpret-row.ts';

/** The agency that a whole file was sent for. */
export interface ImportAgency {
  id: string;
  numberCode: string;
  name: string;
}

const issue = (code: string, detail: string): RowIssue => ({
  field: 'agency',
  code: `imports.${code}`,
  detail,
});

const assigned = ({ id, numberCode, name }: ImportAgency): NonNullable<UnderstoodRow['agency']> => ({
  id,
  numberCode,
  name,
  confidence: 1,
});

/** Rows that name no agency belong to the one the file was sent for; a row that names another one says so. */
export function assignAgency(row: InterpretedRow, agency: ImportAgency | null): InterpretedRow {
  if (agency === null || row.understood.agency?.id === agency.id) return row;
  const named = row.understood.agency;
  if (named === null) {
    const unread = row.errors.filter(
      ({ field, code }) => field === 'agency' && code !== 'imports.agency_missing',
    );
    const warnings = unread.map(() =>
      issue(
        'agency_assigned',
        `Perangkat daerah pada baris ini tidak dikenali; dipakai ${agency.name}. Betulkan bila keliru.`,
      ),
    );
    return {
      understood: { ...row.understood, agency: assigned(agency) },
      errors: row.errors.filter(({ field }) => field !== 'agency'),
      warnings: [...row.warnings, ...warnings],
    };
  }
  const detail = `Baris ini menyebut ${named.name}, sedangkan impor ini untuk ${agency.name}. Periksa kembali.`;
  return { ...row, warnings: [...row.warnings, issue('agency_differs', detail)] };
}
