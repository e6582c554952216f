import { watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { newIdempotencyKey } from '../../../api/call.ts';
import type { Proposal } from '../proposals.api.ts';
import { newName } from './local-copy.ts';
import type { ProposalForm } from './useProposalForm.ts';

/**
 * Where the form stands: a new one carries the name of its copy in the address, so that a reload finds it, until the
 * server has given it an id.
 */
export function useFormAddress(form: ProposalForm, idOf: () => string | undefined) {
  const route = useRoute();
  const router = useRouter();
  const given = typeof route.query['draf'] === 'string' ? route.query['draf'] : undefined;
  let draft = given ?? newIdempotencyKey().slice(0, 12);
  let moving: Promise<unknown> = Promise.resolve();

  /** One change of the address after the other: two at once would cancel each other. */
  function afterMove(move: () => Promise<unknown>): Promise<unknown> {
    moving = moving.then(move, move);
    return moving;
  }

  const showDraft = () => router.replace({ query: { ...route.query, draf: draft } });

  watch(form.isDirty, (isDirty) => {
    if (isDirty && !idOf() && !form.record.value && route.query['draf'] !== draft) void afterMove(showDraft);
  });

  return {
    afterMove,
    name: () => form.record.value?.id ?? idOf() ?? newName(draft),
    takeUp: (other: string): Promise<unknown> => {
      draft = other;
      return afterMove(showDraft);
    },
    moveTo: ({ id }: Proposal): void => {
      const { draf: _draf, ...query } = route.query;
      void afterMove(() => router.replace({ name: 'proposal-edit', params: { id }, query }));
    },
  };
}
