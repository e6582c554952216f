import { officeDay } from '@kerabat/shared/time/working-days';
import type { User } from '@kerabat/shared/users/schema';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Expected } from '../../platform/etag.ts';
import { conflict, notFound } from '../../platform/problem.ts';
import { forgetActors } from '../auth/actors.service.ts';
import { countDuties } from '../duties/duties.service.ts';
import { dropLinks, sendInvitation } from '../auth/reset.service.ts';
import { endAllSessions } from '../auth/sessions.service.ts';
import { forgetAttempts, PER_ACCOUNT } from '../auth/throttle.service.ts';
import { removeTotp } from '../auth/totp.service.ts';
import { findUserForUpdate, updateUser } from './users.queries.ts';
import { auditOf, getUser, keepAnAdmin, loadForChange } from './users.service.ts';

/** Takes effect at once: sessions end and links in the mailbox stop working. */
export async function disableUser(
  platform: Platform,
  actor: Actor,
  requestId: string,
  id: string,
  expected: Expected,
): Promise<User> {
  await platform.db.transaction(async (tx) => {
    const before = await loadForChange(tx, id, expected);
    if (before.status === 'disabled')
      throw conflict(
        'users.already_disabled',
        'Pengguna ini sudah dinonaktifkan; tidak ada yang perlu diubah.',
      );
    await keepAnAdmin(tx, before, { ...before, status: 'disabled' });
    const rowVersion = await updateUser(tx, id, { status: 'disabled' }, platform.now());
    await endAllSessions(platform, tx, id, 'disabled');
    await dropLinks(platform, tx, id);
    await recordAudit(
      tx,
      actor,
      requestId,
      auditOf('user.disabled', before, {
        fields: ['status'],
        rowVersion,
        openDuties: await countDuties(tx, id, officeDay(platform.now())),
      }),
    );
  });
  forgetActors(platform.db);
  return getUser(platform, id);
}

/** Lets a disabled or locked person in again; one who never set a password gets a new invitation. */
export async function enableUser(
  platform: Platform,
  actor: Actor,
  requestId: string,
  id: string,
  expected: Expected,
): Promise<User> {
  const now = platform.now();
  await platform.db.transaction(async (tx) => {
    const before = await loadForChange(tx, id, expected);
    const isLocked = before.lockedUntil !== null && new Date(before.lockedUntil) > now;
    if (before.status !== 'disabled' && !isLocked)
      throw conflict('users.already_enabled', 'Pengguna ini tidak dinonaktifkan dan tidak terkunci.');
    const status = before.passwordHash === null ? 'invited' : 'active';
    const rowVersion = await updateUser(tx, id, { status, lockedUntil: null }, now);
    await forgetAttempts(platform, tx, PER_ACCOUNT, before.email);
    if (status === 'invited') await sendInvitation(platform, tx, before);
    await recordAudit(
      tx,
      actor,
      requestId,
      auditOf('user.enabled', before, { fields: ['status', 'lockedUntil'], rowVersion }),
    );
  });
  forgetActors(platform.db);
  return getUser(platform, id);
}

/** Lets a person who lost their telephone in with the password alone, until they set it up again. */
export async function disableTotpOf(
  platform: Platform,
  actor: Actor,
  requestId: string,
  id: string,
  expected: Expected,
): Promise<User> {
  if (id === actor.id)
    throw conflict(
      'users.own_totp',
      'Autentikasi dua langkah akun sendiri dimatikan pada halaman Keamanan akun, dengan kata sandi Anda.',
    );
  await platform.db.transaction(async (tx) => {
    const before = await loadForChange(tx, id, expected);
    const detail = await removeTotp(platform, tx, before);
    await recordAudit(
      tx,
      actor,
      requestId,
      auditOf('user.totp_disabled', before, { ...detail, by: 'administrator' }),
    );
  });
  forgetActors(platform.db);
  return getUser(platform, id);
}

/** Sends the link once more; the earlier one stops working. */
export async function inviteAgain(
  platform: Platform,
  actor: Actor,
  requestId: string,
  id: string,
): Promise<User> {
  await platform.db.transaction(async (tx) => {
    const user = await findUserForUpdate(tx, id);
    if (!user) throw notFound('Pengguna');
    if (user.status !== 'invited')
      throw conflict(
        'users.not_invited',
        'Undangan hanya untuk pengguna yang belum membuat kata sandi. Pengguna aktif memakai "Lupa kata sandi".',
      );
    await sendInvitation(platform, tx, user);
    await recordAudit(tx, actor, requestId, auditOf('user.invited', user));
  });
  return getUser(platform, id);
}
