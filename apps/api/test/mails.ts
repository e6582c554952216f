import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TestApp } from './app.ts';

/** Mail without a server becomes files in the data folder. */
export async function mailsTo(own: TestApp, email: string): Promise<string[]> {
  await own.app.platform.jobs.drain();
  const folder = path.join(own.dataDir, 'mail');
  const names = await readdir(folder).catch(() => []);
  const mails = await Promise.all(names.sort().map((name) => readFile(path.join(folder, name), 'utf8')));
  return mails.filter((mail) => mail.includes(`To: ${email}`));
}
