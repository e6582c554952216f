import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { createSigner } from 'fast-jwt';
import postgres from 'postgres';
import { loadReference } from '../seeds/load-reference.ts';
import { agencies } from '../src/features/agencies/agencies.table.ts';
import { sessions } from '../src/features/auth/auth.table.ts';
import { users } from '../src/features/users/users.table.ts';
import { storeProcedures } from '../src/features/procedures/procedures.service.ts';
import { newId } from '../src/platform/columns.ts';
import { openDatabase } from '../src/platform/db.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { migrateDatabase } from '../src/platform/migrate.ts';
import { fillCases, middleCase } from './cases.ts';
import { fillProposals } from './data.ts';
import { countAnew, findAlike, TIMED_HEADINGS } from './figures.ts';
import { measureImport } from './import.ts';
import { startServer } from './processes.ts';
import { measureStartup } from './startup.ts';

/**
 * `pnpm bench [--sizes 10000,100000] [--seconds 5] [--only list] [--import 10000]`: requests per second and p97.5 of the real app against a
 * bare Fastify with the same SQL, in the same run (design: api §4), and how the figures change from size to size. Prints
 * figures; judges nothing. `--only` takes several words: `--sizes 10000,100000,1000000 --only item,list,search --import 0`.
 */
const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000' },
    seconds: { type: 'string', default: '5' },
    only: { type: 'string' },
    import: { type: 'string', default: '10000' },
  },
});
const SIZES = options.sizes.split(',').map(Number);
const SECONDS = Number(options.seconds);
const ONLY = options.only?.split(',') ?? [];
const isWanted = (name: string) => ONLY.length === 0 || ONLY.some((word) => name.includes(word));
/** Cases are filled in only for those who ask for them: a million take minutes. */
const measuresCases = ['case', 'cases, board', 'tasks of'].some(isWanted);
const CONNECTIONS = 16;
const SECRET = 'bench-0123456789-0123456789-0123456789';
const [APP_PORT, BARE_PORT] = [3901, 3902];

const dataDir = mkdtempSync(path.join(tmpdir(), 'kerabat-bench-'));
// Open to the database's user, so that the database lies in it and goes with it.
chmodSync(dataDir, 0o755);
const server = await startEmbeddedPostgres({ dataDir, log: () => {} });
await migrateDatabase(server.ownerUrl, server.appUrl);
const owner = openDatabase(server.ownerUrl, { max: 1, statementTimeoutMs: 0 });
await loadReference(owner.db);
await storeProcedures(owner.db);

const sign = createSigner({ key: SECRET, expiresIn: 3_600_000 });

async function signIn(
  role: 'bureau_staff' | 'agency_operator',
  agencyId: string | null,
  userId = newId(),
): Promise<string> {
  const sid = newId();
  await owner.db.insert(users).values({
    id: userId,
    name: 'Bench',
    email: `${userId}@kerabat.example`,
    roles: [role],
    agencyId,
    status: 'active',
  });
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  await owner.db.insert(sessions).values({ id: sid, userId, familyHash: sid, refreshHash: sid, expiresAt });
  return sign({ sid });
}

const [agency] = await owner.db.select().from(agencies).limit(1);
if (!agency) throw new Error('no agency');
const officerId = newId();
const biro = await signIn('bureau_staff', null, officerId);
const operator = await signIn('agency_operator', agency.id);

interface Case {
  name: string;
  app: string;
  bare: string;
  token?: string;
  body?: object;
}

const CASES = (id: string, caseId: string): Case[] => [
  { name: 'item', app: `/api/v1/proposals/${id}`, bare: `/item/${id}` },
  { name: 'list', app: '/api/v1/proposals', bare: '/list' },
  { name: 'list with total', app: '/api/v1/proposals?includeTotal=true', bare: '/list-total' },
  { name: 'search, rare word', app: '/api/v1/proposals?q=zamrud', bare: '/search?q=zamrud' },
  { name: 'search, common word', app: '/api/v1/proposals?q=kerjasama', bare: '/search?q=kerjasama' },
  { name: 'look-alikes', app: `/api/v1/proposals/${id}/similar`, bare: `/similar/${id}` },
  { name: 'matrix', app: '/api/v1/mapping/matrix', bare: '/matrix' },
  { name: 'case', app: `/api/v1/cooperations/${caseId}`, bare: `/case/${caseId}` },
  { name: 'cases', app: '/api/v1/cooperations', bare: '/cases' },
  { name: 'cases, board', app: '/api/v1/cooperations/board', bare: '/case-board' },
  { name: 'tasks of an officer', app: '/api/v1/tasks', bare: `/tasks/${officerId}` },
  {
    name: 'tasks of an agency',
    app: '/api/v1/tasks',
    bare: `/tasks-of-agency/${agency.id}`,
    token: operator,
  },
  {
    name: 'create',
    app: '/api/v1/proposals',
    bare: '/create',
    token: operator,
    body: { title: 'Usulan dari pengukuran', agencyId: agency.id },
  },
];

