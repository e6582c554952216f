// node scripts/screens.mjs ADDRESS PASSWORD: pictures of the main pages in both widths and themes, into docs/screens.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';

const [address = 'http://localhost:3000', password = ''] = process.argv.slice(2);
const FOLDER = path.join(import.meta.dirname, '..', '..', '..', 'docs', 'screens');
const WIDTHS = [1280, 360];
const THEMES = ['light', 'dark'];
const QUIET = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => existsSync(file));

/** name, account, address; `{status}` is the first proposal of that state, the others the first of their list. */
const PAGES = [
  ['tugas', 'biro', '/tugas'],
  ['usulan', 'biro', '/usulan'],
  ['usulan-detail', 'biro', '/usulan/{in_verification}'],
  ['formulir', 'operator.dispar', '/usulan/{draft}/ubah'],
  ['persetujuan', 'kepala.dispar', '/usulan/{awaiting_head}/persetujuan'],
  ['verifikasi', 'biro', '/verifikasi'],
  ['pemetaan', 'biro', '/pemetaan'],
  ['daftar-pemetaan', 'biro', '/pemetaan/daftar'],
  ['impor', 'biro', '/impor'],
  ['kerja-sama', 'biro', '/kerja-sama'],
  ['papan', 'biro', '/kerja-sama?tampilan=papan'],
  ['berkas', 'kabag', '/kerja-sama/{case}'],
  ['eskalasi', 'kabiro', '/eskalasi'],
  ['telaah', 'ketua.tkksd', '/telaah/{meeting}'],
  ['mitra', 'biro', '/mitra'],
  ['tawarkan', null, '/tawarkan'],
];
const FIRST_OF = {
  case: '/cooperations?kind=KSDD_SUKARELA&sort=movedAt&limit=1',
  meeting: '/review-meetings?status=held&limit=1',
};

async function apiAs(account) {
  const body = JSON.stringify({ email: `${account}@kerabat.example`, password });
  const headers = { 'content-type': 'application/json' };
  const grant = await fetch(`${address}/api/v1/auth/login`, { method: 'POST', headers, body });
  if (!grant.ok) throw new Error(`${account} could not sign in: ${grant.status}`);
  const { accessToken } = await grant.json();
  return async (place) =>
    (
      await fetch(`${address}/api/v1${place}`, { headers: { authorization: `Bearer ${accessToken}` } })
    ).json();
}

async function fill(account, place) {
  const [, what] = /\{(\w+)\}/.exec(place) ?? [];
  if (!what) return place;
  const api = await apiAs(account);
  const { items } = await api(FIRST_OF[what] ?? `/proposals?status=${what}&limit=1`);
  if (items.length === 0) throw new Error(`${account} sees no ${what} for ${place}`);
  return place.replace(`{${what}}`, items[0].id);
}

async function signIn(page, account, place) {
  await page.goto(`${address}/masuk?tujuan=${encodeURIComponent(place)}`);
  await page.getByLabel('Surel').fill(`${account}@kerabat.example`);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/masuk'));
}

const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
await mkdir(FOLDER, { recursive: true });
for (const [name, account, template] of PAGES) {
  const place = await fill(account, template);
  const context = await browser.newContext({
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  if (account) await signIn(page, account, place);
  for (const width of WIDTHS)
    for (const colorScheme of THEMES) {
      await page.setViewportSize({ width, height: width === 360 ? 800 : 900 });
      await page.emulateMedia({ colorScheme });
      await page.goto(`${address}${place}`);
      await page.waitForFunction(
        () => !document.querySelector('[aria-busy="true"], .animate-pulse') && document.querySelector('h1'),
      );
      await page.waitForTimeout(400);
      await page.screenshot({
        path: path.join(FOLDER, `${name}-${width}-${colorScheme}.jpg`),
        type: 'jpeg',
        quality: 72,
      });
    }
  console.log(name);
  await context.close();
}
await browser.close();
