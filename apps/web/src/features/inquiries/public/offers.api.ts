import { call, upload } from '../../../api/call.ts';
import type { Schema } from '../../../api/types.ts';

const anonymous = true;

export const getForm = (signal: AbortSignal) => call('get', '/public/inquiries/form', { signal, anonymous });

export const sendPaper = (file: File, onProgress: (share: number) => void) =>
  upload('/public/inquiries/files', file, { onProgress, anonymous });

export const sendOffer = (body: Schema<'CreateInquiry'>, idempotencyKey: string) =>
  call('post', '/public/inquiries', { body, idempotencyKey, anonymous });

export const confirmOffer = (token: string) =>
  call('post', '/public/inquiries/confirm', { body: { token }, anonymous });

export const askStatus = (number: string, code: string) =>
  call('post', '/public/inquiries/status', { body: { number, code }, anonymous });
