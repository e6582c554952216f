import { computed, type Ref, ref } from 'vue';
import { usePartnerTypes } from '../../../api/useReference.ts';
import type { Pick } from '../../../ui/UiSearchPick.vue';
import { carriedPartners, chosenPartners, type NewCase } from './new-case.ts';
import { adviseRoute } from './route-advice.ts';
import { type Partner, partnerPick, type Proposal, searchPartners } from './sources.ts';

/** Which way the case will go, by what is known of its partners so far. */
export function useAdvice(draft: Readonly<Ref<NewCase>>, proposals: Readonly<Ref<readonly Proposal[]>>) {
  const types = usePartnerTypes();
  /** Categories of the partners that were offered: the rules look at them. */
  const offered = ref(new Map<string, Partner>());

  const partners = computed(() =>
    draft.value.parties.length > 0
      ? chosenPartners(draft.value.parties, offered.value)
      : carriedPartners(proposals.value, (code) => types.find(code)?.category ?? null),
  );
  const advice = computed(() => {
    const [first] = proposals.value;
    return adviseRoute({
      kind: draft.value.kind || first?.kind || null,
      initiator: first?.initiator ?? draft.value.initiator,
      subtype: draft.value.thirdPartySubtype || first?.thirdPartySubtype || null,
      partners: partners.value,
      route: draft.value.route === 'full' ? 'full' : null,
    });
  });

  async function findPartners(words: string, signal: AbortSignal): Promise<Pick[]> {
    const found = await searchPartners(words, signal);
    offered.value = new Map([...offered.value, ...found.map((partner) => [partner.id, partner] as const)]);
    return found.map(partnerPick);
  }

  return { advice, findPartners };
}
