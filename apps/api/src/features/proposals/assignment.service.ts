import { rolesWith } from '@kerabat/shared/access/roles';
import { STATUS_LABELS } from '@kerabat/shared/proposals/labels';
import type { Proposal } from '@kerabat/shared/proposals/schema';
import type { Platform } from '../../app.ts';
import { has } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Tx } from '../../platform/db.ts';
import type { Expected } from '../../platform/etag.ts';
import { conflict, forbidden, unprocessable } from '../../platform/problem.ts';
import { findAssignee, readAssignees } from './assignment.queries.ts';
import { isAssignable, isAuthor } from './proposals.policy.ts';
import { insertHistory, updateProposal, type VisibleProposal } from './proposals.queries.ts';
import { describe, lockCurrent, prepare } from './proposals.service.ts';
import { auditOf, historyOf } from './proposals.trail.ts';

/** Whoever verifies may be given the verification. */
const VERIFIERS = rolesWith(['proposal.verify']);

export const listAssignees = async ({ db }: Platform) => ({ items: await readAssignees(db, VERIFIERS) });

const refused = (code: string, detail: string) =>
  unprocessable(code, detail, [{ pointer: '/userId', code, detail }]);

/** The one who shall hold it, or the refusal that fits: state, right to give it away, office, own work. */
async function chooseAssignee(tx: Tx, { actor }: Caller, { row }: VisibleProposal, userId: string | null) {
  if (!isAssignable(row.status))
    throw conflict(
      'proposals.not_assignable',
      `Usulan berkeadaan ${STATUS_LABELS[row.status]} tidak dapat ditugaskan.`,
      { currentStatus: row.status },
    );
  const isOwnHand = userId === null ? row.assigneeId === actor.id : userId === actor.id;
  if (!isOwnHand && !has(actor, 'proposal.assign'))
    throw forbidden(
      'proposals.assigns_others',
      'Anda hanya dapat mengambil usulan untuk diri sendiri atau melepas yang Anda pegang. Penugasan kepada orang lain dilakukan atasan.',
    );
  if (userId === null) return null;
  const assignee = await findAssignee(tx, userId, VERIFIERS);
  if (!assignee)
    throw refused(
      'proposals.no_verifier',
      'Pilih petugas Biro yang aktif dan berwenang memverifikasi usulan.',
    );
  if (isAuthor({ id: userId }, row))
    throw refused(
      'proposals.own_work',
      `${assignee.name} ikut menulis atau menyetujui usulan ini, sehingga pemeriksaannya harus dilakukan orang lain.`,
    );
  return assignee;
}

/** Gives the verification of one proposal to somebody of the bureau, or to nobody. */
export async function assign(
  platform: Platform,
  caller: Caller,
  id: string,
  expected: Expected,
  { userId, note = null }: { userId: string | null; note?: string | null },
): Promise<Proposal> {
  const { actor, requestId } = caller;
  const { book, now } = await prepare(platform);
  return platform.db.transaction(async (tx) => {
    const found = await lockCurrent(tx, caller, id, expected);
    const assignee = await chooseAssignee(tx, caller, found, userId);
    if (found.row.assigneeId === userId) return describe({ db: tx, book, now }, actor, found);
    const row = await updateProposal(tx, id, { assigneeId: userId });
    const what = assignee ? `Kepada ${assignee.name}.` : 'Penugasan dilepas.';
    await insertHistory(
      tx,
      historyOf(caller, row, {
        action: 'assigned',
        from: row.status,
        to: row.status,
        note: note === null ? what : `${what} ${note}`,
      }),
    );
    await recordAudit(tx, actor, requestId, {
      ...auditOf('proposal.assigned', row),
      detail: { number: row.number, from: found.row.assigneeId, to: userId },
    });
    return describe({ db: tx, book, now }, actor, {
      ...found,
      row,
      company: { ...found.company, assignee },
    });
  });
}
