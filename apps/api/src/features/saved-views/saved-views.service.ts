import {
  MOST_SAVED_VIEWS,
  type CreateSavedView,
  type PatchSavedView,
  type SavedView,
} from '@kerabat/shared/saved-views/schema';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Tx } from '../../platform/db.ts';
import { checkVersion, etagOf, type Expected } from '../../platform/etag.ts';
import { conflict, forbidden, notFound, unprocessable } from '../../platform/problem.ts';
import { toIso } from '../../platform/time.ts';
import {
  countViews,
  deleteView,
  findView,
  hasName,
  insertView,
  lockOwner,
  readViews,
  updateView,
} from './saved-views.queries.ts';
import type { SavedViewRow } from './saved-views.table.ts';

const present = (row: SavedViewRow): SavedView => ({
  id: row.id,
  etag: etagOf(row.rowVersion),
  name: row.name,
  list: row.list,
  query: row.query,
  columns: row.columns,
  updatedAt: toIso(row.updatedAt),
});

/** Views belong to people; another system keeps its own filters. */
const personOf = ({ kind, id }: Actor): string | null => (kind === 'user' ? id : null);

export async function list({ db }: Platform, { actor }: Caller, listName: SavedViewRow['list']) {
  const userId = personOf(actor);
  return { items: userId === null ? [] : (await readViews(db, userId, listName)).map(present) };
}

const noSuchView = () => notFound('Tampilan tersimpan');

export async function get({ db }: Platform, { actor }: Caller, id: string): Promise<SavedView> {
  const userId = personOf(actor);
  const row = userId === null ? undefined : await findView(db, userId, id);
  if (!row) throw noSuchView();
  return present(row);
}

async function checkName(
  tx: Tx,
  view: Pick<SavedViewRow, 'userId' | 'list' | 'name'>,
  exceptId: string | null,
): Promise<void> {
  if (await hasName(tx, view, exceptId))
    throw conflict(
      'saved_views.name_taken',
      `Anda sudah menyimpan tampilan "${view.name}". Pakai nama lain, atau ubah yang lama.`,
    );
}

/** Not audited: it is one person's own convenience and changes nothing for anybody else. */
export async function create(
  { db }: Platform,
  { actor }: Caller,
  input: CreateSavedView,
): Promise<SavedView> {
  const userId = personOf(actor);
  if (userId === null)
    throw forbidden('saved_views.people_only', 'Tampilan tersimpan hanya untuk akun orang.');
  return db.transaction(async (tx) => {
    await lockOwner(tx, userId);
    if ((await countViews(tx, userId, input.list)) >= MOST_SAVED_VIEWS) {
      const detail = `Paling banyak ${MOST_SAVED_VIEWS} tampilan tersimpan. Hapus yang tidak dipakai lagi.`;
      throw unprocessable('saved_views.too_many', detail, [
        { pointer: '', code: 'saved_views.too_many', detail },
      ]);
    }
    await checkName(tx, { userId, ...input }, null);
    return present(await insertView(tx, { ...input, userId }));
  });
}

async function lockCurrent(tx: Tx, { actor }: Caller, id: string, expected: Expected): Promise<SavedViewRow> {
  const userId = personOf(actor);
  if (userId !== null) await lockOwner(tx, userId);
  const row = userId === null ? undefined : await findView(tx, userId, id);
  if (!row) throw noSuchView();
  checkVersion(expected, row.rowVersion);
  return row;
}

export async function patch(
  { db }: Platform,
  caller: Caller,
  id: string,
  expected: Expected,
  change: PatchSavedView,
): Promise<SavedView> {
  return db.transaction(async (tx) => {
    const row = await lockCurrent(tx, caller, id, expected);
    if (change.name !== undefined) await checkName(tx, { ...row, name: change.name }, id);
    return present(await updateView(tx, id, change));
  });
}

export async function remove(
  { db }: Platform,
  caller: Caller,
  id: string,
  expected: Expected,
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockCurrent(tx, caller, id, expected);
    await deleteView(tx, id);
  });
}
