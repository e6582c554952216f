import { computed, nextTick } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { fieldId } from '../../../ui/field.ts';
import {
  REVIEW,
  type SectionKey,
  sectionOf,
  SECTIONS,
  type SectionState,
  stateOf,
  type StepKey,
} from './sections.ts';
import type { ProposalForm } from './useProposalForm.ts';

const STEPS: readonly StepKey[] = [...SECTIONS.map(({ key }) => key), REVIEW];
export const STEP_HEADING = 'judul-bagian';

/** Which section is open stands in the address, so that Back goes to the section before. */
export function useFormSteps(form: ProposalForm, papers: () => SectionState) {
  const route = useRoute();
  const router = useRouter();

  const active = computed<StepKey>(
    () => STEPS.find((step) => step === route.query.bagian) ?? SECTIONS[0].key,
  );
  const states = computed(() =>
    Object.fromEntries(
      SECTIONS.map((section) => [
        section.key,
        section.key === 'lampiran' ? papers() : stateOf(section, form.content.value, form.faults.value),
      ]),
    ),
  );

  async function show(step: StepKey): Promise<void> {
    if (step !== active.value) await router.push({ query: { ...route.query, bagian: step } });
    await nextTick();
  }

  async function go(step: StepKey): Promise<void> {
    await show(step);
    const heading = document.getElementById(STEP_HEADING);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'nearest' });
  }

  /** Opens the section of a field; the error summary then moves the focus. */
  const reveal = (name: string) => show(sectionOf(name));

  async function goToField(name: string): Promise<void> {
    await reveal(name);
    const section = document.getElementById(fieldId(name)) ?? document.getElementById(STEP_HEADING);
    section?.scrollIntoView({ block: 'center' });
    section?.focus({ preventScroll: true });
  }

  const next = computed<StepKey>(() => STEPS[STEPS.indexOf(active.value) + 1] ?? REVIEW);
  const number = computed(() => STEPS.indexOf(active.value) + 1);
  const section = computed(() => SECTIONS.find(({ key }) => key === (active.value as SectionKey)));
  return { active, states, section, number, next, go, goToField, reveal };
}
