import type { BulkAction, BulkResult, BulkStep } from '@kerabat/shared/proposals/bulk.schema';
import { findTransitions } from '@kerabat/shared/proposals/workflow';
import type { ProposalSummary } from '../../proposals.api.ts';

/** Few enough that the bar moves, many enough that 115 are done in a breath. */
const BATCH = 20;

/** Chosen proposals that stand where the step begins; the others would only be refused. */
export const fittingFor = (action: BulkAction, chosen: readonly ProposalSummary[]): ProposalSummary[] =>
  action === 'assign'
    ? [...chosen]
    : chosen.filter(({ status }) => findTransitions(action, status).length > 0);

export const batchesOf = <T>(items: readonly T[], size = BATCH): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

interface Work {
  /** What was handed in before everything else failed (a lost line) stays told. */
  onProgress: (result: BulkResult, share: number) => void;
  send: (body: BulkStep) => Promise<BulkResult>;
}

/** Sends in batches, so that progress shows and a lost line costs one batch only. */
export async function takeInBatches(
  step: Omit<BulkStep, 'items'>,
  chosen: readonly Pick<ProposalSummary, 'id' | 'etag'>[],
  { onProgress, send }: Work,
): Promise<BulkResult> {
  const result: BulkResult = { done: [], refused: [] };
  for (const batch of batchesOf(chosen)) {
    const answer = await send({ ...step, items: batch.map(({ id, etag }) => ({ id, etag })) });
    result.done.push(...answer.done);
    result.refused.push(...answer.refused);
    onProgress(result, (result.done.length + result.refused.length) / chosen.length);
  }
  return result;
}

type Refused = BulkResult['refused'][number];
const LAW_CHECK = 'Pemeriksaan terhadap larangan belum dicentang seluruhnya (PP 28/2018 ps. 4(4), 16(4)).';

/** The questions of the law count as one reason. */
function reasonsOf({ errors, detail }: Refused): string[] {
  const words = errors.map((error) => (error.pointer.startsWith('/lawCheck') ? LAW_CHECK : error.detail));
  return words.length > 0 ? [...new Set(words)] : [detail];
}

/** The same reasons once, with all that they hold back: people mend reasons, not rows. */
export function groupRefusals(refused: readonly Refused[]) {
  const groups = new Map<string, { reasons: string[]; proposals: Refused[] }>();
  for (const one of refused) {
    const reasons = reasonsOf(one);
    const key = reasons.join('\n');
    groups.set(key, { reasons, proposals: [...(groups.get(key)?.proposals ?? []), one] });
  }
  return [...groups.values()].sort((a, b) => b.proposals.length - a.proposals.length);
}
