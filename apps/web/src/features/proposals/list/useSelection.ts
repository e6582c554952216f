import { computed, type Ref, shallowRef, watch } from 'vue';
import type { ProposalSummary } from '../proposals.api.ts';

/** Chosen proposals outlive paging and filtering; rows that arrive again bring their newest version. */
export function useSelection(rows: Readonly<Ref<ProposalSummary[]>>) {
  const chosen = shallowRef<ReadonlyMap<string, ProposalSummary>>(new Map());

  watch(rows, (fresh) => {
    if (fresh.some(({ id }) => chosen.value.has(id))) chosen.value = renewed(chosen.value, fresh);
  });

  const ids = computed({
    get: () => [...chosen.value.keys()],
    set: (wanted: string[]) => {
      const known = new Map([...chosen.value, ...rows.value.map((row) => [row.id, row] as const)]);
      chosen.value = new Map(
        wanted.flatMap((id) => {
          const row = known.get(id);
          return row ? [[id, row] as const] : [];
        }),
      );
    },
  });
  return {
    ids,
    chosen: computed(() => [...chosen.value.values()]),
    shown: computed(() => rows.value.filter(({ id }) => chosen.value.has(id)).length),
    clear: () => {
      chosen.value = new Map();
    },
    chooseShown: () => {
      chosen.value = new Map([...chosen.value, ...rows.value.map((row) => [row.id, row] as const)]);
    },
    /** After a step: only these stay chosen. */
    keep: (kept: readonly string[]) => {
      chosen.value = new Map([...chosen.value].filter(([id]) => kept.includes(id)));
    },
    /** After a step: those that were done stay chosen, as they stand now. */
    renew: (done: readonly Pick<ProposalSummary, 'id' | 'etag' | 'status'>[]) => {
      chosen.value = new Map(
        done.flatMap(({ id, etag, status }) => {
          const row = chosen.value.get(id);
          return row ? [[id, { ...row, etag, status }] as const] : [];
        }),
      );
    },
    toggle: (id: string) => {
      ids.value = ids.value.includes(id) ? ids.value.filter((each) => each !== id) : [...ids.value, id];
    },
  };
}
export type Selection = ReturnType<typeof useSelection>;

export function renewed(
  chosen: ReadonlyMap<string, ProposalSummary>,
  fresh: readonly ProposalSummary[],
): ReadonlyMap<string, ProposalSummary> {
  const byId = new Map(fresh.map((row) => [row.id, row]));
  return new Map([...chosen].map(([id, row]) => [id, byId.get(id) ?? row]));
}
