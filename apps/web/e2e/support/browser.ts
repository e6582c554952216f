import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFailed } from 'vitest';
import { press, type } from './keyboard.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** The browser itself must not talk to anybody either. */
const QUIET = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const SCREENSHOTS = path.join(import.meta.dirname, '..', '..', 'test-results');

export type Theme = 'light' | 'dark';
export interface Look {
  width?: number;
  height?: number;
  theme?: Theme;
}

export interface Desk {
  page: Page;
  /** Requests to anything but KERABAT: must stay empty. */
  foreign: string[];
  close: () => Promise<void>;
}

let browser: Browser | undefined;
const open = new Set<BrowserContext>();

/** Call once per journey file. */
export function useBrowser(): void {
  beforeAll(async () => {
    const executablePath = process.env['CHROMIUM'] ?? CHROMIUM.find((file) => existsSync(file));
    if (!executablePath)
      throw new Error('No Chromium found. Install the Debian package chromium or set CHROMIUM.');
    browser = await chromium.launch({ executablePath, args: QUIET });
  });
  afterAll(async () => {
    await browser?.close();
    open.clear();
  });
}

/** A desk of its own for one person: nothing is shared with the others but the server. */
export async function openDesk({ width = 1280, height = 900, theme = 'light' }: Look = {}): Promise<Desk> {
  if (!browser) throw new Error('useBrowser() was not called in this file');
  const address = inject('address');
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height },
    colorScheme: theme,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    reducedMotion: 'reduce',
  });
  open.add(context);
  const foreign: string[] = [];
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(address).origin) foreign.push(request.url());
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return {
    page,
    foreign,
    close: async () => {
      expect(foreign, 'requests to other origins').toEqual([]);
      open.delete(context);
      await context.close();
    },
  };
}

/** Signs in with the keyboard alone and lands on `path`. */
export async function signIn(page: Page, account: string, path = '/'): Promise<void> {
  await page.goto(path === '/' ? '/masuk' : `/masuk?tujuan=${encodeURIComponent(path)}`);
  await type(page, page.getByLabel('Surel'), `${account}@kerabat.example`);
  await type(page, page.getByLabel('Kata sandi', { exact: true }), inject('password'));
  await press(page, page.getByRole('button', { name: 'Masuk', exact: true }));
  await page.waitForURL((url) => !url.pathname.startsWith('/masuk'));
}

export async function openDeskOf(account: string, path = '/', look: Look = {}): Promise<Desk> {
  const desk = await openDesk(look);
  await signIn(desk.page, account, path);
  return desk;
}

/** Keeps a picture of every open page when the test fails. */
export function keepPictures(name: string): void {
  onTestFailed(async () => {
    await mkdir(SCREENSHOTS, { recursive: true });
    const pages = [...open].flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) {
      const file = `${name.replaceAll(/\W+/g, '-')}-${index + 1}.png`;
      await page.screenshot({ path: path.join(SCREENSHOTS, file), fullPage: true }).catch(() => undefined);
    }
  });
}
