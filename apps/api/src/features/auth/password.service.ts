import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import { unprocessable } from '../../platform/problem.ts';
import type { UserRow } from '../users/users.table.ts';
import { forgetActors } from './actors.service.ts';
import { endSessionsOf, keepSecret } from './auth.queries.ts';
import { passwordChangedMail } from './mails.ts';
import { getOwnPerson } from './me.service.ts';
import { weaknessOf } from './password.policy.ts';
import { hashPassword, passwordMatches } from './passwords.ts';
import { countAttempt, demandOpen, PER_ACCOUNT } from './throttle.service.ts';
import { useUpTokensOf } from './tokens.queries.ts';

const refuse = (pointer: string, code: string, detail: string) =>
  unprocessable(code, detail, [{ pointer, code, detail }]);

/** The hash to store, or 422 with what to do when the password is too weak for this person. */
export async function hashNewPassword(
  password: string,
  person: { name: string; email: string },
): Promise<string> {
  const weakness = weaknessOf(password, person);
  if (weakness !== undefined) throw refuse('/newPassword', 'auth.weak_password', weakness);
  return hashPassword(password);
}

/** Before a change of the keys themselves: whoever sits at an open session must know the password too. */
export async function demandOwnPassword(
  platform: Platform,
  actor: Actor,
  password: string,
  pointer: string,
): Promise<UserRow> {
  const { user } = await getOwnPerson(platform.db, actor);
  await demandOpen(platform, PER_ACCOUNT, user.email);
  if (await passwordMatches(user.passwordHash, password)) return user;
  await countAttempt(platform, PER_ACCOUNT, user.email);
  throw refuse(
    pointer,
    'auth.wrong_password',
    'Kata sandi saat ini tidak sesuai. Periksa, lalu ketik kembali.',
  );
}

export async function changePassword(
  platform: Platform,
  actor: Actor,
  input: { currentPassword: string; newPassword: string },
  requestId: string,
): Promise<void> {
  const user = await demandOwnPassword(platform, actor, input.currentPassword, '/currentPassword');
  if (input.newPassword === input.currentPassword)
    throw refuse('/newPassword', 'auth.weak_password', 'Pilih kata sandi yang berbeda dari yang sekarang.');
  const passwordHash = await hashNewPassword(input.newPassword, user);
  const now = platform.now();
  await platform.db.transaction(async (tx) => {
    await keepSecret(tx, user.id, { passwordHash });
    await useUpTokensOf(tx, user.id, now);
    await endSessionsOf(tx, user.id, 'password', now, actor.sessionId);
    await platform.jobs.enqueue(tx, 'mail', passwordChangedMail(user.email, user.name));
    await recordAudit(tx, actor, requestId, {
      event: 'user.password_changed',
      subjectType: 'user',
      subjectId: user.id,
      agencyId: user.agencyId,
    });
  });
  forgetActors(platform.db);
}
