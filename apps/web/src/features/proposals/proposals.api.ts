import type { ProposalAction } from '@kerabat/shared/proposals/workflow';
import { type BodyFor, call, download, type QueryFor, upload, type UploadOptions } from '../../api/call.ts';
import type { Schema } from '../../api/types.ts';

export type Proposal = Schema<'Proposal'>;
export type ProposalSummary = Schema<'ProposalSummary'>;
export type Attachment = Schema<'Attachment'>;
export type HistoryEntry = Schema<'ProposalHistoryEntry'>;
export type Creation = BodyFor<'post', '/proposals'>;
export type Patch = BodyFor<'patch', '/proposals/{id}'>;
export type ListQuery = QueryFor<'/proposals'>;
export type ExportQuery = QueryFor<'/proposals/export.xlsx'>;

interface Versioned {
  id: string;
  etag: string;
}

export const listProposals = (query: ListQuery, signal: AbortSignal) =>
  call('get', '/proposals', { query, signal });

export const exportProposals = (format: 'xlsx' | 'csv', query: ExportQuery) =>
  format === 'xlsx'
    ? download('/proposals/export.xlsx', { query })
    : download('/proposals/export.csv', { query });

export const getProposal = (id: string, signal?: AbortSignal) =>
  call('get', '/proposals/{id}', signal ? { params: { id }, signal } : { params: { id } });

export const createProposal = (body: Creation, idempotencyKey: string) =>
  call('post', '/proposals', { body, idempotencyKey });

export const changeProposal = ({ id, etag }: Versioned, body: Patch) =>
  call('patch', '/proposals/{id}', { params: { id }, body, ifMatch: etag });

export const deleteProposal = ({ id, etag }: Versioned) =>
  call('delete', '/proposals/{id}', { params: { id }, ifMatch: etag });

export const mergeProposal = ({ id, etag }: Versioned, body: { note: string; intoId: string }) =>
  call('post', '/proposals/{id}/merge', { params: { id }, body, ifMatch: etag });

/** Every other step of the lifecycle: one address each, all with the same answer. */
export const takeStep = (action: Exclude<ProposalAction, 'merge'>, { id, etag }: Versioned, note: string) =>
  call('post', `/proposals/{id}/${action}`, {
    params: { id },
    // Steps that demand a note are refused without one before anything is sent.
    body: (note ? { note } : {}) as { note: string },
    ifMatch: etag,
  });

export const listHistory = (id: string, signal?: AbortSignal) =>
  call('get', '/proposals/{id}/history', signal ? { params: { id }, signal } : { params: { id } });

export const listSimilar = (id: string, signal: AbortSignal) =>
  call('get', '/proposals/{id}/similar', { params: { id }, signal });

export const listAttachments = (id: string, signal: AbortSignal) =>
  call('get', '/proposals/{id}/attachments', { params: { id }, signal });

export const addAttachment = (
  id: string,
  file: File,
  {
    documentKind,
    ...options
  }: { documentKind: string } & Pick<UploadOptions, 'onProgress' | 'idempotencyKey' | 'signal'>,
) => upload('/proposals/{id}/attachments', file, { params: { id }, fields: { documentKind }, ...options });

export const downloadAttachment = (id: string, attachmentId: string) =>
  download('/proposals/{id}/attachments/{attachmentId}/content', { params: { id, attachmentId } });

export const deleteAttachment = (id: string, { id: attachmentId, etag }: Attachment) =>
  call('delete', '/proposals/{id}/attachments/{attachmentId}', {
    params: { id, attachmentId },
    ifMatch: etag,
  });
