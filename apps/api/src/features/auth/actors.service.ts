import { ROLE_PERMISSIONS, type Permission, type Role } from '@kerabat/shared/access/permissions';
import type { Actor } from '../../platform/actor.ts';
import type { Database } from '../../platform/db.ts';

/**
 * A disabled person, an ended session or a changed role counts within this time in other processes, at once in this one; it
 * spares each request a look-up.
 */
const FRESH_FOR_MS = 5_000;
const MOST_REMEMBERED = 5_000;

type Remembered = Map<string, { until: number; actor: Actor | undefined }>;
const byDatabase = new WeakMap<Database, Remembered>();

export async function recallActor(
  db: Database,
  key: string,
  load: () => Promise<Actor | undefined>,
): Promise<Actor | undefined> {
  const remembered = byDatabase.get(db) ?? new Map<string, { until: number; actor: Actor | undefined }>();
  byDatabase.set(db, remembered);
  const known = remembered.get(key);
  if (known && known.until > Date.now()) return known.actor;
  const actor = await load();
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, { until: Date.now() + FRESH_FOR_MS, actor });
  return actor;
}

/** Called after a commit that takes or gives rights, or ends a session. */
export const forgetActors = (db: Database): void => {
  byDatabase.delete(db);
};

export const permissionsOf = (roles: readonly Role[]): Set<Permission> =>
  new Set(roles.flatMap((role) => ROLE_PERMISSIONS[role] as readonly Permission[]));

export const personActor = (
  person: { id: string; name: string; office: string | null; agencyId: string | null; roles: Role[] },
  sessionId: string | null,
): Actor => ({
  kind: 'user',
  id: person.id,
  name: person.name,
  office: person.office,
  agencyId: person.agencyId,
  sessionId,
  permissions: permissionsOf(person.roles),
});
