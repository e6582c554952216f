import { STATUS_LABELS } from '@kerabat/shared/proposals/labels';
import type { Caller } from '../../platform/caller.ts';
import type { Tx } from '../../platform/db.ts';
import { conflict, unprocessable } from '../../platform/problem.ts';
import { visibleTo } from './proposals.policy.ts';
import { lockProposals } from './proposals.queries.ts';
import type { ProposalRow } from './proposals.table.ts';
import { takeWithin, type Running } from './proposals.transitions.service.ts';

/** The recommended proposals that a case is made of, held until the transaction ends, in the order they were named. */
export async function lockRecommended(
  tx: Tx,
  { actor }: Caller,
  ids: readonly string[],
): Promise<ProposalRow[]> {
  const rows = new Map((await lockProposals(tx, ids, visibleTo(actor))).map((row) => [row.id, row]));
  const errors = ids.flatMap((id, index) =>
    rows.has(id)
      ? []
      : [
          {
            pointer: `/proposalIds/${index}`,
            code: 'cooperations.unknown_proposal',
            detail: 'Usulan ini tidak ditemukan. Pilih usulan yang dinyatakan layak.',
          },
        ],
  );
  if (errors.length > 0)
    throw unprocessable('cooperations.unknown_proposal', 'Sebagian usulan tidak ditemukan.', errors);
  const found = ids.flatMap((id) => rows.get(id) ?? []);
  const early = found.find(({ status }) => status !== 'recommended');
  if (early)
    throw conflict(
      'cooperations.proposal_not_recommended',
      `Usulan ${early.number ?? `"${early.title}"`} berkeadaan ${STATUS_LABELS[early.status]}. Berkas hanya dibuka dari usulan yang dinyatakan layak.`,
      { currentStatus: early.status },
    );
  return found;
}

/** Closes the proposals by their ordinary step, in the transaction that made the case. */
export async function followUp(work: Running, caller: Caller, ids: readonly string[]): Promise<void> {
  for (const id of ids) await takeWithin(work, caller, id, '*', { action: 'follow-up' });
}
