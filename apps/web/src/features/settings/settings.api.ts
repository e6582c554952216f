import { call } from '../../api/call.ts';
import type { Schema } from '../../api/types.ts';

export type Setting = Schema<'Setting'>;
export type Holiday = Schema<'Holiday'>;

export const listSettings = (signal: AbortSignal) => call('get', '/settings', { signal });

export const changeSetting = ({ key, etag }: Setting, value: number | null) =>
  call('put', '/settings/{key}', { params: { key }, body: { value }, ifMatch: etag });

export const listHolidays = (year: number, signal: AbortSignal) =>
  call('get', '/holidays', { query: { year }, signal });

export const addHoliday = (day: string, name: string) =>
  call('put', '/holidays/{day}', { params: { day }, body: { name }, ifNew: true });

export const renameHoliday = ({ day, etag }: Holiday, name: string) =>
  call('put', '/holidays/{day}', { params: { day }, body: { name }, ifMatch: etag });

export const deleteHoliday = ({ day, etag }: Holiday) =>
  call('delete', '/holidays/{day}', { params: { day }, ifMatch: etag });

export const importHolidays = (year: number, text: string, idempotencyKey: string) =>
  call('post', '/holidays/import', { body: { year, text }, idempotencyKey });
