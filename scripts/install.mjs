import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { checkDisk, pnpm, projectNode, Reason, root } from './steps.mjs';

const stamp = path.join(root, 'node_modules', '.kerabat-installed');

/** Installs the dependencies when they are missing or the lock file has changed since. */
export async function ensureInstalled(say) {
  const wanted = fingerprint();
  if (readStamp() === wanted && fs.existsSync(projectNode)) {
    say('Dependencies: installed.');
    return;
  }
  say('Dependencies: installing (the first time takes some minutes) ...');
  checkDisk(1500, 'The installation');
  fs.rmSync(stamp, { force: true });
  const code = await pnpm('install', '--frozen-lockfile', '--config.confirmModulesPurge=false');
  if (code !== 0) {
    throw new Reason(
      `The dependencies could not be installed (pnpm ended with code ${code}; the lines above say why). ` +
        'Check the network and the registry (npm config get registry), then run the command again.',
    );
  }
  checkProjectNode();
  fs.writeFileSync(stamp, wanted);
}

function checkProjectNode() {
  const answer = spawnSync(projectNode, ['--version'], { encoding: 'utf8' });
  if (answer.status !== 0) {
    throw new Reason(`${projectNode} does not run: ${answer.error?.message ?? answer.stderr}`);
  }
}

function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const name of ['pnpm-lock.yaml', 'pnpm-workspace.yaml'])
    hash.update(fs.readFileSync(path.join(root, name)));
  return hash.digest('hex');
}

function readStamp() {
  return fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8') : undefined;
}
