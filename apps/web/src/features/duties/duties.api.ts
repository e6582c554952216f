import { call, type QueryFor } from '../../api/call.ts';
import type { Schema } from '../../api/types.ts';

export type Delegation = Schema<'Delegation'>;
export type Duties = Schema<'Duties'>;

export const listDelegations = (query: QueryFor<'/delegations'>, signal: AbortSignal) =>
  call('get', '/delegations', { query, signal });

export const listDeputies = (personId: string | undefined, signal: AbortSignal) =>
  call('get', '/delegations/deputies', { query: personId ? { personId } : {}, signal });

export const createDelegation = (body: Schema<'CreateDelegation'>, idempotencyKey: string) =>
  call('post', '/delegations', { body, idempotencyKey });

export const revokeDelegation = ({ id, etag }: Delegation) =>
  call('delete', '/delegations/{id}', { params: { id }, ifMatch: etag });

export const listDutyHolders = (signal: AbortSignal) => call('get', '/duties', { signal });

export const getDuties = (id: string, signal: AbortSignal) =>
  call('get', '/users/{id}/duties', { params: { id }, signal });

export const handOverDuties = (id: string, body: Schema<'HandOver'>, idempotencyKey: string) =>
  call('post', '/users/{id}/duties/hand-over', { params: { id }, body, idempotencyKey });
