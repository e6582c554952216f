import { and, eq } from 'drizzle-orm';
import type { Procedure } from '@kerabat/shared/procedures/types';
import type { ProcedureCode } from '@kerabat/shared/procedures/vocabulary';
import type { DbOrTx } from '../../platform/db.ts';
import { procedureVersions } from '../cooperations/cooperations.table.ts';

export async function insertVersions(db: DbOrTx, procedures: readonly Procedure[]): Promise<void> {
  const rows = procedures.map((definition) => ({
    code: definition.code,
    version: definition.version,
    definition,
  }));
  if (rows.length > 0) await db.insert(procedureVersions).values(rows).onConflictDoNothing();
}

export async function findVersion(
  db: DbOrTx,
  code: ProcedureCode,
  version: number,
): Promise<Procedure | undefined> {
  const [row] = await db
    .select({ definition: procedureVersions.definition })
    .from(procedureVersions)
    .where(and(eq(procedureVersions.code, code), eq(procedureVersions.version, version)));
  return row?.definition;
}
