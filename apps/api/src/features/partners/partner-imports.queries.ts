import { eq, lt, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { partnerImports, type PartnerImportRecord } from './partner-imports.table.ts';

export async function insertPartnerImport(
  tx: Tx,
  values: typeof partnerImports.$inferInsert,
): Promise<PartnerImportRecord> {
  const [row] = await tx.insert(partnerImports).values(values).returning();
  if (!row) throw new Error('insert returned no import');
  return row;
}

export async function findPartnerImport(db: DbOrTx, id: string): Promise<PartnerImportRecord | undefined> {
  const [row] = await db.select().from(partnerImports).where(eq(partnerImports.id, id));
  return row;
}

export async function lockPartnerImport(tx: Tx, id: string): Promise<PartnerImportRecord | undefined> {
  const [row] = await tx.select().from(partnerImports).where(eq(partnerImports.id, id)).for('update');
  return row;
}

export async function finishPartnerImport(
  tx: Tx,
  id: string,
  values: Pick<PartnerImportRecord, 'rows' | 'committedAt'>,
): Promise<PartnerImportRecord> {
  const [row] = await tx
    .update(partnerImports)
    .set({ ...values, status: 'committed', rowVersion: sql`${partnerImports.rowVersion} + 1` })
    .where(eq(partnerImports.id, id))
    .returning();
  if (!row) throw new Error('update found no import');
  return row;
}

export const deletePartnerImportsBefore = (db: DbOrTx, before: string) =>
  db.delete(partnerImports).where(lt(partnerImports.createdAt, before));
