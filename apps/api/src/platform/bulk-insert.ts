import { getTableColumns, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { DbOrTx } from './db.ts';

const ROWS_PER_STATEMENT = 500;

/**
 * Inserts many rows alike with one value per statement. drizzle spends a millisecond and more on each row of a bulk insert
 * (docs/performance.md); PostgreSQL unpacks JSON in a tenth of that. Columns that the first row leaves out get their default.
 */
export async function bulkInsert<Table extends PgTable>(
  db: DbOrTx,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.entries(getTableColumns(table)).filter(
    ([key, column]) =>
      (first as Record<string, unknown>)[key] !== undefined || column.defaultFn !== undefined,
  );
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(toSnakeCase(column.name))),
    sql`, `,
  );
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    const slice = (rows.slice(at, at + ROWS_PER_STATEMENT) as Record<string, unknown>[]).map((row) =>
      Object.fromEntries(
        columns.map(([key, column]) => [toSnakeCase(column.name), row[key] ?? column.defaultFn?.() ?? null]),
      ),
    );
    await db.execute(
      sql`insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(slice)}::jsonb)`,
    );
  }
}
