import type { ImportRow, ProposalImport } from '@kerabat/shared/imports/schema';
import { etagOf } from '../../platform/etag.ts';
import { toIso, toIsoOrNull } from '../../platform/time.ts';
import type { Counts } from './imports.queries.ts';
import type { ImportRecord, ImportRowRecord } from './imports.table.ts';
import { correctedValues } from './reading/reading-desk.ts';

const NO_ROWS: Counts = { total: 0, ready: 0, withWarnings: 0, withErrors: 0 };

export const presentImport = (record: ImportRecord, counts: Counts | undefined): ProposalImport => ({
  id: record.id,
  etag: etagOf(record.rowVersion),
  status: record.status,
  progress: { done: record.done, total: record.total },
  fileName: record.fileName,
  sheet: record.sheet,
  headerRow: record.headerRow,
  periodId: record.periodId,
  agencyId: record.agencyId,
  columns: record.columns,
  counts: counts ?? NO_ROWS,
  skippedRows: record.skippedRows,
  notices: record.notices,
  result: record.result,
  failure: record.failure,
  createdAt: toIso(record.createdAt),
  committedAt: toIsoOrNull(record.committedAt),
});

export const presentRow = (row: ImportRowRecord, columns: ProposalImport['columns']): ImportRow => ({
  row: row.row,
  etag: etagOf(row.rowVersion),
  state: row.state,
  values: correctedValues(row, columns),
  understood: row.understood,
  errors: row.errors,
  warnings: row.warnings,
  similarTo: row.similarTo,
  proposalId: row.proposalId,
});
