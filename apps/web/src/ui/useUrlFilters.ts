import { computed, type WritableComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

type Filters = Record<string, string | string[]>;
type Refs<F extends Filters> = { [K in keyof F]: WritableComputedRef<F[K]> };

/**
 * Filters that live in the address, so that a list can be sent, kept and returned to. What equals its default is left
 * out of the address.
 */
export function useUrlFilters<F extends Filters>(defaults: F) {
  const route = useRoute();
  const router = useRouter();
  // Several filters may change in one go; each must see what the others have just set.
  let waiting: Record<string, string | string[] | undefined> = {};
  let navigation: Promise<unknown> | undefined;

  function read(name: keyof F & string): string | string[] {
    const given = route.query[name];
    const fallback = defaults[name] ?? '';
    if (given === undefined || given === null) return fallback;
    const values = (Array.isArray(given) ? given : [given]).filter((value) => value !== null);
    return Array.isArray(fallback) ? values : (values[0] ?? fallback);
  }

  function write(name: keyof F & string, value: string | string[]): void {
    const isDefault = String(value) === String(defaults[name]);
    waiting = { ...waiting, [name]: isDefault ? undefined : value };
    navigation ??= Promise.resolve().then(() => {
      const query = { ...route.query, ...waiting };
      waiting = {};
      navigation = undefined;
      return router.replace({ query });
    });
  }

  const filters = Object.fromEntries(
    Object.keys(defaults).map((name) => [
      name,
      computed({
        get: () => read(name),
        set: (value: string | string[]) => {
          write(name, value);
        },
      }),
    ]),
  ) as unknown as Refs<F>;

  return {
    filters,
    isFiltered: computed(() => Object.keys(defaults).some((name) => route.query[name] !== undefined)),
    reset: () => {
      for (const [name, value] of Object.entries(defaults)) write(name, value);
    },
  };
}
