import { call, download, type QueryFor, sendFile } from '../../api/call.ts';
import { ProblemError } from '../../api/problem.ts';
import type { Schema } from '../../api/types.ts';

export type MappingMatrix = Schema<'MappingMatrix'>;
export type MappingBreakdown = Schema<'MappingBreakdown'>;
export type MappingItem = Schema<'MappingItem'>;
export type MappingList = Schema<'MappingList'>;
export type MappingDifferences = Schema<'MappingDifferences'>;
export type Boundaries = Schema<'Boundaries'>;
export type MatrixQuery = QueryFor<'/mapping/matrix'>;
export type FiguresQuery = QueryFor<'/mapping/funnel'>;

export const getMatrix = (query: MatrixQuery, signal: AbortSignal) =>
  call('get', '/mapping/matrix', { query, signal });

export const getPartners = (query: FiguresQuery, signal: AbortSignal) =>
  call('get', '/mapping/partners', { query, signal });

export const getFunnel = (query: FiguresQuery, signal: AbortSignal) =>
  call('get', '/mapping/funnel', { query, signal });

const PAGE = 50;

export const listItems = (year: number, cursor: string | undefined, signal: AbortSignal) =>
  call('get', '/mapping/items', { query: { year, cursor, limit: PAGE, includeTotal: 'true' }, signal });

export type SheetFormat = 'xlsx' | 'docx';

export const fetchSheet = (format: SheetFormat, year: number) =>
  format === 'xlsx'
    ? download('/mapping/items.xlsx', { query: { year } })
    : download('/mapping/items.docx', { query: { year } });

export const listFrozen = (year: number | undefined, signal: AbortSignal) =>
  call('get', '/mapping/lists', { query: { year }, signal });

export const freezeList = (body: Schema<'FreezeMapping'>, idempotencyKey: string) =>
  call('post', '/mapping/lists', { body, idempotencyKey });

export const getFrozen = (id: string, signal: AbortSignal) =>
  call('get', '/mapping/lists/{id}', { params: { id }, signal });

export const listFrozenItems = (id: string, cursor: string | undefined, signal: AbortSignal) =>
  call('get', '/mapping/lists/{id}/items', {
    params: { id },
    query: { cursor, limit: PAGE, includeTotal: 'true' },
    signal,
  });

export const getDifferences = (id: string, signal: AbortSignal) =>
  call('get', '/mapping/lists/{id}/differences', { params: { id }, signal });

export const fetchFrozenSheet = (format: SheetFormat, id: string) =>
  format === 'xlsx'
    ? download('/mapping/lists/{id}/items.xlsx', { params: { id } })
    : download('/mapping/lists/{id}/items.docx', { params: { id } });

/** Years are those of periods. */
export const listPeriods = (signal: AbortSignal) =>
  call('get', '/proposal-periods', { query: { limit: 100 }, signal });

/** Null when nobody has uploaded any. */
export async function getBoundaries(signal: AbortSignal): Promise<Boundaries | null> {
  try {
    return await call('get', '/mapping/boundaries', { signal });
  } catch (failure) {
    if (failure instanceof ProblemError && failure.status === 404) return null;
    throw failure;
  }
}

interface Upload {
  attribution: string;
  /** Of the file that is replaced. */
  etag: string | undefined;
  onProgress: (share: number) => void;
}

export const putBoundaries = (file: File, { attribution, etag, onProgress }: Upload) =>
  sendFile('put', '/mapping/boundaries', file, {
    fields: { attribution: attribution.trim() || undefined },
    onProgress,
    ...(etag ? { ifMatch: etag } : { ifNew: true }),
  });

export const deleteBoundaries = ({ etag }: Boundaries) =>
  call('delete', '/mapping/boundaries', { ifMatch: etag });
