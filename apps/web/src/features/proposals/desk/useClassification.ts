import { computed, type Ref, ref, shallowRef, watch } from 'vue';
import { asProblem, type FieldError, fieldErrorsOf } from '../../../api/problem.ts';
import { changeProposal, getProposal, type Proposal } from '../proposals.api.ts';
import {
  ALL_CHECKED,
  type Choice,
  type ChoiceField,
  differing,
  patchOf,
  rebase,
  toChoice,
} from './classification.ts';

export interface Conflict {
  fresh: Proposal;
  mine: Choice;
  theirs: Choice;
  both: ChoiceField[];
}

type Put = (proposal: Proposal) => void;

/** What is being chosen for the open proposal; it is kept until the server has it. */
export function useClassification(proposal: Readonly<Ref<Proposal | undefined>>, put: Put) {
  const errors = shallowRef<FieldError[]>([]);
  const message = ref<string>();
  const saving = ref(false);
  const held = useHeldChoice(proposal, put);
  const { base, choice, conflict, changed } = held;

  watch(base, () => {
    errors.value = [];
    message.value = undefined;
  });

  async function refuse(failure: unknown, id: string): Promise<void> {
    const problem = asProblem(failure);
    if (problem.status === 412) {
      const isMet = await held.meet(id).then(
        () => true,
        () => false,
      );
      message.value = isMet ? undefined : problem.detail;
      return;
    }
    errors.value = fieldErrorsOf(problem);
    message.value = errors.value.length > 0 ? undefined : problem.detail;
  }

  /** The proposal as the server now holds it; undefined when something stands in the way. */
  async function save(): Promise<Proposal | undefined> {
    const current = proposal.value;
    if (!current || !base.value || !choice.value || saving.value || conflict.value) return undefined;
    if (changed.value.length === 0) return current;
    saving.value = true;
    try {
      const answer = await changeProposal(current, patchOf(base.value, choice.value));
      held.open(answer);
      put(answer);
      return answer;
    } catch (failure) {
      await refuse(failure, current.id);
      return undefined;
    } finally {
      saving.value = false;
    }
  }

  return {
    ...{ choice, errors, message, conflict, saving, save },
    ...{ meet: held.meet, settle: held.settle },
    isDirty: computed(() => changed.value.length > 0),
    checkAll: () => {
      if (choice.value) choice.value.lawCheck = { ...ALL_CHECKED };
    },
  };
}
export type Classification = ReturnType<typeof useClassification>;

/** The choice beside what the server last said, and both versions when somebody else was faster. */
function useHeldChoice(proposal: Readonly<Ref<Proposal | undefined>>, put: Put) {
  const base = shallowRef<Choice>();
  const choice = ref<Choice>();
  const conflict = shallowRef<Conflict>();
  const changed = computed(() => (base.value && choice.value ? differing(base.value, choice.value) : []));

  function open(fresh: Proposal): void {
    base.value = toChoice(fresh);
    choice.value = toChoice(fresh);
    conflict.value = undefined;
  }

  let openId: string | undefined;
  watch(proposal, (fresh) => {
    if (!fresh) return;
    // The same proposal again (a remark, a paper): what is being chosen stays.
    if (fresh.id === openId && changed.value.length > 0) return;
    openId = fresh.id;
    open(fresh);
  });

  async function meet(id: string): Promise<void> {
    if (!base.value || !choice.value) return;
    const fresh = await getProposal(id);
    const theirs = toChoice(fresh);
    const { both } = rebase(base.value, choice.value, theirs);
    conflict.value = { fresh, mine: { ...choice.value }, theirs, both };
  }

  function settle(mineWins: boolean): void {
    if (!conflict.value || !base.value) return;
    const { fresh, mine, theirs, both } = conflict.value;
    const { merged } = rebase(base.value, mine, theirs);
    const givenUp = Object.fromEntries(both.map((field) => [field, theirs[field]]));
    open(fresh);
    choice.value = mineWins ? merged : ({ ...merged, ...givenUp } as Choice);
    put(fresh);
  }

  return { base, choice, conflict, changed, open, meet, settle };
}
