import { call, download, type QueryFor } from '../../api/call.ts';
import type { Schema } from '../../api/types.ts';

export type Inquiry = Schema<'Inquiry'>;
export type InquirySummary = Schema<'InquirySummary'>;

export const listInquiries = (query: QueryFor<'/inquiries'>, signal: AbortSignal) =>
  call('get', '/inquiries', { query, signal });

export const getInquiry = (id: string, signal: AbortSignal) =>
  call('get', '/inquiries/{id}', { params: { id }, signal });

export const fetchFile = (id: string, fileId: string) =>
  download('/inquiries/{id}/files/{fileId}/content', { params: { id, fileId } });

export const takeInquiry = ({ id, etag }: Inquiry) =>
  call('post', '/inquiries/{id}/take', { params: { id }, ifMatch: etag });

export const declineInquiry = ({ id, etag }: Inquiry, note: string) =>
  call('post', '/inquiries/{id}/decline', { params: { id }, ifMatch: etag, body: { note } });

export const turnIntoCase = ({ id, etag }: Inquiry, body: Schema<'TurnInquiryIntoCase'>) =>
  call('post', '/inquiries/{id}/turn-into-case', { params: { id }, ifMatch: etag, body });
