import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { installQueue } from './jobs.ts';
import { openDatabase, type Database } from './db.ts';

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));
/** One process migrates at a time; the number only has to be ours. */
const MIGRATION_LOCK = 7_313_001;

/** Tables that the application may add to but never change. */
const APPEND_ONLY = ['audit_records', 'audit_links', 'mapping_lists', 'mapping_list_lines', 'review_minutes'];

async function grantTo(db: Database, role: string): Promise<void> {
  const name = sql.identifier(role);
  const appendOnly = sql.join(
    APPEND_ONLY.map((table) => sql.identifier(table)),
    sql`, `,
  );
  await db.execute(sql`grant usage on schema public, pgboss, drizzle to ${name}`);
  await db.execute(sql`grant select on all tables in schema drizzle to ${name}`);
  for (const schema of ['public', 'pgboss']) {
    const where = sql.identifier(schema);
    await db.execute(sql`grant select, insert, update, delete on all tables in schema ${where} to ${name}`);
    await db.execute(sql`grant usage, select on all sequences in schema ${where} to ${name}`);
    await db.execute(sql`grant execute on all functions in schema ${where} to ${name}`);
  }
  await db.execute(sql`revoke update, delete, truncate on ${appendOnly} from ${name}`);
}

/** What the connected role may do: change the schema, and rewrite the audit log (null: there is none yet). */
async function rightsOf(db: Database): Promise<{ mayMigrate: boolean; mayRewriteAudit: boolean | null }> {
  const [row] = await db.execute<{ mayCreate: boolean; mayRewrite: boolean | null }>(
    sql`select has_database_privilege(current_database(), 'create') as "mayCreate",
      has_table_privilege(to_regclass('public.audit_records')::oid, 'update') as "mayRewrite"`,
  );
  const mayRewriteAudit = row?.mayRewrite ?? null;
  return { mayMigrate: row?.mayCreate === true && mayRewriteAudit !== false, mayRewriteAudit };
}

async function demandNewestSchema(db: Database): Promise<void> {
  const journal = await readFile(path.join(MIGRATIONS, 'meta', '_journal.json'), 'utf8');
  const { entries } = JSON.parse(journal) as { entries: { when: number }[] };
  const newest = Math.max(...entries.map(({ when }) => when));
  const applied = await db
    .execute(sql`select 1 from drizzle.__drizzle_migrations where created_at >= ${newest} limit 1`)
    .catch(() => []);
  if (applied.length === 0)
    throw new Error(
      'The database is older than this program, and its role here may not change the schema. ' +
        'Set DATABASE_OWNER_URL and run `pnpm db:migrate`, then start again.',
    );
}

/**
 * Brings the database at `ownerUrl` to the newest schema, and lets the role of `appUrl` work in it without UPDATE, DELETE
 * or TRUNCATE on the audit tables. Returns false when both are the same role, so that the audit is append-only by habit only.
 * An application's role alone cannot migrate: then the schema must be current already.
 */
export async function migrateDatabase(ownerUrl: string, appUrl: string): Promise<boolean> {
  const owner = openDatabase(ownerUrl, { max: 1, statementTimeoutMs: 0 });
  try {
    const { mayMigrate, mayRewriteAudit } = await rightsOf(owner.db);
    if (!mayMigrate) {
      await demandNewestSchema(owner.db);
      return mayRewriteAudit === false;
    }
    await owner.db.execute(sql`select pg_advisory_lock(${sql.raw(String(MIGRATION_LOCK))})`);
    await owner.db.execute(sql`create extension if not exists pg_trgm`);
    await migrate(owner.db, { migrationsFolder: MIGRATIONS });
    await installQueue(ownerUrl);
    const roles = [ownerUrl, appUrl].map((url) => decodeURIComponent(new URL(url).username));
    const [ownerRole, appRole] = roles;
    if (!appRole || ownerRole === appRole) return false;
    await grantTo(owner.db, appRole);
    return true;
  } finally {
    await owner.close();
  }
}
