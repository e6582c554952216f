import { and, desc, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { inquiries } from '../inquiries/inquiries.table.ts';
import { NATURAL_PERSON } from '../partners/partners.policy.ts';
import { partners } from '../partners/partners.table.ts';
import type { PersonQuery } from './matching.policy.ts';
import { mayBeAbout } from './search.queries.ts';

/** People of partners and senders of offers: nobody of the office. */

const wordsOf = (people: PgColumn) => sql`(select string_agg(pair.word, ' ')
  from jsonb_array_elements(${people}) as listed(person), jsonb_each_text(listed.person) as pair(member, word))`;
const ownText = sql`case when ${partners.typeCode} = ${NATURAL_PERSON}
  then concat_ws(' ', ${partners.name}, ${partners.npwp}, ${partners.address}) end`;
const peopleText = sql`concat_ws(' ', ${wordsOf(partners.contacts)}, ${wordsOf(partners.representatives)}, ${ownText})`;

export const findPartnerPeople = (db: DbOrTx, query: PersonQuery, limit: number) =>
  db
    .select({
      id: partners.id,
      name: partners.name,
      typeCode: partners.typeCode,
      npwp: partners.npwp,
      address: partners.address,
      contacts: partners.contacts,
      representatives: partners.representatives,
    })
    .from(partners)
    .where(mayBeAbout(peopleText, query))
    .orderBy(desc(partners.id))
    .limit(limit);

const senderText = sql`concat_ws(' ', (select string_agg(value, ' ') from jsonb_each_text(${inquiries.contact})),
  ${inquiries.takenBy}, ${inquiries.answeredBy})`;

export const findSenders = (db: DbOrTx, query: PersonQuery, limit: number) =>
  db
    .select({
      id: inquiries.id,
      title: inquiries.title,
      contact: inquiries.contact,
      takenBy: inquiries.takenBy,
      answeredBy: inquiries.answeredBy,
    })
    .from(inquiries)
    .where(mayBeAbout(senderText, query))
    .orderBy(desc(inquiries.id))
    .limit(limit);

export async function lockPartner(tx: Tx, id: string) {
  const [row] = await tx.select().from(partners).where(eq(partners.id, id)).for('update');
  return row;
}

export const setPartner = (tx: Tx, id: string, values: Partial<typeof partners.$inferInsert>) =>
  tx
    .update(partners)
    .set({ ...values, rowVersion: sql`${partners.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(partners.id, id));

export async function lockSender(tx: Tx, id: string) {
  const [row] = await tx
    .select({ contact: inquiries.contact })
    .from(inquiries)
    .where(eq(inquiries.id, id))
    .for('update');
  return row;
}

export const setSender = (
  tx: Tx,
  id: string,
  values: Partial<Pick<typeof inquiries.$inferInsert, 'contact' | 'takenBy' | 'answeredBy'>>,
) =>
  tx
    .update(inquiries)
    .set({ ...values, rowVersion: sql`${inquiries.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(inquiries.id, id));

const NOBODY = { name: null, position: null, phone: null, email: null };

/** Senders of offers that were answered so long ago. */
export async function forgetSenders(tx: Tx, before: string): Promise<number> {
  const rows = await tx
    .update(inquiries)
    .set({ contact: NOBODY, rowVersion: sql`${inquiries.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(
      and(
        isNotNull(inquiries.answeredAt),
        lt(inquiries.answeredAt, before),
        sql`${inquiries.contact} <> ${JSON.stringify(NOBODY)}::jsonb`,
      ),
    )
    .returning({ id: inquiries.id });
  return rows.length;
}
