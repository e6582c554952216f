import type { Platform } from '../../app.ts';
import { SYSTEM } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { pageLink } from '../../platform/letter.ts';
import { unprocessable } from '../../platform/problem.ts';
import { randomToken, sha256 } from '../../platform/seal.ts';
import type { UserRow } from '../users/users.table.ts';
import { forgetActors, personActor } from './actors.service.ts';
import { endSessionsOf, findPerson, findPersonByEmail, updatePerson } from './auth.queries.ts';
import type { oneTimeTokens } from './auth.table.ts';
import { invitationMail, resetMail } from './mails.ts';
import { hashNewPassword } from './password.service.ts';
import {
  countAttempt,
  demandOpen,
  forgetAttempts,
  PER_ACCOUNT,
  RESETS_PER_ADDRESS,
} from './throttle.service.ts';
import { countTokensSince, insertToken, lockUsableToken, useUpTokensOf } from './tokens.queries.ts';

const HOUR = 3_600_000;
const VALID_FOR_MS = { invitation: 72 * HOUR, password_reset: HOUR };
/** More links in one hour would only fill the person's mailbox. */
const LINKS_PER_HOUR = 5;

type Purpose = (typeof oneTimeTokens.$inferSelect)['purpose'];
type Addressee = Pick<UserRow, 'id' | 'name' | 'email'>;

/** Makes a link with which this person, and nobody else, can set a password; older links stop working. */
export async function makeLink(
  platform: Platform,
  tx: Tx,
  userId: string,
  purpose: Purpose,
): Promise<string> {
  const now = platform.now();
  const token = randomToken();
  await useUpTokensOf(tx, userId, now);
  await insertToken(tx, {
    userId,
    purpose,
    tokenHash: sha256(token),
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + VALID_FOR_MS[purpose]).toISOString(),
  });
  return pageLink(platform.config, `/atur-sandi?token=${token}`);
}

export async function sendInvitation(platform: Platform, tx: Tx, user: Addressee): Promise<void> {
  const link = await makeLink(platform, tx, user.id, 'invitation');
  await platform.jobs.enqueue(tx, 'mail', invitationMail(user.email, user.name, link));
}

/** Known or not, every address costs the same: one job. Only the job looks whether there is somebody. */
export async function requestReset(platform: Platform, email: string, address: string): Promise<void> {
  await demandOpen(platform, RESETS_PER_ADDRESS, address);
  await countAttempt(platform, RESETS_PER_ADDRESS, address);
  await platform.db.transaction((tx) => platform.jobs.enqueue(tx, 'password.reset', { email }));
}

export async function sendResetLink(platform: Platform, email: string): Promise<void> {
  const user = (await findPersonByEmail(platform.db, email))?.user;
  if (!user || user.status === 'disabled') return;
  const hourAgo = new Date(platform.now().getTime() - HOUR);
  if ((await countTokensSince(platform.db, user.id, hourAgo)) >= LINKS_PER_HOUR) return;
  await platform.db.transaction(async (tx) => {
    if (user.status === 'invited') await sendInvitation(platform, tx, user);
    else {
      const link = await makeLink(platform, tx, user.id, 'password_reset');
      await platform.jobs.enqueue(tx, 'mail', resetMail(user.email, user.name, link));
    }
    await recordAudit(tx, SYSTEM, null, {
      event: 'user.reset_requested',
      subjectType: 'user',
      subjectId: user.id,
      agencyId: user.agencyId,
    });
  });
}

const deadLink = () =>
  unprocessable(
    'auth.invalid_token',
    'Tautan ini tidak berlaku, sudah dipakai, atau kedaluwarsa. Minta tautan baru.',
    [{ pointer: '/token', code: 'auth.invalid_token', detail: 'Minta tautan baru dari halaman masuk.' }],
  );

/** Sets the password with the token of a mail, the first one or a new one; every open session ends. */
export async function confirmReset(
  platform: Platform,
  input: { token: string; newPassword: string },
  requestId: string,
): Promise<void> {
  await platform.db.transaction(async (tx) => {
    const now = platform.now();
    const token = await lockUsableToken(tx, sha256(input.token), now);
    const user = token && (await findPerson(tx, token.userId))?.user;
    if (!user || user.status === 'disabled') throw deadLink();
    const passwordHash = await hashNewPassword(input.newPassword, user);
    const values = { passwordHash, status: 'active' as const, lockedUntil: null };
    const rowVersion = await updatePerson(tx, user.id, values, now);
    await useUpTokensOf(tx, user.id, now);
    await endSessionsOf(tx, user.id, 'password', now);
    await forgetAttempts(platform, tx, PER_ACCOUNT, user.email);
    await recordAudit(tx, personActor(user, null), requestId, {
      event: 'user.password_set',
      subjectType: 'user',
      subjectId: user.id,
      agencyId: user.agencyId,
      detail: { by: token.purpose, fields: ['status', 'lockedUntil'], rowVersion },
    });
  });
  forgetActors(platform.db);
}

/** Links in the mailbox stop working. */
export const dropLinks = (platform: Platform, tx: Tx, userId: string): Promise<void> =>
  useUpTokensOf(tx, userId, platform.now());
