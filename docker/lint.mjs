// pnpm docker:lint: checks the docker files without an engine. Ends with 1 when something is found.
import fs from 'node:fs';
import path from 'node:path';
import { lintCompose } from './lint-compose.mjs';
import { lintDockerfile } from './lint-dockerfile.mjs';
import { lintNginx } from './lint-nginx.mjs';

const here = import.meta.dirname;
const root = path.dirname(here);
const read = (file) => fs.readFileSync(path.join(here, file), 'utf8');
/** The variables of the API; .env.example describes each of them. */
const settings = new Set(
  [...fs.readFileSync(path.join(root, '.env.example'), 'utf8').matchAll(/^#?([A-Z_]+)=/gm)].map(
    ([, name]) => name,
  ),
);
const versions = {
  node: JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).devDependencies.node,
  pnpm: /pnpm@([\d.]+)/.exec(fs.readFileSync(path.join(root, 'scripts', 'steps.mjs'), 'utf8'))[1],
};

const results = [
  ...fs
    .readdirSync(here)
    .filter((file) => file.endsWith('.Dockerfile'))
    .map((file) => [file, lintDockerfile(read(file), { root, versions })]),
  [
    'compose.yml',
    lintCompose(read('compose.yml'), { folder: here, example: read('.env.example'), settings }),
  ],
  ['nginx.conf', lintNginx(here)],
];

for (const [file, { checked, findings }] of results) {
  console.log(`docker/${file}: ${findings.length === 0 ? 'ok' : `${findings.length} findings`} (${checked})`);
  for (const finding of findings) console.error(`  - ${finding}`);
}
process.exitCode = results.some(([, { findings }]) => findings.length > 0) ? 1 : 0;
