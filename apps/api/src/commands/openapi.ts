import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { buildApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../platform/db.ts';
import { makeDiskStore } from '../platform/files.ts';
import { makeJobs } from '../platform/jobs.ts';

/** Writes openapi/openapi.json from the routes; with `--check` it only says whether the committed one is current. */

const TARGET = fileURLToPath(new URL('../../../../openapi/openapi.json', import.meta.url));
/** Nothing connects: the document comes from the declarations alone. */
const NOWHERE = 'postgres://nobody@127.0.0.1:1/nothing';

const { db, close } = openDatabase(NOWHERE);
const app = await buildApp({
  config: readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' }),
  jwtSecret: 'only-to-read-the-routes-0123456789',
  db,
  reportDb: db,
  jobs: makeJobs(NOWHERE, pino({ level: 'silent' })),
  files: makeDiskStore('/nowhere'),
  now: () => new Date(),
});
await app.ready();
const document = `${JSON.stringify(app.swagger(), null, 2)}\n`;
await app.close();
await close();

if (process.argv.includes('--check')) {
  const committed = await readFile(TARGET, 'utf8').catch(() => '');
  if (committed !== document) {
    process.stderr.write('openapi/openapi.json is not current. Run `pnpm openapi` and commit the result.\n');
    process.exit(1);
  }
  process.stdout.write('openapi/openapi.json is current\n');
} else {
  await writeFile(TARGET, document);
  process.stdout.write(`openapi/openapi.json written\n`);
}
