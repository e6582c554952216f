import type { ImportField } from '@kerabat/shared/imports/schema';
import type { Contact } from '@kerabat/shared/proposals/content.schema';
import type { Platform } from '../../app.ts';
import type { Tx } from '../../platform/db.ts';
import { conflict, notFound } from '../../platform/problem.ts';
import { interpreterFor, readRowAgain, type Corrections } from './correct.service.ts';
import { findRowById, updateRow } from './import-rows.queries.ts';
import { holdPaused, pauseImport, updateImport } from './imports.queries.ts';
import { demandPreview, demandRest } from './imports.service.ts';
import type { ImportRecord, ImportRowRecord, NewImportRowRecord } from './imports.table.ts';

const CELL_OF = {
  name: 'contactName',
  position: 'contactPosition',
  phone: 'contactPhone',
  email: 'contactEmail',
} as const satisfies Record<keyof Contact, ImportField>;

/** The contact in cells of its own: the next reading finds it there, and not in the cell it was taken from. */
const asCorrections = (contact: Contact): Corrections =>
  Object.fromEntries(Object.entries(CELL_OF).map(([part, cell]) => [cell, contact[part as keyof Contact]]));

/** An import at rest, and nobody else's until the transaction ends. */
async function holdImport(tx: Tx, id: string): Promise<ImportRecord | undefined> {
  const paused = await pauseImport(tx, id);
  if (!paused) return undefined;
  demandRest(paused);
  return holdPaused(tx, id);
}

interface Held {
  record: ImportRecord;
  row: ImportRowRecord;
}

async function holdRow(tx: Tx, id: string): Promise<Held | undefined> {
  const seen = await findRowById(tx, id);
  const record = seen && (await holdImport(tx, seen.importId));
  const row = record && (await findRowById(tx, id));
  return row && { record, row };
}

function withoutContactPart(
  { record, row }: Held,
  part: keyof Contact,
): Partial<NewImportRowRecord> | undefined {
  const { contact } = row.understood;
  if (!contact || contact[part] === null) return undefined;
  const rest = { ...contact, [part]: null };
  const isEmpty = Object.values(rest).every((value) => value === null);
  const understood = { ...row.understood, contact: isEmpty ? null : rest };
  if (record.status !== 'previewed') return { understood };
  return { understood, corrections: { ...row.corrections, ...asCorrections(rest) } };
}

function without(held: Held, field: string): Partial<NewImportRowRecord> | undefined {
  const { cells, corrections } = held.row;
  const name = field.slice(field.lastIndexOf('.') + 1);
  if (field.startsWith('cells.')) {
    const at = Number(name);
    return cells[at] ? { cells: cells.with(at, '') } : undefined;
  }
  if (field.startsWith('corrections.'))
    return Object.entries(corrections).some(([cell, text]) => cell === name && text !== null)
      ? { corrections: { ...corrections, [name]: null } }
      : undefined;
  return withoutContactPart(held, name as keyof Contact);
}

/** Empties one field of a row; a preview is to be read again afterwards. False if it is gone already. */
export async function eraseFromRow(tx: Tx, id: string, field: string): Promise<boolean> {
  const held = await holdRow(tx, id);
  const change = held && without(held, field);
  if (!change) return false;
  await updateRow(tx, id, change);
  await updateImport(tx, held.record.id, {});
  return true;
}

/** What was erased must not live on in what was understood. Stored rows stay as they are: their proposals exist. */
export async function readRowsAgain(platform: Platform, tx: Tx, ids: ReadonlySet<string>): Promise<void> {
  const interpreters = new Map<string, Awaited<ReturnType<typeof interpreterFor>>>();
  for (const id of ids) {
    const held = await holdRow(tx, id);
    if (held?.record.status !== 'previewed') continue;
    const { record, row } = held;
    const interpret = interpreters.get(record.id) ?? (await interpreterFor(platform, record));
    interpreters.set(record.id, interpret);
    await readRowAgain(tx, record, row, interpret);
    await updateImport(tx, record.id, {});
  }
}

function withoutIn(
  { columns, skippedRows, committer }: ImportRecord,
  field: string,
  replacement: string | null,
): Partial<ImportRecord> | undefined {
  const at = Number(field.slice(field.lastIndexOf('.') + 1));
  const column = columns[at];
  if (field.startsWith('columns.'))
    return column?.sample ? { columns: columns.with(at, { ...column, sample: replacement }) } : undefined;
  const skipped = skippedRows[at];
  if (field.startsWith('skippedRows.'))
    return skipped && skipped.text !== replacement
      ? { skippedRows: skippedRows.with(at, { ...skipped, text: replacement ?? '' }) }
      : undefined;
  return committer && committer.name !== replacement
    ? { committer: { ...committer, name: replacement ?? '' } }
    : undefined;
}

/** Erases one field of the import itself. False if it is gone already. */
export async function eraseFromImport(
  tx: Tx,
  id: string,
  field: string,
  replacement: string | null,
): Promise<boolean> {
  const record = await holdImport(tx, id);
  const change = record && withoutIn(record, field, replacement);
  if (!change) return false;
  await updateImport(tx, id, change);
  return true;
}

/** Puts a part of the contact right, as if it had been typed into the preview; what was received stays. */
export async function correctContactInRow(
  platform: Platform,
  tx: Tx,
  id: string,
  part: keyof Contact,
  value: string,
): Promise<ImportRecord> {
  const held = await holdRow(tx, id);
  if (!held) throw notFound('Baris impor');
  const { record, row } = held;
  demandPreview(record);
  const { contact } = row.understood;
  if (!contact)
    throw conflict('personal-data.no_contact', 'Baris ini tidak lagi memuat narahubung. Cari kembali.');
  const corrections = { ...row.corrections, ...asCorrections({ ...contact, [part]: value }) };
  await readRowAgain(tx, record, { ...row, corrections }, await interpreterFor(platform, record));
  return updateImport(tx, record.id, {});
}
