import { adviseKind } from '@kerabat/shared/proposals/kind-advice';
import { computed } from 'vue';
import { usePartnerTypes } from '../../../api/useReference.ts';
import type { Proposal } from '../proposals.api.ts';
import type { Choice } from './classification.ts';

/** What the wizard of the law says about the partners as they are chosen now. */
export function useAdvice(proposal: () => Proposal | undefined, choice: () => Choice | undefined) {
  const types = usePartnerTypes();
  const advice = computed(() => {
    const [record, chosen] = [proposal(), choice()];
    if (!record || !chosen) return undefined;
    return adviseKind({
      partners: chosen.candidatePartners.map(({ name, type, regionCode }) => ({
        name,
        category: (type && types.find(type)?.category) || null,
        regionCode,
      })),
      crossBorderImpact: record.crossBorderImpact?.holds ?? null,
      jointEfficiency: record.jointEfficiency?.holds ?? null,
      thirdPartySubtype: record.thirdPartySubtype,
    });
  });
  const differs = computed(() => {
    const [suggested, chosen] = [advice.value?.kind, choice()?.kind];
    return Boolean(suggested && chosen && suggested !== chosen);
  });
  return { advice, differs };
}
export type Advice = ReturnType<typeof useAdvice>;
