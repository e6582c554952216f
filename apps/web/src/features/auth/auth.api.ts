import { call } from '../../api/call.ts';
import type { Schema } from '../../api/types.ts';

export const requestPasswordReset = (body: Schema<'RequestPasswordReset'>) =>
  call('post', '/auth/password-reset', { body, anonymous: true });

export const confirmPasswordReset = (body: Schema<'ConfirmPasswordReset'>) =>
  call('post', '/auth/password-reset/confirm', { body, anonymous: true });

export const changePassword = (body: Schema<'ChangePassword'>) => call('post', '/auth/password', { body });

export const getMe = () => call('get', '/auth/me');

export const changeProfile = (etag: string, body: Schema<'PatchProfile'>) =>
  call('patch', '/auth/me', { body, ifMatch: etag });

export const listSessions = (signal: AbortSignal) => call('get', '/auth/sessions', { signal });

export const endSession = (id: string) => call('delete', '/auth/sessions/{id}', { params: { id } });

export const startTotp = (password: string) => call('post', '/auth/totp', { body: { password } });

export const confirmTotp = (code: string) => call('post', '/auth/totp/confirm', { body: { code } });

export const disableTotp = (password: string) => call('post', '/auth/totp/disable', { body: { password } });
