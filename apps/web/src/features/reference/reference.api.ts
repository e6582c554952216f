import { call } from '../../api/call.ts';
import type { Schema } from '../../api/types.ts';
import { LISTS, type ListName } from './lists.ts';

type Common = Pick<
  Schema<'ReferenceEntry'>,
  'id' | 'etag' | 'code' | 'name' | 'shortName' | 'aliases' | 'parentCode' | 'validFrom' | 'validUntil'
>;
/** An agency, or an entry of one of the five reference sets: the pages treat them alike. */
export type Entry = Common &
  Partial<Omit<Schema<'ReferenceEntry'>, keyof Common>> &
  Partial<Pick<Schema<'Agency'>, 'numberCode' | 'kind'>>;

export type Changes = Partial<Omit<Entry, 'id' | 'etag' | 'code'>>;

interface ListQuery {
  q?: string | undefined;
  validOnly?: 'true' | undefined;
  limit?: number;
  cursor?: string | undefined;
}

export interface EntryPage {
  items: Entry[];
  nextCursor: string | null;
  total: number | null;
  totalIsCapped: boolean;
}

export const listEntries = (list: ListName, query: ListQuery, signal?: AbortSignal): Promise<EntryPage> =>
  call('get', LISTS[list].path, { query: { ...query, includeTotal: 'true' }, signal });

export const getEntry = (list: ListName, id: string, signal: AbortSignal): Promise<Entry> =>
  call('get', `${LISTS[list].path}/{id}`, { params: { id }, signal });

export const createEntry = (
  list: ListName,
  body: Changes & { code: string },
  idempotencyKey: string,
): Promise<Entry> =>
  list === 'perangkat-daerah'
    ? call('post', '/agencies', { body: body as Schema<'CreateAgency'>, idempotencyKey })
    : call('post', LISTS[list].path, { body: body as Schema<'CreateReference'>, idempotencyKey });

export const changeEntry = (list: ListName, { id, etag }: Entry, body: Changes): Promise<Entry> =>
  list === 'perangkat-daerah'
    ? call('patch', '/agencies/{id}', { params: { id }, body: body as Schema<'PatchAgency'>, ifMatch: etag })
    : call('patch', `${LISTS[list].path}/{id}`, {
        params: { id },
        body: body as Schema<'PatchReference'>,
        ifMatch: etag,
      });

export const deleteEntry = (list: ListName, { id, etag }: Entry) =>
  call('delete', `${LISTS[list].path}/{id}`, { params: { id }, ifMatch: etag });
