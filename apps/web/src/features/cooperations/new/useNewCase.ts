import { createCooperationSchema } from '@kerabat/shared/cooperations/schema';
import { computed, ref } from 'vue';
import { createIdempotencyKeys } from '../../../api/call.ts';
import { useForm } from '../../../api/useForm.ts';
import { useLoad } from '../../../api/useLoad.ts';
import { type Cooperation, createCooperation } from '../cooperations.api.ts';
import { useKept } from '../useKept.ts';
import { creationOf, empty } from './new-case.ts';
import { readProposals } from './sources.ts';
import { useAdvice } from './useAdvice.ts';

const KEPT = 'kerja-sama-baru';

/** A case before it exists: what is chosen, which way it will go, and its one submission. */
export function useNewCase(done: (cooperation: Cooperation) => void) {
  const draft = ref(empty());
  const kept = useKept(KEPT, draft);
  const keyOf = createIdempotencyKeys();

  const isFromProposals = computed(() => draft.value.origin === 'PROPOSAL');
  const ids = computed(() => (isFromProposals.value ? draft.value.proposals.map(({ value }) => value) : []));
  const sources = useLoad(
    (signal) => readProposals(ids.value, signal),
    () => ids.value.join(),
  );
  const proposals = computed(() => (isFromProposals.value ? (sources.data.value ?? []) : []));
  const { advice, findPartners } = useAdvice(draft, proposals);

  const form = useForm({
    schema: createCooperationSchema,
    values: () => creationOf(draft.value, ids.value, advice.value),
    send: (body) => createCooperation(body, keyOf(body)),
    done: (created) => {
      kept.drop();
      done(created);
    },
  });

  return {
    draft,
    kept,
    form,
    advice,
    proposals,
    isFromProposals,
    findPartners,
    startOver: () => {
      draft.value = empty();
      kept.drop();
    },
  };
}
