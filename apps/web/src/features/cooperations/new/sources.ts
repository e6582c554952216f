import { STATUS_LABELS } from '@kerabat/shared/proposals/labels';
import { call } from '../../../api/call.ts';
import type { Schema } from '../../../api/types.ts';
import type { Pick } from '../../../ui/UiSearchPick.vue';

const SHOWN = 8;

export type Proposal = Schema<'Proposal'>;
export type Partner = Schema<'PartnerSummary'>;

export const partnerPick = ({ id, name, typeName, regionName }: Partner): Pick => ({
  value: id,
  label: name,
  note: [typeName, regionName].filter(Boolean).join(' · '),
});

/** Only proposals that the TKKSD found feasible become a case. */
export async function searchProposals(words: string, signal: AbortSignal): Promise<Pick[]> {
  const { items } = await call('get', '/proposals', {
    query: { q: words || undefined, status: ['recommended'], limit: SHOWN },
    signal,
  });
  return items.map(({ id, title, number, agency, status }) => ({
    value: id,
    label: title,
    note: [number, agency.name, STATUS_LABELS[status]].filter(Boolean).join(' · '),
  }));
}

export const searchPartners = async (words: string, signal: AbortSignal): Promise<Partner[]> =>
  (await call('get', '/partners', { query: { q: words || undefined, limit: SHOWN }, signal })).items;

export const readProposals = (ids: readonly string[], signal: AbortSignal): Promise<Proposal[]> =>
  Promise.all(ids.map((id) => call('get', '/proposals/{id}', { params: { id }, signal })));
