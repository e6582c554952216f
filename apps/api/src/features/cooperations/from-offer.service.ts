import { createCooperationSchema } from '@kerabat/shared/cooperations/schema';
import type { z } from 'zod';
import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { prepare } from './case.service.ts';
import { openCase } from './create.service.ts';
import { findNumber, insertOfferPapers, type OfferPapers } from './from-offer.queries.ts';

type Wish = Omit<z.input<typeof createCooperationSchema>, 'origin' | 'initiator' | 'proposalIds'>;

/** Opens a case by initiative of the partner (PP 28/2018 ps. 18) in the transaction that closes the offer. */
export async function openFromOffer(
  platform: Platform,
  tx: Tx,
  caller: Caller,
  wish: Wish,
  papers: OfferPapers,
): Promise<{ id: string; number: string }> {
  const input = createCooperationSchema.parse({ ...wish, origin: 'TAWARAN_MITRA', initiator: 'MITRA' });
  const work = { platform, db: tx, caller, ...(await prepare(platform)) };
  const { row } = await openCase(work, input, (id) => insertOfferPapers(tx, id, papers));
  return { id: row.id, number: row.number };
}

/** For whoever points at a case: what it is called. */
export const numberOfCase = (db: DbOrTx, id: string) => findNumber(db, id);
