import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Platform } from '../../app.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { AppError } from '../../platform/problem.ts';
import { addToCounter, clearCounter, readCounter } from './throttle.queries.ts';

/** So many failures within the window, then the door stays closed until the window ends. */
interface Limit {
  name: string;
  most: number;
  windowMs: number;
}

const MINUTE = 60_000;
export const PER_ACCOUNT: Limit = { name: 'account', most: 10, windowMs: 15 * MINUTE };
export const PER_ADDRESS: Limit = { name: 'address', most: 30, windowMs: 10 * MINUTE };
export const RESETS_PER_ADDRESS: Limit = { name: 'reset', most: 30, windowMs: 10 * MINUTE };
export const TOKENS_PER_ADDRESS: Limit = { name: 'token', most: 30, windowMs: 10 * MINUTE };
/** The public form: an office may share one address, a person needs few offers. */
export const INQUIRIES_PER_ADDRESS: Limit = { name: 'inquiry', most: 20, windowMs: 60 * MINUTE };
export const INQUIRIES_PER_EMAIL: Limit = { name: 'inquiry-email', most: 3, windowMs: 60 * MINUTE };
export const INQUIRY_FILES_PER_ADDRESS: Limit = { name: 'inquiry-file', most: 40, windowMs: 60 * MINUTE };
export const INQUIRY_LOOKUPS_PER_ADDRESS: Limit = { name: 'inquiry-lookup', most: 20, windowMs: 10 * MINUTE };

/** One household or office of IPv6 holds a /64; counting single addresses of it would count nothing. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

function keyOf(platform: Platform, limit: Limit, subject: string): string {
  const plain = [PER_ACCOUNT, INQUIRIES_PER_EMAIL].includes(limit)
    ? subject.toLowerCase()
    : networkOf(subject);
  return `${limit.name}:${createHmac('sha256', platform.jwtSecret).update(plain).digest('hex')}`;
}

/** When the door opens again, if it is closed. */
export async function closedUntil(
  platform: Platform,
  limit: Limit,
  subject: string,
): Promise<Date | undefined> {
  const row = await readCounter(platform.db, keyOf(platform, limit, subject));
  if (!row || row.count < limit.most) return undefined;
  const until = new Date(new Date(row.windowStart).getTime() + limit.windowMs);
  return until > platform.now() ? until : undefined;
}

export async function demandOpen(platform: Platform, limit: Limit, subject: string): Promise<void> {
  const until = await closedUntil(platform, limit, subject);
  if (!until) return;
  const seconds = Math.max(1, Math.ceil((until.getTime() - platform.now().getTime()) / 1000));
  throw new AppError(
    429,
    'auth.too_many_attempts',
    `Terlalu banyak percobaan. Coba lagi dalam ${Math.ceil(seconds / 60)} menit.`,
    { headers: { 'retry-after': String(seconds) } },
  );
}

/** Counts one attempt and says how many there are now in this window. */
export async function countAttempt(platform: Platform, limit: Limit, subject: string): Promise<number> {
  const now = platform.now();
  const cutoff = new Date(now.getTime() - limit.windowMs);
  return addToCounter(platform.db, keyOf(platform, limit, subject), now, cutoff);
}

export async function forgetAttempts(
  platform: Platform,
  db: DbOrTx,
  limit: Limit,
  subject: string,
): Promise<void> {
  await clearCounter(db, keyOf(platform, limit, subject));
}
