import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import { newId } from '../../platform/columns.ts';
import type { Tx } from '../../platform/db.ts';
import { conflict, notFound, unauthorized } from '../../platform/problem.ts';
import { randomToken, sha256 } from '../../platform/seal.ts';
import { toIso } from '../../platform/time.ts';
import { forgetActors, personActor } from './actors.service.ts';
import {
  endSession,
  endSessionsOf,
  findPerson,
  insertSession,
  listSessionsOf,
  lockSessionOfFamily,
  rotateSession,
  type PersonRow,
} from './auth.queries.ts';
import type { SessionRow } from './auth.table.ts';

const IDLE_MS = 12 * 3_600_000;
const LONGEST_MS = 7 * 24 * 3_600_000;

export interface OpenedSession {
  sessionId: string;
  refreshToken: string;
  expiresAt: Date;
  person: PersonRow;
}

const expiryOf = (signedInAt: Date, now: Date): Date =>
  new Date(Math.min(signedInAt.getTime() + LONGEST_MS, now.getTime() + IDLE_MS));

export async function openSession(
  tx: Tx,
  person: PersonRow,
  device: string | null,
  now: Date,
): Promise<OpenedSession> {
  const sessionId = newId();
  const family = randomToken();
  const newest = randomToken();
  const expiresAt = expiryOf(now, now);
  await insertSession(tx, {
    id: sessionId,
    userId: person.user.id,
    familyHash: sha256(family),
    refreshHash: sha256(newest),
    device: device?.slice(0, 300) ?? null,
    createdAt: now.toISOString(),
    lastUsedAt: now.toISOString(),
    expiresAt: expiresAt.toISOString(),
  });
  return { sessionId, refreshToken: `${family}.${newest}`, expiresAt, person };
}

const over = () => unauthorized('auth.session_over', 'Sesi Anda sudah berakhir. Silakan masuk kembali.');

const together = () =>
  conflict('auth.refresh_together', 'Sesi ini baru saja diperpanjang oleh tab lain. Ulangi permintaan.');

async function endForReuse(tx: Tx, row: SessionRow, person: PersonRow, now: Date, requestId: string) {
  await endSession(tx, { id: row.id }, 'reuse', now);
  await recordAudit(tx, personActor(person.user, row.id), requestId, {
    event: 'session.reuse_detected',
    subjectType: 'session',
    subjectId: row.id,
    agencyId: person.user.agencyId,
  });
}

async function rotate(tx: Tx, row: SessionRow, family: string, person: PersonRow, now: Date) {
  const newest = randomToken();
  const expiresAt = expiryOf(new Date(row.createdAt), now);
  await rotateSession(tx, row.id, {
    refreshHash: sha256(newest),
    previousHash: row.refreshHash,
    lastUsedAt: now.toISOString(),
    expiresAt: expiresAt.toISOString(),
  });
  return { sessionId: row.id, refreshToken: `${family}.${newest}`, expiresAt, person };
}

/**
 * Exchanges a refresh token for the next. An older token of the same family means that somebody copied it: the session ends
 * for both. Only a request that was already waiting while the token was exchanged (two tabs) is told to try again.
 */
export async function refreshSession(
  platform: Platform,
  token: string | undefined,
  arrivedAt: Date,
  requestId: string,
): Promise<OpenedSession> {
  const [family, newest] = token?.split('.') ?? [];
  if (!family || !newest) throw over();
  const outcome = await platform.db.transaction(async (tx): Promise<OpenedSession | 'over' | 'together'> => {
    const row = await lockSessionOfFamily(tx, sha256(family));
    const now = platform.now();
    if (!row || row.revokedAt !== null || new Date(row.expiresAt) <= now) return 'over';
    const person = await findPerson(tx, row.userId);
    if (person?.user.status !== 'active') return 'over';
    if (row.refreshHash === sha256(newest)) return rotate(tx, row, family, person, now);
    if (row.previousHash === sha256(newest) && arrivedAt <= new Date(row.lastUsedAt)) return 'together';
    await endForReuse(tx, row, person, now, requestId);
    return 'over';
  });
  if (outcome === 'together') throw together();
  if (outcome === 'over') {
    forgetActors(platform.db);
    throw over();
  }
  return outcome;
}

/** Ends the session that the cookie belongs to; without one there is nothing to do. */
export async function signOut(
  platform: Platform,
  token: string | undefined,
  requestId: string,
): Promise<void> {
  const [family] = token?.split('.') ?? [];
  if (!family) return;
  await platform.db.transaction(async (tx) => {
    const row = await lockSessionOfFamily(tx, sha256(family));
    if (!row || !(await endSession(tx, { id: row.id }, 'sign_out', platform.now()))) return;
    const person = await findPerson(tx, row.userId);
    if (person)
      await recordAudit(tx, personActor(person.user, row.id), requestId, {
        event: 'user.signed_out',
        subjectType: 'user',
        subjectId: row.userId,
        agencyId: person.user.agencyId,
      });
  });
  forgetActors(platform.db);
}

export async function listOwnSessions(platform: Platform, actor: Actor) {
  const rows = await listSessionsOf(platform.db, actor.id ?? '', platform.now());
  return {
    items: rows.map((row) => ({
      id: row.id,
      current: row.id === actor.sessionId,
      createdAt: toIso(row.createdAt),
      lastUsedAt: toIso(row.lastUsedAt),
      expiresAt: toIso(row.expiresAt),
      device: row.device,
    })),
  };
}

export async function endOwnSession(
  platform: Platform,
  actor: Actor,
  id: string,
  requestId: string,
): Promise<void> {
  await platform.db.transaction(async (tx) => {
    const found = await endSession(tx, { id, userId: actor.id ?? '' }, 'ended', platform.now());
    if (!found) throw notFound('Sesi');
    await recordAudit(tx, actor, requestId, {
      event: 'session.ended',
      subjectType: 'session',
      subjectId: id,
      agencyId: actor.agencyId,
    });
  });
  forgetActors(platform.db);
}

export const endAllSessions = (
  platform: Platform,
  tx: Tx,
  userId: string,
  reason: NonNullable<SessionRow['revokedFor']>,
): Promise<void> => endSessionsOf(tx, userId, reason, platform.now());
