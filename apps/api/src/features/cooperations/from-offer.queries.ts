import { eq } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { cooperations } from './cooperations.table.ts';
import { cooperationPapers } from './papers.table.ts';

export interface OfferPapers {
  /** What the partner sent along; each becomes a paper that the bureau has still to check. */
  files: readonly { id: string; fileName: string }[];
  uploadedBy: string;
}

export async function insertOfferPapers(
  tx: Tx,
  cooperationId: string,
  { files, uploadedBy }: OfferPapers,
): Promise<void> {
  if (files.length === 0) return;
  await tx.insert(cooperationPapers).values(
    files.map(({ id: fileId, fileName }) => ({
      cooperationId,
      kind: 'LAINNYA' as const,
      title: `Lampiran tawaran: ${fileName}`.slice(0, 250),
      fileId,
      uploadedBy,
    })),
  );
}

export async function findNumber(db: DbOrTx, id: string): Promise<{ id: string; number: string } | null> {
  const [row] = await db
    .select({ id: cooperations.id, number: cooperations.number })
    .from(cooperations)
    .where(eq(cooperations.id, id));
  return row ?? null;
}
