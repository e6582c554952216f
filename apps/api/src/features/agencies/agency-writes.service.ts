import type { Agency, CreateAgency, PatchAgency } from '@kerabat/shared/reference/schema';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import type { Expected } from '../../platform/etag.ts';
import { conflict, unprocessable } from '../../platform/problem.ts';
import { isForeignKeyViolation } from '../../platform/violations.ts';
import { describeChange } from '../audit/audit.policy.ts';
import { checkSeen } from '../audit/audit.service.ts';
import { codeFaults, findSameCode, type Candidate } from '../reference/code-rules.policy.ts';
import { forgetReferenceBook, lockCodeLists } from '../reference/reference.service.ts';
import {
  countNumbers,
  countUses,
  deleteAgencyRow,
  insertAgency,
  readAgencies,
  updateAgency,
} from './agencies.queries.ts';
import { getAgencyRow, presentAgency } from './agencies.service.ts';
import type { AgencyRow } from './agencies.table.ts';

const SUBJECT = 'agency';
const EMPTY = { parentCode: null, aliases: [], validFrom: null, validUntil: null };

function checkNumberCode(row: Candidate, others: readonly AgencyRow[]): void {
  const holder = others.find((other) => other.numberCode === row.numberCode);
  if (holder)
    throw conflict(
      'agencies.number_code_taken',
      `Kode nomor ${holder.numberCode} sudah dipakai ${holder.name}. Pakai kode nomor lain.`,
    );
}

function checkAgency(row: Candidate, all: readonly AgencyRow[]): void {
  const others = all.filter((other) => other.id !== row.id);
  checkNumberCode(row, others);
  const errors = codeFaults('agencies', row, others);
  if (errors.length > 0)
    throw unprocessable('agencies.rule_broken', 'Isian perangkat daerah belum memenuhi aturan.', errors);
}

export async function createAgency(
  { db }: Platform,
  actor: Actor,
  requestId: string,
  input: CreateAgency,
): Promise<Agency> {
  const facts = { ...EMPTY, ...input };
  const row = await db.transaction(async (tx) => {
    await lockCodeLists(tx);
    const all = await readAgencies(tx);
    const same = findSameCode(facts.code, all);
    if (same)
      throw conflict(
        'agencies.code_taken',
        `Kode ${same.code} sudah dipakai ${same.name}. Pakai kode lain, atau ubah perangkat daerah itu.`,
      );
    checkAgency({ ...facts, id: null }, all);
    const created = await insertAgency(tx, facts);
    await recordAudit(tx, actor, requestId, {
      event: 'agency.created',
      subjectType: SUBJECT,
      subjectId: created.id,
      agencyId: created.id,
      detail: { rowVersion: 1, ...facts },
    });
    return created;
  });
  forgetReferenceBook();
  return presentAgency(row);
}

/** The row, locked and as the caller last saw it. */
async function claimAgency(tx: Tx, id: string, expected: Expected): Promise<AgencyRow> {
  await lockCodeLists(tx);
  const row = await getAgencyRow(tx, id);
  await checkSeen(tx, SUBJECT, row, expected);
  return row;
}

export async function changeAgency(
  { db, jobs }: Platform,
  actor: Actor,
  requestId: string,
  { id, expected }: { id: string; expected: Expected },
  patch: PatchAgency,
): Promise<Agency> {
  const row = await db.transaction(async (tx) => {
    const before = await claimAgency(tx, id, expected);
    const aliases = patch.aliases === undefined ? before.aliases : (patch.aliases ?? []);
    const wanted: AgencyRow = { ...before, ...patch, aliases };
    const change = describeChange(before, wanted);
    if (change.fields.length === 0) return before;
    checkAgency(wanted, await readAgencies(tx));
    if (wanted.numberCode !== before.numberCode && (await countNumbers(tx, id)) > 0)
      throw conflict(
        'agencies.number_code_used',
        `Kode nomor ${before.numberCode} sudah tertera pada nomor usulan yang diterbitkan, sehingga tidak dapat diubah. Tutup perangkat daerah ini dan buat penggantinya.`,
      );
    const after = await updateAgency(tx, id, change.after);
    await recordAudit(tx, actor, requestId, {
      event: 'agency.updated',
      subjectType: SUBJECT,
      subjectId: id,
      agencyId: id,
      detail: { rowVersion: after.rowVersion, code: before.code, ...change },
    });
    if (after.name !== before.name || after.shortName !== before.shortName)
      await jobs.enqueue(tx, 'search.reindex', { agencyId: id });
    return after;
  });
  forgetReferenceBook();
  return presentAgency(row);
}

const USE_LABELS = {
  proposals: 'usulan',
  people: 'pengguna',
  children: 'perangkat daerah di bawahnya',
  clients: 'klien API',
  permits: 'izin susulan',
  numbers: 'deret nomor',
} as const satisfies Record<keyof Awaited<ReturnType<typeof countUses>>, string>;

const inUse = (uses: string) =>
  conflict(
    'agencies.in_use',
    `Perangkat daerah ini dipakai ${uses}, sehingga tidak dapat dihapus. Tutup dengan mengisi validUntil.`,
  );

export async function deleteAgency(
  { db }: Platform,
  actor: Actor,
  requestId: string,
  { id, expected }: { id: string; expected: Expected },
): Promise<void> {
  const work = db.transaction(async (tx) => {
    const row = await claimAgency(tx, id, expected);
    const uses = Object.entries(await countUses(tx, row)).filter(([, total]) => total > 0);
    if (uses.length > 0)
      throw inUse(
        uses.map(([use, total]) => `${total} ${USE_LABELS[use as keyof typeof USE_LABELS]}`).join(', '),
      );
    await deleteAgencyRow(tx, id);
    await recordAudit(tx, actor, requestId, {
      event: 'agency.deleted',
      subjectType: SUBJECT,
      subjectId: id,
      agencyId: id,
      detail: { code: row.code, numberCode: row.numberCode, name: row.name },
    });
  });
  await work.catch((error: unknown) => {
    throw isForeignKeyViolation(error) ? inUse('catatan lain') : error;
  });
  forgetReferenceBook();
}
