import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import drizzleConfig from '../../drizzle.config.ts';

/** Ends with 1 when the tables say more than the migrations: drizzle-kit generates into a copy. Needs no database. */

const API = fileURLToPath(new URL('../..', import.meta.url));
const KIT = path.join(path.dirname(createRequire(import.meta.url).resolve('drizzle-kit')), 'bin.cjs');

const sqlFiles = (folder: string) => readdirSync(folder).filter((file) => file.endsWith('.sql'));

/** What drizzle-kit would add, as SQL; it asks no question (renamed or new?), having no terminal, and fails instead. */
function findDrift(copy: string): string | undefined {
  cpSync(path.join(API, 'migrations'), copy, { recursive: true });
  const known = new Set(sqlFiles(copy));
  const config = path.join(copy, 'drizzle.config.json');
  writeFileSync(config, JSON.stringify({ ...drizzleConfig, out: path.relative(API, copy) }));
  const kit = spawnSync(process.execPath, [KIT, 'generate', `--config=${config}`, '--name=drift'], {
    cwd: API,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  const added = sqlFiles(copy).filter((file) => !known.has(file));
  if (added.length > 0) return added.map((file) => readFileSync(path.join(copy, file), 'utf8')).join('\n');
  const isCurrent = kit.status === 0 && kit.stdout.includes('No schema changes');
  return isCurrent ? undefined : `${kit.stdout}${kit.stderr}`.trim();
}

const copy = mkdtempSync(path.join(API, 'node_modules', '.migrations-check-'));
try {
  const drift = findDrift(copy);
  if (drift === undefined) console.log('The migrations are current.');
  else {
    console.error(
      `${drift}\n\nThe tables say more than the migrations. Run \`pnpm db:generate\`, review and commit.`,
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
