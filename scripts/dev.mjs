// pnpm dev: the API and the pages, both reloading on change. Ctrl-C stops both.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { checkMachine, environment, finished, main, projectNode, root } from './steps.mjs';

const web = path.join(root, 'apps', 'web');
const settings = path.join(root, '.env');
const leash = pathToFileURL(path.join(root, 'scripts', 'leash.mjs')).href;

await main(async () => {
  checkMachine();
  await ensureInstalled((line) => console.log(line));
  if (fs.existsSync(settings)) process.loadEnvFile(settings);
  const port = process.env.PORT || '3000';
  const dataDir = path.resolve(process.env.DATA_DIR || path.join(root, '.data'));
  console.log(
    `API on http://localhost:${port} (Swagger UI at /docs); the pages on the address that Vite names.`,
  );
  return together(
    start('The API', root, [path.join(root, 'scripts', 'watch.mjs'), 'apps/api/src/main.ts'], {
      PORT: port,
      DATA_DIR: dataDir,
    }),
    start('Vite', web, [path.join(web, 'node_modules', 'vite', 'bin', 'vite.js')], {
      VITE_API_ORIGIN: `http://127.0.0.1:${port}`,
    }),
  );
});

/**
 * In a process group of its own: Ctrl-C reaches it once, through us, and not a second time from the terminal.
 * On a leash: it ends when we are killed by -9.
 */
function start(name, cwd, args, variables) {
  const env = { ...environment(), ...variables };
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  return {
    name,
    child: spawn(projectNode, ['--import', leash, ...args], { cwd, env, detached: true, stdio }),
  };
}

/** When one of them ends, the others end too. */
async function together(...programs) {
  const codes = await Promise.all(
    programs.map(async ({ name, child }) => {
      const { code, signal } = await finished(child, name);
      for (const other of programs) if (other.child.exitCode === null) other.child.kill('SIGTERM');
      if (!signal) console.error(`KERABAT: ${name} ended with code ${code}; the lines above say why.`);
      return signal ? 0 : code;
    }),
  );
  return Math.max(...codes);
}
