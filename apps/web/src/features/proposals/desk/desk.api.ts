import { call, newIdempotencyKey } from '../../../api/call.ts';
import type { Schema } from '../../../api/types.ts';

export type LookAlike = Schema<'SimilarProposals'>['items'][number];

interface Versioned {
  id: string;
  etag: string;
}

export const assignTo = ({ id, etag }: Versioned, userId: string | null) =>
  call('put', '/proposals/{id}/assignee', { params: { id }, body: { userId }, ifMatch: etag });

export const getBundle = (id: string) => call('get', '/proposal-bundles/{id}', { params: { id } });

export const createBundle = (title: string, proposalIds: string[]) =>
  call('post', '/proposal-bundles', { body: { title, proposalIds }, idempotencyKey: newIdempotencyKey() });

export const joinBundle = ({ id, etag }: Versioned, proposalIds: string[]) =>
  call('patch', '/proposal-bundles/{id}', { params: { id }, body: { proposalIds }, ifMatch: etag });
