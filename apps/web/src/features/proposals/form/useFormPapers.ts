import { computed, type InjectionKey } from 'vue';
import { useLoad } from '../../../api/useLoad.ts';
import { useUploads } from '../detail/papers/useUploads.ts';
import { getProposal, listAttachments } from '../proposals.api.ts';
import type { SectionState } from './sections.ts';
import { useLeaveHold } from './useLeaveHold.ts';
import type { ProposalForm } from './useProposalForm.ts';

/** The papers of the form: they keep going while other sections are open. */
export function useFormPapers(form: ProposalForm) {
  const idOf = () => form.record.value?.id;
  const papers = useLoad(async (signal) => {
    const id = idOf();
    return id ? (await listAttachments(id, signal)).items : [];
  }, idOf);
  const uploads = useUploads(
    () => idOf() ?? '',
    () => void refresh(),
  );
  useLeaveHold(() => uploads.isBusy.value);

  /** Papers decide which steps are free. */
  async function refresh(): Promise<void> {
    await papers.reload();
    const id = idOf();
    if (!id) return;
    // Without a line the next save brings the record as it then stands.
    await getProposal(id).then(form.meet, () => undefined);
  }

  const state = computed<SectionState>(() => {
    if (uploads.uploads.value.some((upload) => upload.state === 'failed')) return 'faulty';
    if (uploads.isBusy.value) return 'started';
    return (papers.data.value?.length ?? 0) > 0 ? 'done' : 'untouched';
  });
  return { papers, uploads, refresh, state };
}

export type FormPapers = ReturnType<typeof useFormPapers>;
export const formPapersKey: InjectionKey<FormPapers> = Symbol('papers of the form');
