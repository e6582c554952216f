import { PERMISSIONS } from '@kerabat/shared/access/permissions';
import type { Me } from '@kerabat/shared/users/schema';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import { etagOf, type Expected } from '../../platform/etag.ts';
import { notFound } from '../../platform/problem.ts';
import { checkSeen } from '../audit/audit.service.ts';
import { forgetActors, permissionsOf } from './actors.service.ts';
import { findPerson, findPersonForUpdate, updatePerson, type PersonRow } from './auth.queries.ts';

export function presentMe({ user, agency }: PersonRow): Me {
  const held = permissionsOf(user.roles);
  return {
    id: user.id,
    etag: etagOf(user.rowVersion),
    name: user.name,
    email: user.email,
    office: user.office,
    agency,
    roles: user.roles,
    permissions: PERMISSIONS.filter((permission) => held.has(permission)),
    totpEnabled: user.totpEnabledAt !== null,
  };
}

/** The signed-in person's own row; API clients have none. */
export async function getOwnPerson(db: Platform['db'], actor: Actor): Promise<PersonRow> {
  const row = actor.id === null ? undefined : await findPerson(db, actor.id);
  if (!row) throw notFound('Akun');
  return row;
}

export async function getMe(platform: Platform, actor: Actor): Promise<Me> {
  return presentMe(await getOwnPerson(platform.db, actor));
}

export async function changeProfile(
  platform: Platform,
  actor: Actor,
  requestId: string,
  expected: Expected,
  patch: { name?: string; office?: string | null },
): Promise<Me> {
  await platform.db.transaction(async (tx) => {
    const user = actor.id === null ? undefined : await findPersonForUpdate(tx, actor.id);
    if (!user) throw notFound('Akun');
    await checkSeen(tx, 'user', user, expected);
    const fields = (['name', 'office'] as const).filter(
      (field) => patch[field] !== undefined && patch[field] !== user[field],
    );
    if (fields.length === 0) return;
    const rowVersion = await updatePerson(tx, user.id, patch, platform.now());
    await recordAudit(tx, actor, requestId, {
      event: 'user.updated',
      subjectType: 'user',
      subjectId: user.id,
      agencyId: user.agencyId,
      detail: { fields, rowVersion },
    });
  });
  forgetActors(platform.db);
  return getMe(platform, actor);
}
