import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import { unauthorized } from '../../platform/problem.ts';
import { personActor } from './actors.service.ts';
import {
  findPersonByEmail,
  lockPerson,
  noteSignIn,
  takeRecoveryCode,
  takeTotpStep,
  type PersonRow,
} from './auth.queries.ts';
import { passwordMatches } from './passwords.ts';
import { openSession, type OpenedSession } from './sessions.service.ts';
import {
  closedUntil,
  countAttempt,
  demandOpen,
  forgetAttempts,
  PER_ACCOUNT,
  PER_ADDRESS,
} from './throttle.service.ts';
import { hashRecoveryCode, stepOfCode, totpSeal } from './totp.ts';

const LOCKED_FOR_MS = 15 * 60_000;

/** Where a request came from, for counting, for the list of sessions and for the audit. */
export interface Origin {
  address: string;
  device: string | null;
  requestId: string;
}

interface Credentials {
  email: string;
  password: string;
  totp?: string | undefined;
}

/** One answer for unknown, wrong, locked, invited and disabled: nobody learns which accounts exist. */
const wrongCredentials = () =>
  unauthorized(
    'auth.invalid_credentials',
    'Surel atau kata sandi tidak sesuai. Setelah 10 kali salah, masuk ditutup selama 15 menit; Anda juga dapat mengatur ulang kata sandi.',
  );

const wrongCode = () =>
  unauthorized(
    'auth.wrong_totp',
    'Kode tidak sesuai atau sudah terpakai. Tunggu kode berikutnya di aplikasi autentikator, atau pakai kode pemulihan.',
  );

async function countFailure(
  platform: Platform,
  email: string,
  person: PersonRow | undefined,
  origin: Origin,
): Promise<void> {
  await countAttempt(platform, PER_ADDRESS, origin.address);
  const failures = await countAttempt(platform, PER_ACCOUNT, email);
  if (failures !== PER_ACCOUNT.most || person?.user.status !== 'active') return;
  const until = new Date(platform.now().getTime() + LOCKED_FOR_MS);
  await platform.db.transaction(async (tx) => {
    await lockPerson(tx, person.user.id, until);
    await recordAudit(tx, personActor(person.user, null), origin.requestId, {
      event: 'user.locked',
      subjectType: 'user',
      subjectId: person.user.id,
      agencyId: person.user.agencyId,
    });
  });
}

/**
 * Everything is read and compared in the same order whoever asks. The counter is read after the slow comparison, so that many
 * guesses at the same moment gain nothing.
 */
async function checkPassword(platform: Platform, input: Credentials, origin: Origin): Promise<PersonRow> {
  const person = await findPersonByEmail(platform.db, input.email);
  const right = await passwordMatches(person?.user.passwordHash, input.password);
  const closed = await closedUntil(platform, PER_ACCOUNT, input.email);
  const lockedUntil = person?.user.lockedUntil ? new Date(person.user.lockedUntil) : undefined;
  const locked = closed !== undefined || (lockedUntil !== undefined && lockedUntil > platform.now());
  if (person && right && !locked && person.user.status === 'active') return person;
  await countFailure(platform, input.email, person, origin);
  throw wrongCredentials();
}

async function takeSecondStep(platform: Platform, { user }: PersonRow, code: string): Promise<boolean> {
  if (user.totpSecret === null) return false;
  if (!/^\d{6}$/.test(code)) return takeRecoveryCode(platform.db, user.id, hashRecoveryCode(code));
  const secret = totpSeal(platform.jwtSecret).open(user.totpSecret);
  const step = stepOfCode(secret, code, platform.now());
  return step !== undefined && takeTotpStep(platform.db, user.id, step);
}

async function checkSecondStep(
  platform: Platform,
  person: PersonRow,
  input: Credentials,
  origin: Origin,
): Promise<void> {
  if (person.user.totpEnabledAt === null) return;
  if (!input.totp)
    throw unauthorized(
      'auth.totp_required',
      'Masukkan kode 6 angka dari aplikasi autentikator, atau satu kode pemulihan.',
    );
  if (await takeSecondStep(platform, person, input.totp.replaceAll(' ', ''))) return;
  await countFailure(platform, input.email, person, origin);
  throw wrongCode();
}

export async function signIn(platform: Platform, input: Credentials, origin: Origin): Promise<OpenedSession> {
  await demandOpen(platform, PER_ADDRESS, origin.address);
  const person = await checkPassword(platform, input, origin);
  await checkSecondStep(platform, person, input, origin);
  return platform.db.transaction(async (tx) => {
    await forgetAttempts(platform, tx, PER_ACCOUNT, input.email);
    await noteSignIn(tx, person.user.id, platform.now());
    const opened = await openSession(tx, person, origin.device, platform.now());
    await recordAudit(tx, personActor(person.user, opened.sessionId), origin.requestId, {
      event: 'user.signed_in',
      subjectType: 'user',
      subjectId: person.user.id,
      agencyId: person.user.agencyId,
      detail: { secondStep: person.user.totpEnabledAt !== null },
    });
    return opened;
  });
}
