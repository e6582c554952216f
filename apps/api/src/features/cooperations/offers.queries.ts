import { and, asc, desc, eq, inArray, min, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { prepared } from '../../platform/prepared.ts';
import { partners } from '../partners/partners.table.ts';
import { proposals } from '../proposals/proposals.table.ts';
import { cooperationProposals } from './cooperations.table.ts';
import {
  cooperationOfferRounds,
  cooperationOffers,
  type OfferRoundRow,
  type OfferRow,
} from './dealings.table.ts';

export interface OfferRecord {
  offer: OfferRow;
  partner: { id: string; name: string; address: string | null } | null;
  rounds: OfferRoundRow[];
}

const joined = (db: DbOrTx) =>
  db
    .select({
      offer: cooperationOffers,
      partner: { id: partners.id, name: partners.name, address: partners.address },
    })
    .from(cooperationOffers)
    .leftJoin(partners, eq(partners.id, cooperationOffers.partnerId));

async function withRounds(db: DbOrTx, rows: Omit<OfferRecord, 'rounds'>[]): Promise<OfferRecord[]> {
  const ids = rows.map(({ offer }) => offer.id);
  const rounds =
    ids.length === 0
      ? []
      : await db
          .select()
          .from(cooperationOfferRounds)
          .where(inArray(cooperationOfferRounds.offerId, ids))
          .orderBy(asc(cooperationOfferRounds.on), asc(cooperationOfferRounds.at));
  return rows.map((row) => ({ ...row, rounds: rounds.filter(({ offerId }) => offerId === row.offer.id) }));
}

export const listOffers = async (db: DbOrTx, cooperationId: string): Promise<OfferRecord[]> =>
  withRounds(
    db,
    await joined(db)
      .where(eq(cooperationOffers.cooperationId, cooperationId))
      .orderBy(asc(cooperationOffers.createdAt), asc(cooperationOffers.id)),
  );

export async function findOffer(
  db: DbOrTx,
  cooperationId: string,
  id: string,
): Promise<OfferRecord | undefined> {
  const rows = await joined(db).where(
    and(eq(cooperationOffers.cooperationId, cooperationId), eq(cooperationOffers.id, id)),
  );
  return (await withRounds(db, rows))[0];
}

export async function insertOffer(tx: Tx, values: typeof cooperationOffers.$inferInsert): Promise<string> {
  const [row] = await tx.insert(cooperationOffers).values(values).returning({ id: cooperationOffers.id });
  if (!row) throw new Error('insert returned no row');
  return row.id;
}

export async function updateOffer(
  tx: Tx,
  id: string,
  values: Partial<typeof cooperationOffers.$inferInsert>,
): Promise<void> {
  await tx
    .update(cooperationOffers)
    .set({ ...values, rowVersion: sql`${cooperationOffers.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(cooperationOffers.id, id));
}

export async function insertRound(tx: Tx, values: typeof cooperationOfferRounds.$inferInsert): Promise<void> {
  await tx.insert(cooperationOfferRounds).values(values);
}

/** What the proposals of a case promise whom, in their order. */
export const listBenefits = (db: DbOrTx, cooperationId: string) =>
  db
    .select({ benefits: proposals.benefits })
    .from(cooperationProposals)
    .innerJoin(proposals, eq(proposals.id, cooperationProposals.proposalId))
    .where(eq(cooperationProposals.cooperationId, cooperationId))
    .orderBy(asc(proposals.number));

/** States of the case's offers, the newest first. */
export async function listOfferStates(db: DbOrTx, cooperationId: string) {
  const statement = prepared(db, 'case-offers', () =>
    db
      .select({ state: cooperationOffers.state })
      .from(cooperationOffers)
      .where(eq(cooperationOffers.cooperationId, sql.placeholder('cooperationId')))
      .orderBy(desc(cooperationOffers.createdAt), desc(cooperationOffers.id))
      .prepare('cooperation_offer_states'),
  );
  const rows = await statement.execute({ cooperationId });
  return rows.map(({ state }) => state);
}

/** The earliest day by which an offer that is under way should be answered. */
export async function findReplyDue(db: DbOrTx, cooperationId: string): Promise<string | null> {
  const [row] = await db
    .select({ dueOn: min(cooperationOffers.replyDueOn) })
    .from(cooperationOffers)
    .where(
      and(
        eq(cooperationOffers.cooperationId, cooperationId),
        inArray(cooperationOffers.state, ['sent', 'negotiating']),
      ),
    );
  return row?.dueOn ?? null;
}
