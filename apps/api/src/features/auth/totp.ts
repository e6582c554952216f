import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { makeSeal, sha256, type Seal } from '../../platform/seal.ts';

const PERIOD_SECONDS = 30;
/** Clocks of telephones go wrong by some seconds: the step before and after are accepted (RFC 6238 §5.2). */
const STEPS_AROUND = 1;
const RECOVERY_CODES = 10;

export const totpSeal = (jwtSecret: string): Seal => makeSeal(jwtSecret, 'totp');

const totpOf = (secret: string, account: string) =>
  new TOTP({ issuer: 'KERABAT', label: account, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS });

export function newTotpSecret(account: string): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 }).base32;
  return { secret, uri: totpOf(secret, account).toString() };
}

/** The 30-second step that this code belongs to, if it is right now. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const timestamp = now.getTime();
  const delta = totpOf(secret, '').validate({ token: code, timestamp, window: STEPS_AROUND });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}

/** Without letters and digits that look alike (Crockford's base 32). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Four groups of four: 80 random bits, so that a plain hash keeps them. */
const newRecoveryCode = (): string =>
  Array.from(randomBytes(16), (byte, at) => (at > 0 && at % 4 === 0 ? '-' : '') + LETTERS[byte % 32]).join(
    '',
  );

export const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, newRecoveryCode);

export const hashRecoveryCode = (code: string): string => sha256(code.toUpperCase().replace(/[\s-]/g, ''));
