// Prints what a visitor loads (gzip) to sign in and to see the first list, and fails above the budget.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGETS_KB = { 'JS to sign-in': 130, 'JS to the public form': 130, 'JS to first list': 200, CSS: 35 };
const ENTRY = 'index.html';
const SHELL = 'src/shell/ShellLayout.vue';
const SIGN_IN = 'src/features/auth/SignInPage.vue';
const PUBLIC_FORM = 'src/features/inquiries/public/OfferPage.vue';
const FIRST_LIST = 'src/features/proposals/ProposalListPage.vue';

const dist = join(import.meta.dirname, '..', 'dist');
if (!existsSync(join(dist, '.vite/manifest.json'))) {
  console.error('No build found. Run `pnpm --filter @kerabat/web build` first.');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

function pieces(key, found = new Set()) {
  if (!manifest[key] || found.has(key)) return found;
  found.add(key);
  for (const imported of manifest[key].imports ?? []) pieces(imported, found);
  return found;
}

const gzipKb = (file) => gzipSync(readFileSync(join(dist, file))).length / 1024;
const sum = (files) => files.reduce((total, file) => total + gzipKb(file), 0);
const load = (...keys) =>
  [...new Set(keys.flatMap((key) => [...pieces(key)]))].map((key) => manifest[key].file);

const figures = {
  'JS to sign-in': sum(load(ENTRY, SIGN_IN)),
  'JS to the public form': sum(load(ENTRY, PUBLIC_FORM)),
  'JS to first list': sum(load(ENTRY, SIGN_IN, SHELL, FIRST_LIST)),
  CSS: sum(
    readdirSync(join(dist, 'assets'))
      .filter((file) => file.endsWith('.css'))
      .map((file) => `assets/${file}`),
  ),
};
let isOver = false;
for (const [name, kilobytes] of Object.entries(figures)) {
  const over = kilobytes > BUDGETS_KB[name];
  isOver ||= over;
  console.log(
    `${name}: ${kilobytes.toFixed(1)} KB gzip (budget ${BUDGETS_KB[name]} KB)${over ? '  OVER BUDGET' : ''}`,
  );
}
process.exitCode = isOver ? 1 : 0;
