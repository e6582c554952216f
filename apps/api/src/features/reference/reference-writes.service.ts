import {
  REFERENCE_SETS,
  type CreateReference,
  type PatchReference,
  type ReferenceEntry,
  type ReferenceSet,
} from '@kerabat/shared/reference/schema';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import type { Expected } from '../../platform/etag.ts';
import { conflict, unprocessable } from '../../platform/problem.ts';
import { describeChange } from '../audit/audit.policy.ts';
import { checkSeen } from '../audit/audit.service.ts';
import { codeFaults, findSameCode } from './code-rules.policy.ts';
import { deleteEntryRow, insertEntry, lockReference, readSet, updateEntry } from './reference.queries.ts';
import { countUses } from './reference-uses.queries.ts';
import { forgetReferenceBook, getEntryRow, presentEntry } from './reference.service.ts';
import type { ReferenceRow } from './reference.table.ts';
import { setFaults } from './set-rules.policy.ts';

const SUBJECT = 'reference';

const EMPTY = {
  shortName: null,
  aliases: [],
  parentCode: null,
  validFrom: null,
  validUntil: null,
  group: null,
  level: null,
  category: null,
  number: null,
  startYear: null,
  endYear: null,
};

type Facts = Omit<ReferenceRow, 'id' | 'rowVersion' | 'createdAt' | 'updatedAt'>;

/** "Misi 1" exists in every RPJMD, so planning targets only share a name space with their siblings. */
const isRivalOf = (row: Facts) => (other: { parentCode: string | null }) =>
  row.set !== 'planning-target' || other.parentCode === row.parentCode;

function checkEntry(row: Facts & { id: string | null }, all: readonly ReferenceRow[]): void {
  const others = all.filter((other) => other.id !== row.id);
  const parent = others.find((other) => other.code === row.parentCode);
  const errors = [
    ...codeFaults('reference', row, others, isRivalOf(row)),
    ...setFaults(row.set, row, parent),
  ];
  if (errors.length > 0)
    throw unprocessable('reference.rule_broken', 'Isian belum memenuhi aturan daftar ini.', errors);
}

const lower = (set: ReferenceSet) => REFERENCE_SETS[set].title.toLowerCase();

export async function createEntry(
  { db }: Platform,
  actor: Actor,
  requestId: string,
  set: ReferenceSet,
  input: CreateReference,
): Promise<ReferenceEntry> {
  const facts: Facts = { ...EMPTY, ...input, set };
  const row = await db.transaction(async (tx) => {
    await lockReference(tx);
    const all = await readSet(tx, set);
    const same = findSameCode(facts.code, all);
    if (same)
      throw conflict(
        'reference.code_taken',
        `Kode ${same.code} sudah dipakai "${same.name}". Pakai kode lain, atau ubah entri itu.`,
      );
    checkEntry({ ...facts, id: null }, all);
    const created = await insertEntry(tx, facts);
    await recordAudit(tx, actor, requestId, {
      event: 'reference.created',
      subjectType: SUBJECT,
      subjectId: created.id,
      detail: { rowVersion: 1, ...facts },
    });
    return created;
  });
  forgetReferenceBook();
  return presentEntry(row);
}

/** The row, locked and as the caller last saw it. */
async function claimEntry(tx: Tx, set: ReferenceSet, id: string, expected: Expected) {
  await lockReference(tx);
  const row = await getEntryRow(tx, set, id);
  await checkSeen(tx, SUBJECT, row, expected);
  return row;
}

export async function changeEntry(
  { db, jobs }: Platform,
  actor: Actor,
  requestId: string,
  target: { set: ReferenceSet; id: string; expected: Expected },
  patch: PatchReference,
): Promise<ReferenceEntry> {
  const { set, id, expected } = target;
  const row = await db.transaction(async (tx) => {
    const before = await claimEntry(tx, set, id, expected);
    const wanted: ReferenceRow = { ...before, ...patch, aliases: merged(patch.aliases, before.aliases) };
    const change = describeChange(before, wanted);
    if (change.fields.length === 0) return before;
    checkEntry(wanted, await readSet(tx, set));
    const after = await updateEntry(tx, id, change.after);
    await recordAudit(tx, actor, requestId, {
      event: 'reference.updated',
      subjectType: SUBJECT,
      subjectId: id,
      detail: { rowVersion: after.rowVersion, set, code: before.code, ...change },
    });
    if (after.name !== before.name || after.shortName !== before.shortName)
      await jobs.enqueue(tx, 'search.reindex', { code: before.code });
    return after;
  });
  forgetReferenceBook();
  return presentEntry(row);
}

/** RFC 7396: absent = unchanged, null = cleared. */
const merged = (patched: string[] | null | undefined, before: string[]): string[] =>
  patched === undefined ? before : (patched ?? []);

/** `2 usulan, 1 mitra` */
const inWords = (uses: readonly (readonly [string, number])[]): string =>
  uses.map(([what, total]) => `${total} ${what}`).join(', ');

export async function deleteEntry(
  { db }: Platform,
  actor: Actor,
  requestId: string,
  target: { set: ReferenceSet; id: string; expected: Expected },
): Promise<void> {
  const { set, id, expected } = target;
  await db.transaction(async (tx) => {
    const row = await claimEntry(tx, set, id, expected);
    const children = (await readSet(tx, set)).filter((other) => other.parentCode === row.code).length;
    const uses = { ...(await countUses(tx, row)), 'entri di bawahnya': children };
    const used = Object.entries(uses).filter(([, total]) => total > 0);
    if (used.length > 0)
      throw conflict(
        'reference.in_use',
        `Kode ${row.code} pada daftar ${lower(set)} dipakai ${inWords(used)}, sehingga tidak dapat dihapus. Tutup dengan mengisi validUntil.`,
      );
    await deleteEntryRow(tx, id);
    await recordAudit(tx, actor, requestId, {
      event: 'reference.deleted',
      subjectType: SUBJECT,
      subjectId: id,
      detail: { set, code: row.code, name: row.name },
    });
  });
  forgetReferenceBook();
}
