import { DrizzleQueryError, sql } from 'drizzle-orm';
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

export interface PoolSize {
  /** Connections for single queries. */
  max?: number;
  /** Connections for transactions; with `max: 1` they share the one connection, so nothing may run beside them. */
  transactions?: number;
  statementTimeoutMs?: number;
}

/** Statements that one pool keeps; beyond these a query of a new shape is planned each time. */
const MOST_KEPT = 500;

/**
 * drizzle has only queries made by `.prepare()` kept by the server; every other would cost two round trips and a plan of its
 * own each time it is run.
 */
function keepStatements<Client extends postgres.Sql | postgres.TransactionSql>(
  client: Client,
  kept: Set<string>,
): Client {
  const unsafe = client.unsafe.bind(client);
  client.unsafe = (query, parameters = [], options = {}) => {
    const mayKeep = parameters.length > 0 && (kept.has(query) || kept.size < MOST_KEPT);
    if (mayKeep) kept.add(query);
    return unsafe(query, parameters, { ...options, prepare: options.prepare || mayKeep });
  };
  return client;
}

/** Missing from the client's types, not from the client. */
type Tuning = Record<'max_pipeline', number>;

/**
 * Opens the database. Single queries and transactions have pools of their own: postgres 3.4.9 may put a BEGIN behind a
 * query that runs and then forget to reserve the connection, so that strangers' queries join the transaction
 * (docs/decisions/012). `max_pipeline` is low because the client slows down with age at its default (docs/performance.md).
 * drizzle turns timestamps into strings, so no raw query may expect a Date.
 */
export function openDatabase(
  url: string,
  { max = 6, transactions = 4, statementTimeoutMs = 15_000 }: PoolSize = {},
): DatabaseHandle {
  const open = (connections: number, tuning: Tuning) =>
    postgres(url, {
      max: connections,
      ...tuning,
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
  const drizzled = (client: postgres.Sql) => {
    const kept = new Set<string>();
    const begin = client.begin.bind(client);
    const inTransaction = (work: (sql: postgres.TransactionSql) => unknown) =>
      begin((sql) => work(keepStatements(sql, kept)));
    return drizzle({
      client: Object.assign(keepStatements(client, kept), { begin: inTransaction }),
      casing: 'snake_case',
    });
  };
  if (max === 1) {
    const only = open(1, { max_pipeline: 1 });
    return { db: drizzled(only), close: () => only.end({ timeout: 5 }) };
  }
  const [single, grouped] = [open(max, { max_pipeline: 0 }), open(transactions, { max_pipeline: 1 })];
  const [db, inTransactions] = [drizzled(single), drizzled(grouped)];
  db.transaction = (work, config) => inTransactions.transaction(work, config);
  return {
    db,
    close: async () => {
      await Promise.all([single, grouped].map((client) => client.end({ timeout: 5 })));
    },
  };
}

/** Throws a reason that names the variable and the server when nobody can work there. */
export async function demandConnection(variable: string, url: string): Promise<void> {
  const { db, close } = openDatabase(url, { max: 1 });
  try {
    await db.execute(sql`select 1`);
  } catch (error) {
    const { username, hostname, port, pathname } = new URL(url);
    const place = `database "${pathname.slice(1)}" on ${hostname}:${port || 5432}`;
    const cause = error instanceof DrizzleQueryError ? error.cause : error;
    throw new Error(`${variable}: "${username}" cannot use ${place}: ${(cause as Error).message}`, { cause });
  } finally {
    await close();
  }
}
