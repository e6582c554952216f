import { adviseKind, type KindAdvice } from '@kerabat/shared/proposals/kind-advice';
import { computed } from 'vue';
import { usePartnerTypes } from '../../../api/useReference.ts';
import { useForm } from './useForm.ts';

/** What the wizard of the law says about what is typed. */
export function useKindAdvice() {
  const { form } = useForm();
  const types = usePartnerTypes();

  const partners = computed(() =>
    form.content.value.candidatePartners.map(({ name, type, regionCode }) => ({
      name,
      category: (type && types.find(type)?.category) || null,
      regionCode,
    })),
  );
  const advice = computed<KindAdvice>(() => {
    const { crossBorderImpact, jointEfficiency, thirdPartySubtype } = form.content.value;
    return adviseKind({
      partners: partners.value,
      crossBorderImpact: crossBorderImpact?.holds ?? null,
      jointEfficiency: jointEfficiency?.holds ?? null,
      thirdPartySubtype,
    });
  });
  const differs = computed(() => {
    const { kind } = form.content.value;
    return kind !== null && advice.value.kind !== null && kind !== advice.value.kind;
  });
  /** Before the list of partner types has come, nothing is suggested and nothing is asked. */
  const isReady = computed(
    () => types.items.value.length > 0 || form.content.value.candidatePartners.every(({ type }) => !type),
  );
  return { partners, advice, differs, isReady };
}
