import type { FastifyBaseLogger } from 'fastify';
import path from 'node:path';
import type { Platform } from './app.ts';
import { redate } from './features/cooperations/redate.service.ts';
import { commitLongImport, readLongImport } from './features/imports/background.service.ts';
import { reindex } from './features/proposals/reindex.service.ts';
import { sendResetLink } from './features/auth/reset.service.ts';
import { makeMailer } from './platform/mail.ts';

/** What is done for each queue: the contents page of the work behind the requests. */
export function registerJobs(platform: Platform, log: FastifyBaseLogger): void {
  const { config, jobs } = platform;
  const sendMail = makeMailer({
    smtpUrl: config.smtpUrl,
    from: config.mailFrom,
    outbox: path.join(config.dataDir, 'mail'),
  });
  jobs.handle('password.reset', ({ email }) => sendResetLink(platform, email));
  jobs.handle('mail', async (mail) => {
    await sendMail(mail);
    log.info({ queue: 'mail' }, 'mail sent');
  });
  jobs.handle('import.read', ({ importId }) => readLongImport(platform, importId));
  jobs.handle('import.commit', ({ importId }) => commitLongImport(platform, importId));
  jobs.handle('search.reindex', (which) => reindex(platform, which));
  jobs.handle('limits.redate', () => redate(platform));
}
