import { call, download, newIdempotencyKey, upload, type QueryFor } from '../../api/call.ts';
import type { Schema } from '../../api/types.ts';

export type Partner = Schema<'Partner'>;
export type PartnerSummary = Schema<'PartnerSummary'>;
export type PartnerHistory = Schema<'PartnerHistory'>;
export type PartnerImport = Schema<'PartnerImport'>;
export type PartnerImportRow = Schema<'PartnerImportRow'>;

export const listPartners = (query: QueryFor<'/partners'>, signal: AbortSignal) =>
  call('get', '/partners', { query, signal });

export const exportPartners = (query: QueryFor<'/partners.xlsx'>) => download('/partners.xlsx', { query });

export const getPartner = (id: string, signal: AbortSignal) =>
  call('get', '/partners/{id}', { params: { id }, signal });

export const getHistory = (id: string, signal: AbortSignal) =>
  call('get', '/partners/{id}/history', { params: { id }, signal });

export const listSimilar = (id: string, signal: AbortSignal) =>
  call('get', '/partners/{id}/similar', { params: { id }, signal });

export const createPartner = (body: Schema<'CreatePartner'>, idempotencyKey: string) =>
  call('post', '/partners', { body, idempotencyKey });

export const changePartner = ({ id, etag }: Partner, body: Schema<'PatchPartner'>) =>
  call('patch', '/partners/{id}', { params: { id }, body, ifMatch: etag });

export const deletePartner = ({ id, etag }: Partner) =>
  call('delete', '/partners/{id}', { params: { id }, ifMatch: etag });

export const mergePartner = ({ id, etag }: Partner, body: Schema<'MergePartner'>) =>
  call('post', '/partners/{id}/merge', { params: { id }, body, ifMatch: etag });

export const fetchTemplate = () => download('/partner-imports/template.xlsx');

export const sendList = (file: File, idempotencyKey: string, onProgress: (share: number) => void) =>
  upload('/partner-imports', file, { idempotencyKey, onProgress });

export const getPartnerImport = (id: string, signal: AbortSignal) =>
  call('get', '/partner-imports/{id}', { params: { id }, signal });

/** One key per list, also after a reload of the page: pressing again can never register twice. */
function commitKey(id: string): string {
  const name = `kerabat.partner-import-commit.${id}`;
  const key = sessionStorage.getItem(name) ?? newIdempotencyKey();
  sessionStorage.setItem(name, key);
  return key;
}

export async function commitList(id: string, evenIfSimilar: number[]): Promise<PartnerImport> {
  try {
    return await call('post', '/partner-imports/{id}/commit', {
      params: { id },
      body: { evenIfSimilar },
      idempotencyKey: commitKey(id),
    });
  } catch (failure) {
    // Refused is not registered: another choice of rows is another request.
    sessionStorage.removeItem(`kerabat.partner-import-commit.${id}`);
    throw failure;
  }
}
