import type { ImportField } from '@kerabat/shared/imports/schema';
import { call, download, newIdempotencyKey, upload } from '../../api/call.ts';
import type { Schema } from '../../api/types.ts';

export type ProposalImport = Schema<'ProposalImport'>;
export type ImportRow = Schema<'ImportRow'>;
export type RowIssue = ImportRow['errors'][number];
export type ImportColumn = ProposalImport['columns'][number];

export const listImports = (cursor: string | undefined, signal: AbortSignal) =>
  call('get', '/proposal-imports', { query: { cursor, limit: 25 }, signal });

export const getImport = (id: string, signal: AbortSignal) =>
  call('get', '/proposal-imports/{id}', { params: { id }, signal });

interface Choices {
  periodId: string | undefined;
  agencyId: string | undefined;
  idempotencyKey: string;
  onProgress: (share: number) => void;
}

export const sendFile = (file: File, { periodId, agencyId, idempotencyKey, onProgress }: Choices) =>
  upload('/proposal-imports', file, { fields: { periodId, agencyId }, idempotencyKey, onProgress });

export const fetchTemplate = () => download('/proposal-imports/template.xlsx');

export const ROW_FILTERS = ['all', 'error', 'warning', 'ready'] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

const PAGE = 50;
const FILTER_QUERIES = {
  all: {},
  error: { state: 'error' },
  warning: { state: 'ready', hasWarnings: 'true' },
  ready: { state: 'ready' },
} as const satisfies Record<RowFilter, object>;

export const listRows = (id: string, filter: RowFilter, cursor: string | undefined, signal: AbortSignal) =>
  call('get', '/proposal-imports/{id}/rows', {
    params: { id },
    query: { ...FILTER_QUERIES[filter], limit: PAGE, cursor },
    signal,
  });

export const remap = ({ id, etag }: ProposalImport, columns: Pick<ImportColumn, 'index' | 'field'>[]) =>
  call('patch', '/proposal-imports/{id}/columns', { params: { id }, body: { columns }, ifMatch: etag });

export type RowCorrection = Partial<Record<ImportField, string | null>>;

export const correctRow = (id: string, { row, etag }: ImportRow, values: RowCorrection) =>
  call('patch', '/proposal-imports/{id}/rows/{row}', {
    params: { id, row },
    body: { values },
    ifMatch: etag,
  });

/** One key per import, also after a reload of the page: pressing again can never store twice. */
function commitKey(id: string): string {
  const name = `kerabat.import-commit.${id}`;
  const key = sessionStorage.getItem(name) ?? newIdempotencyKey();
  sessionStorage.setItem(name, key);
  return key;
}

export const commitImport = (id: string) =>
  call('post', '/proposal-imports/{id}/commit', { params: { id }, body: {}, idempotencyKey: commitKey(id) });
