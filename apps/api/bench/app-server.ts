import path from 'node:path';
import { pino } from 'pino';
import { buildApp, type Platform } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { registerJobs } from '../src/jobs.ts';
import { openDatabase } from '../src/platform/db.ts';
import { makeDiskStore } from '../src/platform/files.ts';
import { makeJobs } from '../src/platform/jobs.ts';

/** The real app in a process of its own, as `main.ts` builds it, without demo data. */
const [url = '', port = '0', secret = '', dataDir = ''] = process.argv.slice(2);
const { db } = openDatabase(url);
const jobs = makeJobs(url, pino({ level: 'silent' }));
const platform: Platform = {
  config: readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'warn',
    PORT: port,
    DATA_DIR: dataDir,
    RATE_LIMIT_PER_MINUTE: '100000000',
  }),
  jwtSecret: secret,
  db,
  reportDb: db,
  jobs,
  files: makeDiskStore(path.join(dataDir, 'files')),
  now: () => new Date(),
};
const app = await buildApp(platform);
registerJobs(platform, app.log);
await jobs.start();
await app.listen({ port: Number(port), host: '127.0.0.1' });
process.on('message', () =>
  process.send?.({ rss: process.memoryUsage().rss, peak: process.resourceUsage().maxRSS * 1024 }),
);
process.on('SIGTERM', () => process.exit(0));
process.send?.('ready');
