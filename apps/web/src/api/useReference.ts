import { computed, type ComputedRef, type Ref, shallowRef } from 'vue';
import { call } from './call.ts';
import type { Schema } from './types.ts';

/** The reference lists of the whole visit: asked for once, when the first page needs them. */
type Entry = Schema<'ReferenceEntry'>;
type Agency = Schema<'Agency'>;

export interface ReferenceSource<T> {
  items: Readonly<Ref<readonly T[]>>;
  find: (key: string) => T | undefined;
}

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

const forgetters: (() => void)[] = [];

/** After a list was changed: the next page that needs it asks again. */
export function forgetReference(): void {
  for (const forget of forgetters) forget();
}

function once<T>(ask: (cursor: string | undefined) => Promise<Page<T>>, keyOf: (item: T) => string) {
  const items = shallowRef<readonly T[]>([]);
  const byKey: ComputedRef<Map<string, T>> = computed(
    () => new Map(items.value.map((item) => [keyOf(item), item])),
  );
  let isAsked = false;
  forgetters.push(() => {
    isAsked = false;
  });

  async function load(): Promise<void> {
    const found: T[] = [];
    let cursor: string | undefined;
    do {
      const page = await ask(cursor);
      found.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    items.value = found;
  }

  return (): ReferenceSource<T> => {
    if (!isAsked) {
      isAsked = true;
      // Codes stand in for names until the next page asks again.
      load().catch(() => {
        isAsked = false;
      });
    }
    return { items, find: (key) => byKey.value.get(key) };
  };
}

const byCode = ({ code }: Entry) => code;
const byId = ({ id }: { id: string }) => id;

export const useAffairs = once((cursor) => call('get', '/affairs', { query: { cursor } }), byCode);
export const useRegions = once((cursor) => call('get', '/regions', { query: { cursor } }), byCode);
export const usePartnerTypes = once((cursor) => call('get', '/partner-types', { query: { cursor } }), byCode);
export const useFundingSources = once(
  (cursor) => call('get', '/funding-sources', { query: { cursor } }),
  byCode,
);
export const usePlanningTargets = once(
  (cursor) => call('get', '/planning-targets', { query: { cursor } }),
  byId,
);
export const useAgencies = once((cursor) => call('get', '/agencies', { query: { cursor } }), byId);
export const usePeriods = once(
  (cursor) => call('get', '/proposal-periods', { query: { cursor, limit: 100 } }),
  byId,
);

type Dated = Pick<Entry | Agency, 'validFrom' | 'validUntil'>;

/** Entries that may be chosen today; what a record already holds stays choosable. */
export const isOffered = ({ validFrom, validUntil }: Dated, today: string) =>
  (!validFrom || validFrom <= today) && (!validUntil || validUntil >= today);
