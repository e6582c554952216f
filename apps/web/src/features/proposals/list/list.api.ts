import type { BulkResult, BulkStep } from '@kerabat/shared/proposals/bulk.schema';
import { type BodyFor, call, newIdempotencyKey } from '../../../api/call.ts';
import type { Schema } from '../../../api/types.ts';

export type SavedView = Schema<'SavedView'>;
export type Assignee = Schema<'ProposalAssignees'>['items'][number];
export type { BulkResult, BulkStep };

interface Versioned {
  id: string;
  etag: string;
}

export const listViews = (signal: AbortSignal) =>
  call('get', '/saved-views', { query: { list: 'proposals' }, signal });

export const createView = (body: BodyFor<'post', '/saved-views'>, idempotencyKey: string) =>
  call('post', '/saved-views', { body, idempotencyKey });

export const changeView = ({ id, etag }: Versioned, body: BodyFor<'patch', '/saved-views/{id}'>) =>
  call('patch', '/saved-views/{id}', { params: { id }, body, ifMatch: etag });

export const deleteView = ({ id, etag }: Versioned) =>
  call('delete', '/saved-views/{id}', { params: { id }, ifMatch: etag });

export const listAssignees = (signal: AbortSignal) => call('get', '/proposals/assignees', { signal });

export const takeBulkStep = (body: BulkStep): Promise<BulkResult> =>
  call('post', '/proposals/bulk', { body, idempotencyKey: newIdempotencyKey() });
