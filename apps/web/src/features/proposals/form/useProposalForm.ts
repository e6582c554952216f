import type { ProposalField } from '@kerabat/shared/proposals/content.schema';
import { computed, type InjectionKey, ref, shallowRef } from 'vue';
import { createIdempotencyKeys } from '../../../api/call.ts';
import { asProblem, type FieldError, fieldErrorsOf, type ProblemError } from '../../../api/problem.ts';
import {
  changeProposal,
  createProposal,
  type Creation,
  getProposal,
  type Patch,
  type Proposal,
} from '../proposals.api.ts';
import { checkDraft, unreadErrors } from './check.ts';
import { differingFields, dropBlankRows, toContent, toDraft } from './draft.ts';
import { pickDraft, useDraft } from './useDraft.ts';
import { pickFields } from './versions.ts';

/**
 * All that a form about a proposal knows: what is typed, what the server holds, what differs. Sending takes only what
 * differs, and an answer never overwrites what is typed meanwhile. `save` is for forms with a button of their own;
 * `useAutosave` saves by itself.
 */
export function useProposalForm() {
  const text = useDraft();
  const { draft, base, record, content, changed } = text;
  const faults = computed(() => checkDraft(draft.value));
  const { errors, left, leave, errorOf } = useShownErrors(faults);
  const problem = shallowRef<ProblemError>();
  const saving = ref(false);
  const keyFor = createIdempotencyKeys();
  const isStale = computed(() => problem.value?.status === 412);

  function open(proposal: Proposal): void {
    text.open(proposal);
    errors.value = [];
    left.value = new Set();
    problem.value = undefined;
  }

  /** After somebody else's change. */
  async function takeLatest(mineWins = true): Promise<ProposalField[]> {
    if (!record.value) return [];
    const both = mergeInto(text, await getProposal(record.value.id), mineWins);
    problem.value = undefined;
    return both;
  }

  function send(): Promise<Proposal> {
    const given = pickFields(content.value, changed.value);
    if (record.value) return changeProposal(record.value, given as Patch);
    const body = { ...given, title: content.value.title } as Creation;
    return createProposal(body, keyFor(body));
  }

  /** True when the server holds everything that is typed. */
  async function save(): Promise<boolean> {
    if (saving.value) return false;
    dropBlankRows(draft.value);
    errors.value = [...faults.value];
    problem.value = undefined;
    if (errors.value.length > 0) return false;
    if (record.value && changed.value.length === 0) return true;
    saving.value = true;
    const [sent, fields] = [content.value, changed.value];
    try {
      text.settle(await send(), sent, fields);
      return true;
    } catch (failure) {
      problem.value = asProblem(failure);
      errors.value = fieldErrorsOf(problem.value);
      return false;
    } finally {
      saving.value = false;
    }
  }

  const message = computed(() =>
    errors.value.length === 0 && !isStale.value ? problem.value?.detail : undefined,
  );
  const isDirty = computed(() => changed.value.length > 0 || unreadErrors(draft.value).length > 0);

  return {
    ...text,
    ...{ base, faults, errors, message, isDirty, isStale, saving },
    ...{ open, save, takeLatest, errorOf, leave },
  };
}

/** One rule for all that both have changed; returns those fields. */
function mergeInto(text: ReturnType<typeof useDraft>, fresh: Proposal, mineWins: boolean): ProposalField[] {
  const theirChange = differingFields(text.base.value, toContent(toDraft(fresh)));
  const mine = text.changed.value;
  const both = mine.filter((field) => theirChange.includes(field));
  const kept = pickDraft(text.draft.value, mineWins ? mine : mine.filter((field) => !both.includes(field)));
  text.draft.value = { ...text.keep(fresh), ...kept };
  return both;
}

/** An error is shown where somebody asked to go on, or has left the field; never under the hands of who types. */
function useShownErrors(faults: { value: FieldError[] }) {
  const errors = shallowRef<FieldError[]>([]);
  const left = shallowRef<ReadonlySet<string>>(new Set());
  const byName = computed(() => {
    const shown = [...faults.value.filter(({ name }) => left.value.has(name)), ...errors.value];
    return new Map(shown.map(({ name, message }) => [name, message]));
  });
  return {
    errors,
    left,
    leave: (name: string): void => {
      if (!left.value.has(name)) left.value = new Set([...left.value, name]);
    },
    errorOf: (name: string) => byName.value.get(name),
  };
}

export type ProposalForm = ReturnType<typeof useProposalForm>;
export const proposalFormKey: InjectionKey<ProposalForm> = Symbol('proposal form');
