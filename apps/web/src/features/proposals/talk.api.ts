import type { CannedUse } from '@kerabat/shared/canned-remarks/schema';
import type { CreateRemark } from '@kerabat/shared/proposals/trail.schema';
import { call } from '../../api/call.ts';
import type { Schema } from '../../api/types.ts';

/** What people say about a proposal, and what changed between the times they handed it in. */
export type Remark = Schema<'Remark'>;
export type Versions = Schema<'ProposalVersions'>;
export type Person = Schema<'MentionablePeople'>['items'][number];

export const listVersions = (id: string, signal?: AbortSignal) =>
  call('get', '/proposals/{id}/versions', signal ? { params: { id }, signal } : { params: { id } });

export const listRemarks = (id: string, signal: AbortSignal) =>
  call('get', '/proposals/{id}/remarks', { params: { id }, signal });

export const addRemark = (id: string, body: CreateRemark, idempotencyKey: string) =>
  call('post', '/proposals/{id}/remarks', { params: { id }, body, idempotencyKey });

export const listMentionable = (
  id: string,
  { internal, words }: { internal: boolean; words: string },
  signal: AbortSignal,
) =>
  call('get', '/proposals/{id}/mentionable', {
    params: { id },
    query: { ...(words ? { q: words } : {}), ...(internal ? { internal: 'true' as const } : {}) },
    signal,
  });

export const listCannedRemarks = (use: CannedUse, signal: AbortSignal) =>
  call('get', '/canned-remarks', { query: { use }, signal });
