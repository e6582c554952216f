import { call, type QueryFor } from '../../api/call.ts';
import type { Schema } from '../../api/types.ts';

export const listUsers = (query: QueryFor<'/users'>, signal: AbortSignal) =>
  call('get', '/users', { query, signal });

export const getUser = (id: string, signal: AbortSignal) =>
  call('get', '/users/{id}', { params: { id }, signal });

export const getDuties = (id: string, signal: AbortSignal) =>
  call('get', '/users/{id}/duties', { params: { id }, signal });

export const createUser = (body: Schema<'CreateUser'>, idempotencyKey: string) =>
  call('post', '/users', { body, idempotencyKey });

export const changeUser = ({ id, etag }: Schema<'User'>, body: Schema<'PatchUser'>) =>
  call('patch', '/users/{id}', { params: { id }, body, ifMatch: etag });

export const disableUser = ({ id, etag }: Schema<'User'>) =>
  call('post', '/users/{id}/disable', { params: { id }, ifMatch: etag });

export const enableUser = ({ id, etag }: Schema<'User'>) =>
  call('post', '/users/{id}/enable', { params: { id }, ifMatch: etag });

export const disableTotpOf = ({ id, etag }: Schema<'User'>) =>
  call('post', '/users/{id}/totp/disable', { params: { id }, ifMatch: etag });

export const inviteUser = (id: string) => call('post', '/users/{id}/invite', { params: { id } });
