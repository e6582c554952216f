import { call, type BodyFor } from '../../api/call.ts';
import type { Schema } from '../../api/types.ts';

export type Period = Schema<'ProposalPeriod'>;
export type LatePermit = Schema<'LatePermit'>;

export const listPeriods = (cursor: string | undefined, signal: AbortSignal) =>
  call('get', '/proposal-periods', { query: { cursor, limit: 50 }, signal });

export const getPeriod = (id: string, signal: AbortSignal) =>
  call('get', '/proposal-periods/{id}', { params: { id }, signal });

export const createPeriod = (body: BodyFor<'post', '/proposal-periods'>, idempotencyKey: string) =>
  call('post', '/proposal-periods', { body, idempotencyKey });

export const changePeriod = (period: Period, body: BodyFor<'patch', '/proposal-periods/{id}'>) =>
  call('patch', '/proposal-periods/{id}', { params: { id: period.id }, body, ifMatch: period.etag });

export const deletePeriod = ({ id, etag }: Period) =>
  call('delete', '/proposal-periods/{id}', { params: { id }, ifMatch: etag });

export const listPermits = (id: string, signal: AbortSignal) =>
  call('get', '/proposal-periods/{id}/late-permits', { params: { id }, signal });

export const grantPermit = (
  id: string,
  body: BodyFor<'post', '/proposal-periods/{id}/late-permits'>,
  idempotencyKey: string,
) => call('post', '/proposal-periods/{id}/late-permits', { params: { id }, body, idempotencyKey });

export const revokePermit = (id: string, permit: LatePermit) =>
  call('delete', '/proposal-periods/{id}/late-permits/{permitId}', {
    params: { id, permitId: permit.id },
    ifMatch: permit.etag,
  });
