import type {
  CannedRemark,
  CreateCannedRemark,
  ListCannedRemarksQuery,
  PatchCannedRemark,
} from '@kerabat/shared/canned-remarks/schema';
import type { Platform } from '../../app.ts';
import { has } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { etagOf, type Expected } from '../../platform/etag.ts';
import { conflict, notFound } from '../../platform/problem.ts';
import { describeChange } from '../audit/audit.policy.ts';
import { checkSeen } from '../audit/audit.service.ts';
import {
  deleteCannedRemark,
  findCannedRemark,
  hasTitle,
  insertCannedRemark,
  lockCannedRemarks,
  readCannedRemarks,
  updateCannedRemark,
} from './canned-remarks.queries.ts';
import type { CannedRemarkRow } from './canned-remarks.table.ts';

const SUBJECT = 'canned_remark';

const present = ({ id, rowVersion, title, body, uses }: CannedRemarkRow): CannedRemark => ({
  id,
  etag: etagOf(rowVersion),
  title,
  body,
  uses,
});

export async function list({ db }: Platform, { actor }: Caller, { use }: ListCannedRemarksQuery) {
  const rows = await readCannedRemarks(db, use);
  return { items: rows.map(present), mayManage: has(actor, 'canned-remark.manage') };
}

async function getRow(db: DbOrTx, id: string): Promise<CannedRemarkRow> {
  const row = await findCannedRemark(db, id);
  if (!row) throw notFound('Catatan siap pakai');
  return row;
}

export const get = async ({ db }: Platform, id: string): Promise<CannedRemark> =>
  present(await getRow(db, id));

async function checkTitle(tx: Tx, title: string, besides?: string): Promise<void> {
  if (await hasTitle(tx, title, besides))
    throw conflict(
      'canned-remarks.title_taken',
      `Catatan siap pakai berjudul "${title}" sudah ada. Ubah catatan itu, atau pakai judul lain.`,
    );
}

const eventOf = (event: string, subjectId: string, detail: Record<string, unknown>) => ({
  event: `canned-remark.${event}`,
  subjectType: SUBJECT,
  subjectId,
  detail,
});

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

export async function create(
  { db }: Platform,
  { actor, requestId }: Caller,
  input: CreateCannedRemark,
): Promise<CannedRemark> {
  return db.transaction(async (tx) => {
    await lockCannedRemarks(tx);
    await checkTitle(tx, input.title);
    const row = await insertCannedRemark(tx, { ...input, uses: distinct(input.uses) });
    await recordAudit(tx, actor, requestId, eventOf('created', row.id, { rowVersion: 1, ...input }));
    return present(row);
  });
}

/** The row as the caller last saw it; nobody else writes until the transaction ends. */
async function claim(tx: Tx, id: string, expected: Expected): Promise<CannedRemarkRow> {
  await lockCannedRemarks(tx);
  const row = await getRow(tx, id);
  await checkSeen(tx, SUBJECT, row, expected);
  return row;
}

export async function change(
  { db }: Platform,
  { actor, requestId }: Caller,
  id: string,
  expected: Expected,
  patch: PatchCannedRemark,
): Promise<CannedRemark> {
  return db.transaction(async (tx) => {
    const before = await claim(tx, id, expected);
    const { title = before.title, body = before.body, uses = before.uses } = patch;
    const after = { title, body, uses: distinct(uses) };
    const changed = describeChange(before, after);
    if (changed.fields.length === 0) return present(before);
    await checkTitle(tx, title, id);
    const row = await updateCannedRemark(tx, id, after);
    const detail = { rowVersion: row.rowVersion, ...changed };
    await recordAudit(tx, actor, requestId, eventOf('updated', id, detail));
    return present(row);
  });
}

/** Gone for good; what was written with it stays in the proposals. */
export async function remove(
  { db }: Platform,
  { actor, requestId }: Caller,
  id: string,
  expected: Expected,
): Promise<void> {
  await db.transaction(async (tx) => {
    const { title } = await claim(tx, id, expected);
    await deleteCannedRemark(tx, id);
    await recordAudit(tx, actor, requestId, eventOf('deleted', id, { title }));
  });
}
