import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

export type Database = PostgresJsDatabase<Record<string, never>>;
/** A transaction; every write of a use case, its history and its audit record share one. */
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];
export type DbOrTx = Database | Tx;

export interface DatabaseHandle {
  db: Database;
  close(): Promise<void>;
}

/** Missing from the client's types, not from the client. */
const TUNING: Record<string, number> = { max_pipeline: 1 };

/**
 * Opens a pool. `max_pipeline: 1` because the client slows down with age at its default (docs/performance.md);
 * drizzle turns timestamps into strings, so no raw query may expect a Date.
 */
export function openDatabase(
  url: string,
  { max = 6, statementTimeoutMs = 15_000 }: { max?: number; statementTimeoutMs?: number } = {},
): DatabaseHandle {
  const client = postgres(url, {
    max,
    ...TUNING,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => {},
    connection: {
      application_name: 'kerabat',
      TimeZone: 'UTC',
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: 60_000,
    },
  });
  return {
    db: drizzle({ client, casing: 'snake_case' }),
    close: () => client.end({ timeout: 5 }),
  };
}
