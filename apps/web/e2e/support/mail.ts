import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';

const WITHIN_MS = 20_000;
/** Mails are quoted-printable. */
const plain = (mail: string) => mail.replace(/=\r?\n/g, '').replaceAll('=3D', '=');

async function mailsTo(email: string): Promise<string[]> {
  const folder = inject('mailFolder');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
  const mails = await Promise.all(names.sort().map((name) => readFile(path.join(folder, name), 'utf8')));
  return mails.filter((mail) => mail.includes(`To: ${email}`)).map(plain);
}

/** What a mail to this address says; mails are sent behind the answer, so it may take a moment. */
export async function inMailTo(email: string, sought: RegExp): Promise<string> {
  for (const until = Date.now() + WITHIN_MS; Date.now() < until; await sleep(200)) {
    const found = (await mailsTo(email)).map((mail) => sought.exec(mail)).find((match) => match !== null);
    if (found) return found[1] ?? found[0];
  }
  throw new Error(`No mail to ${email} says ${String(sought)}`);
}
