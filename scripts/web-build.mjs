import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { checkDisk, pnpm, Reason, root } from './steps.mjs';

const INPUTS = ['apps/web', 'packages/shared', 'pnpm-lock.yaml', 'tsconfig.base.json'];
const NOT_INPUTS = new Set(['node_modules', 'dist', 'e2e', '.vite']);
const output = path.join(root, 'apps', 'web', 'dist');
const stamp = path.join(output, '.built-from');

/** Builds the single-page application when anything that goes into it has changed. */
export async function ensureWebBuilt(say) {
  const wanted = fingerprint();
  if (readStamp() === wanted && fs.existsSync(path.join(output, 'index.html'))) {
    say('Pages: built.');
    return;
  }
  say('Pages: building ...');
  checkDisk(200, 'Building the pages');
  fs.rmSync(stamp, { force: true });
  const code = await pnpm('--filter', '@kerabat/web', 'run', 'build');
  if (code !== 0) throw new Reason(`The pages could not be built (code ${code}); the lines above say why.`);
  fs.writeFileSync(stamp, wanted);
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of INPUTS.flatMap((input) => filesIn(path.join(root, input)))) {
    hash.update(`${path.relative(root, file)}\0`).update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}

function filesIn(entry) {
  const stat = fs.statSync(entry, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [entry];
  return fs
    .readdirSync(entry)
    .filter((name) => !NOT_INPUTS.has(name) && !name.endsWith('.test.ts'))
    .sort()
    .flatMap((name) => filesIn(path.join(entry, name)));
}

function readStamp() {
  return fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8') : undefined;
}
