import { and, desc, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { apiClients } from '../clients/clients.table.ts';
import { users } from '../users/users.table.ts';
import { sessions, type SessionRow } from './auth.table.ts';

/** The person behind a session that is neither ended nor expired, if still active. */
export async function findActiveSession(db: DbOrTx, sessionId: string) {
  const [row] = await db
    .select({
      id: users.id,
      name: users.name,
      office: users.office,
      agencyId: users.agencyId,
      roles: users.roles,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.id, sessionId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, sql`now()`),
        eq(users.status, 'active'),
      ),
    );
  return row;
}

export async function findActiveClient(db: DbOrTx, id: string) {
  const [row] = await db
    .select()
    .from(apiClients)
    .where(and(eq(apiClients.id, id), isNull(apiClients.disabledAt)));
  return row;
}

const person = (db: DbOrTx) =>
  db
    .select({
      user: users,
      agency: {
        id: agencies.id,
        numberCode: agencies.numberCode,
        name: agencies.name,
        shortName: agencies.shortName,
      },
    })
    .from(users)
    .leftJoin(agencies, eq(agencies.id, users.agencyId));

export async function findPerson(db: DbOrTx, id: string) {
  const [row] = await person(db).where(eq(users.id, id));
  return row;
}
export type PersonRow = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

export async function findPersonByEmail(db: DbOrTx, email: string) {
  const [row] = await person(db).where(eq(sql`lower(${users.email})`, email.toLowerCase()));
  return row;
}

export async function findPersonForUpdate(tx: Tx, id: string) {
  const [row] = await tx.select().from(users).where(eq(users.id, id)).for('update');
  return row;
}

/** Returns the new version. */
export async function updatePerson(
  tx: Tx,
  id: string,
  values: Partial<typeof users.$inferInsert>,
  now: Date,
): Promise<number> {
  const [row] = await tx
    .update(users)
    .set({ ...values, rowVersion: sql`${users.rowVersion} + 1`, updatedAt: now.toISOString() })
    .where(eq(users.id, id))
    .returning({ rowVersion: users.rowVersion });
  if (!row) throw new Error('update found no person');
  return row.rowVersion;
}

/** What nobody can read is no part of the record: its version stays, so that an open form stays valid. */
export async function keepSecret(
  db: DbOrTx,
  id: string,
  secret: { passwordHash: string } | { totpSecret: string; totpLastStep: null },
): Promise<void> {
  await db.update(users).set(secret).where(eq(users.id, id));
}

/** A sign-in is no change of the record: its version stays, so that an administrator's form stays valid. */
export async function noteSignIn(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .update(users)
    .set({ lastSignedInAt: now.toISOString(), lockedUntil: null })
    .where(eq(users.id, id));
}

export async function lockPerson(db: DbOrTx, id: string, until: Date): Promise<void> {
  await db.update(users).set({ lockedUntil: until.toISOString() }).where(eq(users.id, id));
}

/** Uses up one 30-second step; false when it, or a later one, was used before. */
export async function takeTotpStep(tx: DbOrTx, id: string, step: number): Promise<boolean> {
  const rows = await tx
    .update(users)
    .set({ totpLastStep: step })
    .where(and(eq(users.id, id), sql`coalesce(${users.totpLastStep}, 0) < ${step}`))
    .returning({ id: users.id });
  return rows.length === 1;
}

/** Uses up one recovery code; false when the person has none like it. */
export async function takeRecoveryCode(tx: DbOrTx, id: string, hash: string): Promise<boolean> {
  const rows = await tx
    .update(users)
    .set({ recoveryCodeHashes: sql`array_remove(${users.recoveryCodeHashes}, ${hash}::text)` })
    .where(and(eq(users.id, id), sql`${hash}::text = any(${users.recoveryCodeHashes})`))
    .returning({ id: users.id });
  return rows.length === 1;
}

export async function insertSession(tx: Tx, values: typeof sessions.$inferInsert): Promise<void> {
  await tx.insert(sessions).values(values);
}

/** Locked, so that two refreshes with the same token follow one another. */
export async function lockSessionOfFamily(tx: Tx, familyHash: string) {
  const [row] = await tx.select().from(sessions).where(eq(sessions.familyHash, familyHash)).for('update');
  return row;
}

export async function rotateSession(
  tx: Tx,
  id: string,
  values: Pick<SessionRow, 'refreshHash' | 'previousHash' | 'lastUsedAt' | 'expiresAt'>,
): Promise<void> {
  await tx.update(sessions).set(values).where(eq(sessions.id, id));
}

type EndReason = NonNullable<SessionRow['revokedFor']>;

const ended = (reason: EndReason, now: Date) => ({ revokedAt: now.toISOString(), revokedFor: reason });

/** Ends one session, of this person if named; false when there was none to end. */
export async function endSession(
  tx: DbOrTx,
  { id, userId }: { id: string; userId?: string },
  reason: EndReason,
  now: Date,
): Promise<boolean> {
  const rows = await tx
    .update(sessions)
    .set(ended(reason, now))
    .where(
      and(
        eq(sessions.id, id),
        userId === undefined ? undefined : eq(sessions.userId, userId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now.toISOString()),
      ),
    )
    .returning({ id: sessions.id });
  return rows.length === 1;
}

/** Ends all sessions of a person, or all but one. */
export async function endSessionsOf(
  tx: DbOrTx,
  userId: string,
  reason: EndReason,
  now: Date,
  exceptId: string | null = null,
): Promise<void> {
  await tx
    .update(sessions)
    .set(ended(reason, now))
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.revokedAt),
        exceptId === null ? undefined : ne(sessions.id, exceptId),
      ),
    );
}

export async function listSessionsOf(db: DbOrTx, userId: string, now: Date) {
  return db
    .select()
    .from(sessions)
    .where(
      and(eq(sessions.userId, userId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now.toISOString())),
    )
    .orderBy(desc(sessions.lastUsedAt), desc(sessions.id))
    .limit(100);
}

/** Ended a month ago or longer; by then nobody asks from which device somebody signed in. */
export async function forgetOldSessions(db: DbOrTx): Promise<void> {
  const monthAgo = sql`now() - interval '30 days'`;
  await db.delete(sessions).where(or(lt(sessions.expiresAt, monthAgo), lt(sessions.revokedAt, monthAgo)));
}
