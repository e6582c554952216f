import type { ProposalContent, ProposalField } from '@kerabat/shared/proposals/content.schema';
import { computed, type InjectionKey, ref, shallowRef } from 'vue';
import { type BodyFor, createIdempotencyKeys } from '../../../api/call.ts';
import { asProblem, type FieldError, fieldErrorsOf, type ProblemError } from '../../../api/problem.ts';
import { changeProposal, createProposal, getProposal, type Proposal } from '../proposals.api.ts';
import { checkDraft, unreadErrors } from './check.ts';
import { differingFields, type Draft, dropBlankRows, emptyDraft, toContent, toDraft } from './draft.ts';

type Patch = BodyFor<'patch', '/proposals/{id}'>;
type Creation = BodyFor<'post', '/proposals'>;

const pick = (content: ProposalContent, fields: readonly ProposalField[]) =>
  Object.fromEntries(fields.map((field) => [field, content[field]]));

/**
 * All that a form about a proposal knows: what is typed, what the server holds, what differs. Sending takes only what
 * differs, and an answer never overwrites what is typed meanwhile; so saving by itself can be added on top.
 */
export function useProposalForm() {
  const text = useDraft();
  const { draft, base, record, content, changed } = text;
  const faults = computed(() => checkDraft(draft.value));
  const errors = shallowRef<FieldError[]>([]);
  const problem = shallowRef<ProblemError>();
  const saving = ref(false);
  const keyFor = createIdempotencyKeys();
  const isStale = computed(() => problem.value?.status === 412);

  function open(proposal: Proposal): void {
    text.open(proposal);
    errors.value = [];
    problem.value = undefined;
  }

  async function takeLatest(mineWins = true): Promise<ProposalField[]> {
    if (!record.value) return [];
    const both = text.mergeWith(await getProposal(record.value.id), mineWins);
    problem.value = undefined;
    return both;
  }

  function send(): Promise<Proposal> {
    const given = pick(content.value, changed.value);
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
    const sent = content.value;
    try {
      text.settle(await send(), sent);
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
  const errorOf = (name: string) => errors.value.find((error) => error.name === name)?.message;
  const isDirty = computed(() => changed.value.length > 0 || unreadErrors(draft.value).length > 0);

  return {
    ...{ draft, base, record, content, changed, faults, errors, message },
    ...{ isDirty, isStale, saving },
    ...{ open, save, takeLatest, errorOf },
  };
}

/** What is typed, beside what the server last said. */
function useDraft() {
  const draft = ref<Draft>(emptyDraft());
  const base = shallowRef<ProposalContent>(toContent(emptyDraft()));
  const record = shallowRef<Proposal>();
  const content = computed(() => toContent(draft.value));
  const changed = computed(() => differingFields(base.value, content.value));

  function keep(proposal: Proposal): Draft {
    const theirs = toDraft(proposal);
    record.value = proposal;
    base.value = toContent(theirs);
    return theirs;
  }

  return {
    draft,
    base,
    record,
    content,
    changed,

    open: (proposal: Proposal): void => {
      draft.value = keep(proposal);
    },

    /** After somebody else's change: theirs where nothing was typed here. Returns what both have changed. */
    mergeWith: (fresh: Proposal, mineWins: boolean): ProposalField[] => {
      const theirChange = differingFields(base.value, toContent(toDraft(fresh)));
      const both = changed.value.filter((field) => theirChange.includes(field));
      const mine = mineWins ? changed.value : changed.value.filter((field) => !both.includes(field));
      const kept = pickDraft(draft.value, mine);
      draft.value = { ...keep(fresh), ...kept };
      return both;
    },

    /** What the server added or tidied is taken over, except where somebody has typed on meanwhile. */
    settle: (answer: Proposal, sent: ProposalContent): void => {
      const typedOn = differingFields(content.value, sent);
      const theirs = keep(answer);
      const adopted = changed.value.filter((field) => !typedOn.includes(field));
      if (adopted.length > 0) draft.value = { ...draft.value, ...pickDraft(theirs, adopted) };
    },
  };
}

/** Some fields carry, beside the value, what could not be read of it. */
const pickDraft = (draft: Draft, fields: readonly ProposalField[]): Partial<Draft> =>
  Object.fromEntries(
    Object.entries(draft).filter(([name]) =>
      (fields as readonly string[]).includes(name.replace(/Unread$/, '')),
    ),
  );

export type ProposalForm = ReturnType<typeof useProposalForm>;
export const proposalFormKey: InjectionKey<ProposalForm> = Symbol('proposal form');
