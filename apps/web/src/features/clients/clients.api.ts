import { call, type QueryFor } from '../../api/call.ts';
import type { Schema } from '../../api/types.ts';

export const listClients = (query: QueryFor<'/api-clients'>, signal: AbortSignal) =>
  call('get', '/api-clients', { query, signal });

export const createClient = (body: Schema<'CreateApiClient'>, idempotencyKey: string) =>
  call('post', '/api-clients', { body, idempotencyKey });

export const disableClient = ({ id, etag }: Schema<'ApiClient'>) =>
  call('post', '/api-clients/{id}/disable', { params: { id }, ifMatch: etag });

export const rotateSecret = ({ id, etag }: Schema<'ApiClient'>) =>
  call('post', '/api-clients/{id}/rotate-secret', { params: { id }, ifMatch: etag });
