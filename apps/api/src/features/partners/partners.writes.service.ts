import type { CreatePartner, Partner, PatchPartner } from '@kerabat/shared/partners/schema';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Tx } from '../../platform/db.ts';
import type { Expected } from '../../platform/etag.ts';
import { conflict } from '../../platform/problem.ts';
import { describeChange } from '../audit/audit.policy.ts';
import { checkSeen } from '../audit/audit.service.ts';
import { getReferenceBook } from '../reference/reference.service.ts';
import { derivedOf, isNaturalPerson, isRegionType } from './partners.policy.ts';
import {
  countCasesOf,
  deletePartnerRow,
  findPartnerOfRegion,
  insertPartner,
  lockPartner,
  lockPartners,
  updatePartner,
} from './partners.queries.ts';
import {
  checkPlace,
  contentOf,
  describePartner,
  isUnused,
  KEPT_OUT_OF_AUDIT,
  noSuchPartner,
  regionTaken,
  SUBJECT,
  type PartnerContent,
} from './partners.service.ts';
import type { PartnerRow } from './partners.table.ts';
import { demandUnlike } from './similar.service.ts';

async function demandFreeRegion(tx: Tx, content: PartnerContent, ownId?: string): Promise<void> {
  if (content.regionCode === null || !isRegionType(content.typeCode)) return;
  const other = await findPartnerOfRegion(tx, content.regionCode);
  if (other && other.id !== ownId) throw regionTaken(other);
}

/** Writes a new partner that has been checked, with its audit record. */
export async function register(tx: Tx, caller: Caller, content: PartnerContent): Promise<PartnerRow> {
  const row = await insertPartner(tx, { ...content, ...derivedOf(content) });
  await recordAudit(tx, caller.actor, caller.requestId, {
    event: 'partner.created',
    subjectType: SUBJECT,
    subjectId: row.id,
    detail: { rowVersion: row.rowVersion, typeCode: row.typeCode, regionCode: row.regionCode },
  });
  return row;
}

export async function createPartner(
  platform: Platform,
  caller: Caller,
  input: CreatePartner,
): Promise<Partner> {
  const content = contentOf(input);
  checkPlace(await getReferenceBook(platform.db), content);
  const row = await platform.db.transaction(async (tx) => {
    await lockPartners(tx);
    await demandFreeRegion(tx, content);
    if (!input.evenIfSimilar) await demandUnlike(tx, content);
    return register(tx, caller, content);
  });
  return describePartner(platform.db, caller.actor, row);
}

/** The row of a change: locked, as it was seen, and still in use. */
export async function lockSeen(tx: Tx, id: string, expected: Expected): Promise<PartnerRow> {
  const row = await lockPartner(tx, id);
  if (!row) throw noSuchPartner();
  await checkSeen(tx, SUBJECT, row, expected);
  if (row.status === 'merged')
    throw conflict(
      'partners.already_merged',
      'Mitra ini sudah digabung dengan mitra lain. Buka mitra yang dipertahankan.',
    );
  return row;
}

/** Which fields changed, and from what to what where that is nobody's personal data. */
export function changeOf(before: PartnerRow, after: PatchPartner) {
  const { fields, before: was, after: is } = describeChange({ ...before }, { ...after });
  const kept: readonly string[] = isNaturalPerson(before)
    ? [...KEPT_OUT_OF_AUDIT, 'name', 'aliases']
    : KEPT_OUT_OF_AUDIT;
  const open = (row: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(row).filter(([field]) => !kept.includes(field)));
  return { fields, before: open(was), after: open(is) };
}

export async function changePartner(
  platform: Platform,
  caller: Caller,
  id: string,
  expected: Expected,
  patch: PatchPartner,
): Promise<Partner> {
  const book = await getReferenceBook(platform.db);
  const row = await platform.db.transaction(async (tx) => {
    await lockPartners(tx);
    const before = await lockSeen(tx, id, expected);
    const change = changeOf(before, patch);
    if (change.fields.length === 0) return before;
    const content = { ...before, ...patch };
    checkPlace(book, content);
    await demandFreeRegion(tx, content, id);
    const after = await updatePartner(tx, id, { ...patch, ...derivedOf(content) });
    await recordAudit(tx, caller.actor, caller.requestId, {
      event: 'partner.updated',
      subjectType: SUBJECT,
      subjectId: id,
      detail: { rowVersion: after.rowVersion, ...change },
    });
    return after;
  });
  return describePartner(platform.db, caller.actor, row);
}

export async function deletePartner(
  { db }: Platform,
  { actor, requestId }: Caller,
  id: string,
  expected: Expected,
): Promise<void> {
  await db.transaction(async (tx) => {
    const row = await lockSeen(tx, id, expected);
    if (!(await isUnused(tx, id)))
      throw conflict(
        'partners.in_use',
        `Mitra ini dipakai ${await countCasesOf(tx, id)} berkas kerja sama atau menjadi tujuan penggabungan, sehingga tidak dapat dihapus. Gabungkan dengan mitra lain bila tercatat ganda.`,
      );
    await deletePartnerRow(tx, id);
    await recordAudit(tx, actor, requestId, {
      event: 'partner.deleted',
      subjectType: SUBJECT,
      subjectId: id,
      detail: { typeCode: row.typeCode, regionCode: row.regionCode },
    });
  });
}
