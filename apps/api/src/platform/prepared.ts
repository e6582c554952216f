import type { DbOrTx } from './db.ts';

/**
 * Statements by shape and database. drizzle runs a query that is built per request unprepared, at less than half the speed
 * of one that was prepared once (docs/performance.md). In a transaction a statement is kept until its end.
 */
const statements = new WeakMap<DbOrTx, Map<string, unknown>>();

export function prepared<Statement>(db: DbOrTx, shape: string, build: () => Statement): Statement {
  const known = statements.get(db) ?? new Map<string, unknown>();
  statements.set(db, known);
  const found = known.get(shape) as Statement | undefined;
  if (found) return found;
  const statement = build();
  known.set(shape, statement);
  return statement;
}
