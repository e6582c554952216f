import type { ProposalContent, ProposalField } from '@kerabat/shared/proposals/content.schema';
import { computed, ref, shallowRef } from 'vue';
import type { Proposal } from '../proposals.api.ts';
import { unreadErrors } from './check.ts';
import { differingFields, type Draft, emptyDraft, toContent, toDraft } from './draft.ts';
import type { LocalCopy } from './local-copy.ts';
import { reviveDraft } from './revive.ts';
import { compareVersions, completeContent, pickFields } from './versions.ts';

/** What is typed, beside what the server last said. */
export function useDraft() {
  const draft = ref<Draft>(emptyDraft());
  const base = shallowRef<ProposalContent>(toContent(emptyDraft()));
  const record = shallowRef<Proposal>();
  /** Fields that two devices changed, with what stood there before either did. */
  const contested = shallowRef<Partial<ProposalContent>>({});
  /** Sent from here without an answer yet: what the server then holds of it is no other person's change. */
  const sent = shallowRef<Partial<ProposalContent>>({});
  const content = computed(() => toContent(draft.value));
  const changed = computed(() => differingFields(base.value, content.value));

  function keep(proposal: Proposal): Draft {
    const theirs = toDraft(proposal);
    record.value = proposal;
    base.value = toContent(theirs);
    return theirs;
  }

  function adopt(theirs: Draft, fields: readonly ProposalField[]): void {
    if (fields.length > 0) Object.assign(draft.value, pickDraft(theirs, fields));
  }

  /** Another version arrived: theirs where nothing was typed here, a choice where both have typed. */
  function meet(fresh: Proposal): void {
    const then = { ...base.value, ...contested.value };
    const theirs = keep(fresh);
    const before = { ...then, ...arrived(sent.value, base.value) };
    const { onlyTheirs, both } = compareVersions(before, content.value, base.value);
    const unread = unreadErrors(draft.value).map(({ name }) => name.split('.')[0]);
    adopt(
      theirs,
      onlyTheirs.filter((field) => !unread.includes(field)),
    );
    contested.value = pickFields(before, both);
  }

  return {
    ...{ draft, base, record, contested, sent, content, changed, keep, meet },

    open: (proposal: Proposal): void => {
      draft.value = keep(proposal);
      contested.value = {};
      sent.value = {};
    },

    /** What this browser kept, on top of what the server holds now. */
    restore: (copy: LocalCopy, fresh: Proposal | undefined): void => {
      draft.value = reviveDraft(copy.draft);
      base.value = completeContent(copy.base);
      contested.value = {};
      sent.value = copy.sent ?? {};
      if (fresh) meet(fresh);
    },

    decide: (field: ProposalField, winner: 'mine' | 'theirs'): void => {
      const { [field]: _decided, ...open } = contested.value;
      contested.value = open;
      if (winner === 'theirs' && record.value) adopt(toDraft(record.value), [field]);
    },

    /** What the server added or tidied is taken over, except where somebody has typed on meanwhile. */
    settle: (answer: Proposal, given: ProposalContent, fields: readonly ProposalField[]): void => {
      const typedOn = differingFields(content.value, given);
      sent.value = {};
      const theirs = keep(answer);
      const tidied = changed.value.filter((field) => fields.includes(field) && !typedOn.includes(field));
      adopt(theirs, tidied);
    },
  };
}

/** Of what was sent, the fields that stand at the server as they were sent. */
function arrived(sent: Partial<ProposalContent>, there: ProposalContent): Partial<ProposalContent> {
  const differing = differingFields({ ...there, ...sent }, there);
  const fields = Object.keys(sent) as ProposalField[];
  return pickFields(
    there,
    fields.filter((field) => !differing.includes(field)),
  );
}

/** Some fields carry, beside the value, what could not be read of it. */
export const pickDraft = (draft: Draft, fields: readonly ProposalField[]): Partial<Draft> =>
  Object.fromEntries(
    Object.entries(draft).filter(([name]) =>
      (fields as readonly string[]).includes(name.replace(/Unread$/, '')),
    ),
  );
