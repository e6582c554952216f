import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const TIMEOUT_MS = 90_000;

/**
 * Turns documents into PDF by LibreOffice, all in one run, in their order; null where it is not installed or does not
 * answer: a document is never lost for want of its PDF. Each run has a profile of its own, so that two never wait for
 * each other's lock.
 */
export async function toPdf(soffice: string, documents: readonly Buffer[]): Promise<Buffer[] | null> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kerabat-pdf-'));
  const place = (name: string) => path.join(folder, name);
  try {
    const names = documents.map((_document, index) => `${index}.docx`);
    await Promise.all(documents.map((document, index) => writeFile(place(`${index}.docx`), document)));
    const profile = `-env:UserInstallation=${pathToFileURL(place('profile')).href}`;
    const options = ['--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder];
    await run(soffice, [profile, ...options, ...names.map(place)], { timeout: TIMEOUT_MS });
    return await Promise.all(documents.map((_document, index) => readFile(place(`${index}.pdf`))));
  } catch {
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
