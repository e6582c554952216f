import { call, type QueryFor } from '../../api/call.ts';

export const listAuditRecords = (query: QueryFor<'/audit-records'>, signal: AbortSignal) =>
  call('get', '/audit-records', { query, signal });

export const getAuditChain = (signal: AbortSignal) => call('get', '/audit-records/chain', { signal });
