import type { CreateBundle, PatchBundle, ProposalBundle } from '@kerabat/shared/proposals/bundles.schema';
import { STATUS_LABELS } from '@kerabat/shared/proposals/labels';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { etagOf, type Expected } from '../../platform/etag.ts';
import { badRequest, conflict, notFound, unprocessable } from '../../platform/problem.ts';
import { toIso } from '../../platform/time.ts';
import { checkSeen } from '../audit/audit.service.ts';
import {
  deleteBundle,
  findBundle,
  insertBundle,
  lockBundle,
  readMemberIds,
  readMembers,
  readTitles,
  updateBundle,
} from './bundles.queries.ts';
import type { BundleRow } from './bundles.table.ts';
import { isOpen, visibleTo } from './proposals.policy.ts';
import { insertHistory, lockProposals, updateProposal } from './proposals.queries.ts';
import { auditOf, historyOf } from './proposals.trail.ts';
import type { ProposalRow } from './proposals.table.ts';

const noSuchBundle = () => notFound('Bundel usulan');

async function present(db: DbOrTx, { actor }: Caller, row: BundleRow): Promise<ProposalBundle> {
  const members = await readMembers(db, row.id, visibleTo(actor));
  if (members.length === 0) throw noSuchBundle();
  return {
    id: row.id,
    etag: etagOf(row.rowVersion),
    title: row.title,
    proposals: members,
    createdAt: toIso(row.createdAt),
  };
}

export async function get({ db }: Platform, caller: Caller, id: string): Promise<ProposalBundle> {
  const row = await findBundle(db, id);
  if (!row) throw noSuchBundle();
  return present(db, caller, row);
}

/** What this caller saw, held against others; who sees no member does not know the bundle. */
async function lockCurrent(tx: Tx, caller: Caller, id: string, expected: Expected): Promise<BundleRow> {
  const row = await lockBundle(tx, id);
  if (!row) throw noSuchBundle();
  await present(tx, caller, row);
  await checkSeen(tx, 'proposal_bundle', row, expected);
  return row;
}

const named = ({ number, title }: Pick<ProposalRow, 'number' | 'title'>): string => number ?? `"${title}"`;

/** Newcomers must be visible, still on their way, and in no other bundle. */
async function checkNewcomers(tx: Tx, rows: readonly ProposalRow[]): Promise<void> {
  const over = rows.find(({ status }) => !isOpen(status));
  if (over)
    throw conflict(
      'proposals.closed',
      `${named(over)} sudah ${STATUS_LABELS[over.status].toLowerCase()}, sehingga tidak dapat masuk bundel.`,
    );
  const bundleIds = rows.flatMap(({ bundleId }) => (bundleId === null ? [] : [bundleId]));
  if (bundleIds.length === 0) return;
  const titles = new Map((await readTitles(tx, bundleIds)).map(({ id, title }) => [id, title]));
  const bound = rows
    .filter(({ bundleId }) => bundleId !== null)
    .map((row) => `${named(row)} (bundel "${titles.get(row.bundleId ?? '') ?? ''}")`);
  throw conflict(
    'proposals.already_bundled',
    `Satu usulan hanya dapat berada dalam satu bundel. Sudah berada dalam bundel lain: ${bound.join(', ')}.`,
  );
}

interface Move {
  action: 'bundled' | 'unbundled';
  bundle: BundleRow;
}

/** Each member's own row, history and audit; one after another in the order of their ids. */
async function move(tx: Tx, caller: Caller, rows: readonly ProposalRow[], { action, bundle }: Move) {
  for (const before of rows) {
    const row = await updateProposal(tx, before.id, { bundleId: action === 'bundled' ? bundle.id : null });
    const step = { action, from: row.status, to: row.status, note: bundle.title };
    await insertHistory(tx, historyOf(caller, row, step));
    await recordAudit(tx, caller.actor, caller.requestId, {
      ...auditOf(`proposal.${action}`, row),
      detail: { number: row.number, bundleId: bundle.id },
    });
  }
}

