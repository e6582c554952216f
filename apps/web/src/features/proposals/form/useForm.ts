import { computed, inject } from 'vue';
import { proposalFormKey } from './useProposalForm.ts';

/** The form around a section. */
export function useForm() {
  const form = inject(proposalFormKey);
  if (!form) throw new Error('A section stands outside of its form');
  return { form, draft: computed(() => form.draft.value) };
}
