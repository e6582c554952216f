import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { conflict, unprocessable } from '../../platform/problem.ts';
import type { UserRow } from '../users/users.table.ts';
import { endSessionsOf, keepSecret, takeTotpStep, updatePerson } from './auth.queries.ts';
import { forgetActors } from './actors.service.ts';
import { totpRemovedMail } from './mails.ts';
import { getOwnPerson } from './me.service.ts';
import { demandOwnPassword } from './password.service.ts';
import { hashRecoveryCode, newRecoveryCodes, newTotpSecret, stepOfCode, totpSeal } from './totp.ts';

const alreadyOn = () =>
  conflict(
    'auth.totp_already_on',
    'Autentikasi dua langkah sudah aktif. Nonaktifkan dahulu untuk memasang ulang.',
  );

const changeOf = (rowVersion: number) => ({ fields: ['totpEnabled'], rowVersion });

const aboutPerson = (event: string, user: UserRow, rowVersion: number) => ({
  event,
  subjectType: 'user',
  subjectId: user.id,
  agencyId: user.agencyId,
  detail: changeOf(rowVersion),
});

/** The secret counts only once a first code has proved that the telephone has it. */
export async function startTotp(platform: Platform, actor: Actor, password: string) {
  const user = await demandOwnPassword(platform, actor, password, '/password');
  if (user.totpEnabledAt !== null) throw alreadyOn();
  const setup = newTotpSecret(user.email);
  const totpSecret = totpSeal(platform.jwtSecret).close(setup.secret);
  await keepSecret(platform.db, user.id, { totpSecret, totpLastStep: null });
  return setup;
}

const notOn = () =>
  conflict('auth.totp_not_on', 'Autentikasi dua langkah tidak aktif; tidak ada yang perlu dinonaktifkan.');

const OFF = { totpSecret: null, totpEnabledAt: null, totpLastStep: null, recoveryCodeHashes: [] };

const wrongCode = () =>
  unprocessable(
    'auth.wrong_totp',
    'Kode tidak sesuai. Periksa jam telepon Anda, lalu masukkan kode yang terbaru.',
    [{ pointer: '/code', code: 'auth.wrong_totp', detail: 'Masukkan kode 6 angka yang sedang tampil.' }],
  );

export async function confirmTotp(platform: Platform, actor: Actor, code: string, requestId: string) {
  const { user } = await getOwnPerson(platform.db, actor);
  if (user.totpEnabledAt !== null) throw alreadyOn();
  if (user.totpSecret === null)
    throw conflict(
      'auth.totp_not_started',
      'Mulai dahulu pemasangan autentikasi dua langkah dengan kata sandi Anda.',
    );
  const now = platform.now();
  const step = stepOfCode(totpSeal(platform.jwtSecret).open(user.totpSecret), code, now);
  const recoveryCodes = newRecoveryCodes();
  await platform.db.transaction(async (tx) => {
    if (step === undefined || !(await takeTotpStep(tx, user.id, step))) throw wrongCode();
    const recoveryCodeHashes = recoveryCodes.map(hashRecoveryCode);
    const values = { totpEnabledAt: now.toISOString(), recoveryCodeHashes };
    const rowVersion = await updatePerson(tx, user.id, values, now);
    // Sessions opened with the password alone have not shown the second step.
    await endSessionsOf(tx, user.id, 'totp', now, actor.sessionId);
    await recordAudit(tx, actor, requestId, aboutPerson('user.totp_enabled', user, rowVersion));
  });
  forgetActors(platform.db);
  return { recoveryCodes };
}

export async function disableTotp(
  platform: Platform,
  actor: Actor,
  password: string,
  requestId: string,
): Promise<void> {
  const user = await demandOwnPassword(platform, actor, password, '/password');
  if (user.totpEnabledAt === null) throw notOn();
  await platform.db.transaction(async (tx) => {
    const rowVersion = await updatePerson(tx, user.id, OFF, platform.now());
    await recordAudit(tx, actor, requestId, aboutPerson('user.totp_disabled', user, rowVersion));
  });
}

/**
 * For a person who lost the telephone and the recovery codes; the mail tells them if they never asked for it. Returns what
 * changed, for the audit record.
 */
export async function removeTotp(platform: Platform, tx: Tx, user: UserRow) {
  if (user.totpEnabledAt === null) throw notOn();
  const now = platform.now();
  const rowVersion = await updatePerson(tx, user.id, OFF, now);
  await endSessionsOf(tx, user.id, 'totp', now);
  await platform.jobs.enqueue(tx, 'mail', totpRemovedMail(user.email, user.name));
  return changeOf(rowVersion);
}