const bundleAudit = (event: string, { id }: BundleRow, detail: Record<string, unknown>) => ({
  event,
  subjectType: 'proposal_bundle',
  subjectId: id,
  detail,
});

/** Locks those that come in and those that leave together, in one order for all. */
async function change(tx: Tx, caller: Caller, bundle: BundleRow, wanted: readonly string[]): Promise<void> {
  const before = await readMemberIds(tx, bundle.id);
  const joining = wanted.filter((id) => !before.includes(id));
  const seen = (await readMembers(tx, bundle.id, visibleTo(caller.actor))).map(({ id }) => id);
  const leaving = seen.filter((id) => !wanted.includes(id));
  const rows = await lockProposals(tx, [...joining, ...leaving], visibleTo(caller.actor));
  const found = new Set(rows.map(({ id }) => id));
  const unknown = joining.filter((id) => !found.has(id));
  if (unknown.length > 0)
    throw unprocessable(
      'proposals.unknown_members',
      'Beberapa usulan tidak ditemukan, atau Anda tidak berhak melihatnya.',
      unknown.map((id) => ({
        pointer: `/proposalIds/${wanted.indexOf(id)}`,
        code: 'proposals.unknown_members',
        detail: 'Usulan tidak ditemukan.',
      })),
    );
  const newcomers = rows.filter(({ id }) => joining.includes(id));
  await checkNewcomers(tx, newcomers);
  const leavers = rows.filter(({ id, bundleId }) => leaving.includes(id) && bundleId === bundle.id);
  await move(tx, caller, leavers, { action: 'unbundled', bundle });
  await move(tx, caller, newcomers, { action: 'bundled', bundle });
}

function distinct(ids: readonly string[]): string[] {
  const all = [...new Set(ids)];
  if (all.length >= 2) return all;
  const detail = 'Pilih sedikitnya dua usulan.';
  throw badRequest('common.invalid_input', detail, [
    { pointer: '/proposalIds', code: 'common.too_small', detail },
  ]);
}

export async function create(
  { db }: Platform,
  caller: Caller,
  { title, proposalIds }: CreateBundle,
): Promise<ProposalBundle> {
  const wanted = distinct(proposalIds);
  return db.transaction(async (tx) => {
    const bundle = await insertBundle(tx, { title, createdBy: caller.actor.id });
    await change(tx, caller, bundle, wanted);
    await recordAudit(
      tx,
      caller.actor,
      caller.requestId,
      bundleAudit('proposal_bundle.created', bundle, { proposalIds: wanted }),
    );
    return present(tx, caller, bundle);
  });
}

export async function patch(
  { db }: Platform,
  caller: Caller,
  id: string,
  expected: Expected,
  { title, proposalIds }: PatchBundle,
): Promise<ProposalBundle> {
  const wanted = proposalIds && distinct(proposalIds);
  return db.transaction(async (tx) => {
    await lockCurrent(tx, caller, id, expected);
    const bundle = await updateBundle(tx, id, title === undefined ? {} : { title });
    if (wanted) await change(tx, caller, bundle, wanted);
    const fields = [...(title === undefined ? [] : ['title']), ...(wanted ? ['proposalIds'] : [])];
    await recordAudit(
      tx,
      caller.actor,
      caller.requestId,
      bundleAudit('proposal_bundle.edited', bundle, { fields, rowVersion: bundle.rowVersion }),
    );
    return present(tx, caller, bundle);
  });
}

/** The members stay; they only go their own ways again. */
export async function remove(
  { db }: Platform,
  caller: Caller,
  id: string,
  expected: Expected,
): Promise<void> {
  await db.transaction(async (tx) => {
    const bundle = await lockCurrent(tx, caller, id, expected);
    const everybody = { agencyId: null, all: true };
    const rows = await lockProposals(tx, await readMemberIds(tx, id), everybody);
    await move(tx, caller, rows, { action: 'unbundled', bundle });
    await deleteBundle(tx, id);
    await recordAudit(tx, caller.actor, caller.requestId, bundleAudit('proposal_bundle.deleted', bundle, {}));
  });
}
