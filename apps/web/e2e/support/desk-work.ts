import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { settle } from './accessibility.ts';
import { apiAs } from './api.ts';
import type { Hands } from './counting.ts';
import { tabTo } from './keyboard.ts';
import { workshopFile } from './workshop.ts';

type Api = Awaited<ReturnType<typeof apiAs>>;
interface Named {
  id: string;
  title: string;
  number: string;
}

/** A period of 2022 of its own, closed long ago, so that nothing else lies in its queue. */
async function closedPeriod(): Promise<string> {
  const head = await apiAs('kabag');
  const start = Date.UTC(2022, 7, 1) + Math.floor(Math.random() * 100_000) * 60_000;
  const body = JSON.stringify({
    name: `Lokakarya 2022 ${randomUUID().slice(0, 4)}`,
    year: 2022,
    opensAt: new Date(start).toISOString(),
    closesAt: new Date(start + 30_000).toISOString(),
  });
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  return (await head<{ id: string }>('/proposal-periods', { method: 'POST', headers, body })).id;
}

async function everythingOf(bureau: Api, periodId: string): Promise<Named[]> {
  const found: Named[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const after: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const page: { items: Named[]; nextCursor: string | null } = await bureau(
      `/proposals?limit=100&sort=submittedAt&periodId=${periodId}${after}`,
    );
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}

/** The 115 rows as the bureau imports them, through the API. */
export async function importWorkshop() {
  const bureau = await apiAs('biro');
  const periodId = await closedPeriod();
  const { name, buffer } = await workshopFile();
  const form = new FormData();
  form.append('periodId', periodId);
  form.append('file', new Blob([new Uint8Array(buffer)]), name);
  const { id } = await bureau<{ id: string }>('/proposal-imports', { method: 'POST', body: form });
  const statusOf = async () => (await bureau<{ status: string }>(`/proposal-imports/${id}`)).status;
  await expect.poll(statusOf, { timeout: 60_000 }).toBe('previewed');
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  await bureau(`/proposal-imports/${id}/commit`, { method: 'POST', headers, body: '{}' });
  await expect.poll(statusOf, { timeout: 60_000 }).toBe('committed');
  return { bureau, periodId, imported: await everythingOf(bureau, periodId) };
}

interface Likes {
  items: (Named & { score: number })[];
}

/** The two of the import that resemble each other most. */
export async function mostAlike(bureau: Api, imported: readonly Named[]) {
  const ids = new Set(imported.map(({ id }) => id));
  let best: { one: Named; other: Likes['items'][number] } | undefined;
  for (const one of imported) {
    const { items } = await bureau<Likes>(`/proposals/${one.id}/similar`);
    const other = items.find(({ id }) => ids.has(id));
    if (other && other.score > (best?.other.score ?? 0)) best = { one, other };
  }
  if (!best) throw new Error('No two proposals of the import resemble each other');
  return best;
}

export const titleOnDesk = async (page: Page) => (await page.locator('#judul-usulan').innerText()).trim();
const said = (page: Page) => page.locator('main p[role="status"]').first();

/** One proposal as a person clears it: start, look what is missing, give it, map. */
export async function clearByHand(page: Page, { press, type }: Hands): Promise<string> {
  await page.waitForFunction(() => document.activeElement?.id === 'judul-usulan');
  await settle(page);
  const title = await titleOnDesk(page);
  if ((await page.getByRole('button', { name: 'Mulai verifikasi' }).count()) > 0) {
    await press('m');
    await page.getByRole('button', { name: 'Petakan' }).waitFor();
  }
  const list = page.getByRole('list', { name: 'Kurang untuk dipetakan' });
  const missing = (await list.count()) > 0 ? await list.innerText() : '';
  if (/Pilih jenis|instansi pusat/.test(missing)) await giveKind(page, press);
  if (missing.includes('urusan pemerintahan')) await giveAffair(page, { press, type });
  if (missing.includes('sasaran RPJMD')) {
    await press('r');
    await page.getByRole('dialog', { name: 'Misi RPJMD' }).waitFor();
    await press('7');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  if (missing.includes('larangan')) await press('l');
  await press('p');
  await expect.poll(() => said(page).innerText(), { timeout: 15_000 }).toContain(`Dipetakan: ${title}`);
  return title;
}

/** The suggestion where the wizard has one, else the person's own choice. */
async function giveKind(page: Page, press: Hands['press']): Promise<void> {
  const suggestion = page.getByRole('button', { name: /^Pakai / });
  if ((await suggestion.count()) > 0) await press('s');
  else await press('e', 'ArrowDown', 'Escape');
}

async function giveAffair(page: Page, { press, type }: Pick<Hands, 'press' | 'type'>): Promise<void> {
  await press('u', 'Enter');
  await page.getByPlaceholder('Ketik untuk mencari …').waitFor();
  await type('sekr');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await press('Enter', 'Escape');
  await page.getByPlaceholder('Ketik untuk mencari …').waitFor({ state: 'detached' });
}

/** Titles may be alike, which is why they are merged; numbers never are. */
export async function chooseNumbered(page: Page, group: Locator, number: string): Promise<void> {
  const radios = group.getByRole('radio');
  const wanted = group.locator('div:has(> input)', { hasText: number }).getByRole('radio');
  await wanted.waitFor();
  const checked = group.getByRole('radio', { checked: true });
  await tabTo(page, (await checked.count()) > 0 ? checked : radios.first());
  if ((await checked.count()) === 0) await page.keyboard.press('Space');
  for (let step = 0; step < (await radios.count()) && !(await wanted.isChecked()); step += 1)
    await page.keyboard.press('ArrowDown');
  expect(await wanted.isChecked()).toBe(true);
}
