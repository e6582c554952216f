import type { CreateUser, ListUsersQuery, PatchUser, User } from '@kerabat/shared/users/schema';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import { newId } from '../../platform/columns.ts';
import type { Tx } from '../../platform/db.ts';
import { etagOf, type Expected } from '../../platform/etag.ts';
import { cappedTotal, cutPage, KEYS, readCursor, TOTAL_CAP } from '../../platform/paging.ts';
import { conflict, notFound, unprocessable } from '../../platform/problem.ts';
import { toIso, toIsoOrNull } from '../../platform/time.ts';
import { isForeignKeyViolation, isUniqueViolation } from '../../platform/violations.ts';
import { checkSeen } from '../audit/audit.service.ts';
import { forgetActors } from '../auth/actors.service.ts';
import { dropLinks, sendInvitation } from '../auth/reset.service.ts';
import { changedFields, lacksAgency, losesAdmin } from './users.policy.ts';
import {
  countUsers,
  findUser,
  findUserForUpdate,
  hasOtherActiveAdmin,
  insertUser,
  lockAdministrators,
  readUsers,
  updateUser,
  type UserWithAgency,
} from './users.queries.ts';
import type { UserRow } from './users.table.ts';

const SORT = 'name';

function present({ user, agency }: UserWithAgency): User {
  return {
    id: user.id,
    etag: etagOf(user.rowVersion),
    name: user.name,
    email: user.email,
    nip: user.nip,
    office: user.office,
    agency,
    roles: user.roles,
    status: user.status,
    totpEnabled: user.totpEnabledAt !== null,
    lockedUntil: toIsoOrNull(user.lockedUntil),
    lastSignedInAt: toIsoOrNull(user.lastSignedInAt),
    createdAt: toIso(user.createdAt),
  };
}

export async function listUsers({ db, now }: Platform, query: ListUsersQuery) {
  const rows = await readUsers(db, query, readCursor(query.cursor, SORT, KEYS.text), now());
  const flat = rows.map((row) => ({ ...row, id: row.user.id }));
  const page = cutPage(flat, query.limit, SORT, (row) => row.nameKey);
  const total = query.includeTotal ? await countUsers(db, query, now(), TOTAL_CAP) : null;
  return { items: page.rows.map(present), nextCursor: page.nextCursor, ...cappedTotal(total) };
}

export async function getUser({ db }: Platform, id: string): Promise<User> {
  const row = await findUser(db, id);
  if (!row) throw notFound('Pengguna');
  return present(row);
}

const fault = (field: string, code: string, detail: string) =>
  unprocessable(code, detail, [{ pointer: `/${field}`, code, detail }]);

/** What only the database can know for certain, said in the words of the office. */
export function explainRefusal(error: unknown): unknown {
  if (isUniqueViolation(error))
    return conflict(
      'users.email_taken',
      'Surel ini sudah dipakai pengguna lain. Cari pengguna itu, atau pakai surel lain.',
    );
  if (isForeignKeyViolation(error))
    return fault('agencyId', 'users.unknown_agency', 'Perangkat daerah ini tidak ada. Pilih dari daftar.');
  return error;
}

export const auditOf = (event: string, user: UserRow, detail: Record<string, unknown> = {}) => ({
  event,
  subjectType: 'user',
  subjectId: user.id,
  agencyId: user.agencyId,
  detail,
});

/** A new user has no password until they set one with the link of the mail. */
export async function createUser(
  platform: Platform,
  actor: Actor,
  requestId: string | null,
  input: CreateUser,
): Promise<User> {
  const id = newId();
  const now = platform.now().toISOString();
  const roles = [...new Set(input.roles)];
  await platform.db
    .transaction(async (tx) => {
      await insertUser(tx, { ...input, id, roles, status: 'invited', createdAt: now, updatedAt: now });
      await sendInvitation(platform, tx, { id, name: input.name, email: input.email });
      await recordAudit(tx, actor, requestId, {
        event: 'user.created',
        subjectType: 'user',
        subjectId: id,
        agencyId: input.agencyId,
      });
    })
    .catch((error: unknown) => {
      throw explainRefusal(error);
    });
  return getUser(platform, id);
}

export async function loadForChange(tx: Tx, id: string, expected: Expected): Promise<UserRow> {
  await lockAdministrators(tx);
  const before = await findUserForUpdate(tx, id);
  if (!before) throw notFound('Pengguna');
  await checkSeen(tx, 'user', before, expected);
  return before;
}

/** Without any administrator nobody could let the next one in. */
export async function keepAnAdmin(tx: Tx, before: UserRow, after: UserRow): Promise<void> {
  if (!losesAdmin(before, after) || (await hasOtherActiveAdmin(tx, before.id))) return;
  throw conflict(
    'users.last_admin',
    'Ini satu-satunya administrator yang aktif. Tunjuk administrator lain dahulu, lalu ulangi.',
  );
}

export async function changeUser(
  platform: Platform,
  actor: Actor,
  requestId: string,
  id: string,
  expected: Expected,
  patch: PatchUser,
): Promise<User> {
  const values = patch.roles ? { ...patch, roles: [...new Set(patch.roles)] } : patch;
  await platform.db
    .transaction(async (tx) => {
      const before = await loadForChange(tx, id, expected);
      const after = { ...before, ...values };
      const fields = changedFields(before, values);
      if (fields.length === 0) return;
      if (lacksAgency(after))
        throw fault(
          'agencyId',
          'users.agency_required',
          'Peran perangkat daerah memerlukan perangkat daerah. Pilih perangkat daerahnya.',
        );
      await keepAnAdmin(tx, before, after);
      const rowVersion = await updateUser(tx, id, values, platform.now());
      if (fields.includes('email')) {
        await dropLinks(platform, tx, id);
        if (after.status === 'invited') await sendInvitation(platform, tx, after);
      }
      await recordAudit(tx, actor, requestId, auditOf('user.updated', after, { fields, rowVersion }));
    })
    .catch((error: unknown) => {
      throw explainRefusal(error);
    });
  forgetActors(platform.db);
  return getUser(platform, id);
}