async function load(port: number, url: string, { token = biro, body }: Case) {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}${url}`,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });
  if (result.non2xx > 0) throw new Error(`${url}: ${result.non2xx} answers were not 2xx`);
  return { perSecond: result.requests.average, p97: result.latency.p97_5 };
}

const median = (numbers: number[]): number =>
  numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const say = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);

/** App req/s by case and size, for the slopes. */
const measured = new Map<string, Map<number, number>>();

async function measure(size: number, test: Case) {
  const rounds: { app: number; bare: number; p97: number; ratio: number }[] = [];
  for (let round = 0; round < 3; round += 1) {
    const bare = await load(BARE_PORT, test.bare, test);
    const app = await load(APP_PORT, test.app, test);
    rounds.push({
      app: app.perSecond,
      bare: bare.perSecond,
      p97: app.p97,
      ratio: app.perSecond / bare.perSecond,
    });
  }
  const middle = (key: keyof (typeof rounds)[number]) => median(rounds.map((round) => round[key]));
  const ofCase = measured.get(test.name) ?? new Map<number, number>();
  measured.set(test.name, ofCase.set(size, middle('app')));
  say(
    size,
    test.name,
    Math.round(middle('app')),
    Math.round(middle('bare')),
    middle('ratio').toFixed(2),
    `${middle('p97')} ms`,
  );
}

console.log(`\n${CONNECTIONS} connections, ${SECONDS} s a round, median of 3 rounds\n`);
say('proposals', 'case', 'app req/s', 'bare req/s', 'ratio', 'p97.5');
say('---', '---', '---', '---', '---', '---');
const app = await startServer('./app-server.ts', [server.appUrl, String(APP_PORT), SECRET, dataDir]);
const bare = await startServer('./bare-server.ts', [server.appUrl, String(BARE_PORT)]);
const counted: (string | number)[][] = [];
const alike: (string | number)[][] = [];
for (const size of SIZES) {
  const begun = performance.now();
  await fillProposals(server.ownerUrl, size);
  if (measuresCases) await fillCases(server.ownerUrl, size, officerId);
  console.error(`filled to ${size} in ${Math.round((performance.now() - begun) / 1000)} s`);
  const sql = postgres(server.ownerUrl, { max: 1 });
  const rows = await sql<{ id: string }[]>`
    select id from proposals where submitted_at is not null order by listed_at offset ${Math.floor(size / 2)} limit 20`;
  await sql.end();
  const caseId = await middleCase(server.ownerUrl, size);
  for (const test of CASES(rows[0]?.id ?? '', caseId)) if (isWanted(test.name)) await measure(size, test);
  if (isWanted('matrix')) counted.push(...(await countAnew(APP_PORT, biro, size)));
  const ids = rows.map(({ id }) => id);
  if (isWanted('look-alikes')) alike.push(...(await findAlike(APP_PORT, biro, size, ids)));
}

/** 1.00: as fast with ten times as many proposals; 0.50: half as fast. */
function saySlopes() {
  if (SIZES.length < 2) return;
  console.log('\n## Slopes: app req/s at a size against the size before, per tenfold\n');
  const steps = SIZES.slice(1).map((size, at) => [SIZES[at] ?? size, size] as const);
  say('case', ...steps.map(([from, to]) => `${from} → ${to}`));
  say('---', ...steps.map(() => '---'));
  for (const [name, ofCase] of measured)
    say(
      name,
      ...steps.map(([from, to]) =>
        (((ofCase.get(to) ?? 0) / (ofCase.get(from) ?? 1)) ** (1 / Math.log10(to / from))).toFixed(2),
      ),
    );
}
saySlopes();

for (const [title, lines] of [
  ['Matrix counted anew, one after another (not from the memory of some seconds)', counted],
  ['Look-alikes of twenty proposals, one after another', alike],
] as const) {
  if (lines.length === 0) continue;
  console.log(`\n## ${title}\n`);
  say(...TIMED_HEADINGS);
  say(...TIMED_HEADINGS.map(() => '---'));
  for (const line of lines) say(...line);
}
const memory = await app.memory();
console.log(`\nmemory of the API process after the load: ${Math.round(memory.rss / 1e6)} MB`);
await bare.stop();
await app.stop();

if (Number(options.import) > 0) {
  console.log('\n## Import');
  await measureImport({
    appUrl: server.appUrl,
    port: APP_PORT,
    secret: SECRET,
    dataDir,
    token: biro,
    rows: Number(options.import),
  });
  console.log('\n## Start-up');
  await measureStartup();
  console.log('\n## Bundle (gzip)');
  const script = fileURLToPath(new URL('../../web/scripts/bundle-size.mjs', import.meta.url));
  execFileSync(process.execPath, [script], { stdio: 'inherit' });
}

await owner.close();
await server.stop();
rmSync(dataDir, { recursive: true, force: true });
