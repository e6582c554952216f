import { readXlsx } from 'hucre/xlsx';
import type { Download, Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { settle } from './support/accessibility.ts';
import { apiAs } from './support/api.ts';
import { keepPictures, openDeskOf, useBrowser } from './support/browser.ts';
import { workshopFile } from './support/workshop.ts';

useBrowser();

const PROPOSALS = 115;
const SOUGHT = 'Kerja sama distribusi dan ketersediaan pangan dengan Riau';
const WITH_MISREAD_KIND = 8;

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 });

async function send(page: Page): Promise<void> {
  await page.getByLabel('Pilih berkas').setInputFiles(await workshopFile());
  const closed = page.getByRole('option', { name: /potensi kerja sama 2022.*ditutup/ });
  await page
    .getByRole('combobox', { name: 'Periode' })
    .selectOption((await closed.getAttribute('value')) ?? '');
  await button(page, 'Baca berkas').click();
  await heading(page, `Semua ${PROPOSALS} usulan siap disimpan`).waitFor();
}

/** The links of the last column stay out of the proposals. */
async function remapLastColumn(page: Page): Promise<void> {
  await page.getByText('12 dari 12 kolom dikenali').waitFor();
  await button(page, 'Ubah pemetaan').click();
  await page.getByRole('combobox', { name: /Kolom L .* dibaca sebagai/ }).selectOption('Tidak dibaca');
  await button(page, 'Baca ulang').click();
  await page.getByText('11 dari 12 kolom dikenali').waitFor();
}

async function correctKind(page: Page): Promise<void> {
  await button(page, /^Siap, dengan peringatan/).click();
  await button(page, `Betulkan baris ${WITH_MISREAD_KIND}`).click();
  const dialog = page.getByRole('dialog', { name: `Betulkan baris ${WITH_MISREAD_KIND}` });
  await dialog.getByText('Terbaca: KSDD sukarela').waitFor();
  await dialog.getByRole('combobox', { name: 'Jenis kerja sama' }).selectOption('KSDD wajib');
  await dialog.getByRole('button', { name: 'Simpan baris' }).click();
  await dialog.waitFor({ state: 'detached' });
  const own = button(page, `Betulkan baris ${WITH_MISREAD_KIND}`);
  const row = page.getByRole('row').filter({ has: own });
  expect(await row.innerText()).toContain('KSDD wajib');
  expect(await row.innerText()).not.toContain('dibaca sebagai');
}

/** Two presses, as nervous hands do: stored once all the same. */
async function store(page: Page): Promise<void> {
  await button(page, `Simpan ${PROPOSALS} usulan`).click();
  const dialog = page.getByRole('dialog', { name: `Simpan ${PROPOSALS} usulan?` });
  await dialog.getByText('diajukan atas nama perangkat daerahnya').waitFor();
  await dialog.getByRole('button', { name: `Simpan ${PROPOSALS} usulan` }).dblclick();
  await heading(page, `${PROPOSALS} usulan tersimpan`).waitFor();
  await page.reload();
  await heading(page, `${PROPOSALS} usulan tersimpan`).waitFor();
}

/** The result page leads to each proposal that came of a row. */
async function addressOf(page: Page, title: string): Promise<string> {
  const link = page.getByRole('link', { name: title });
  await showUntil(page, link);
  return (await link.getAttribute('href')) ?? '';
}

async function showUntil(page: Page, sought: Locator): Promise<void> {
  await settle(page);
  const more = button(page, 'Tampilkan berikutnya');
  while ((await sought.count()) === 0 && (await more.count()) > 0) {
    await more.click();
    await settle(page);
  }
}

async function expectFoundBy(page: Page, words: string, address: string): Promise<void> {
  await page.goto(`/usulan?q=${encodeURIComponent(words)}`);
  const link = page.locator(`main a[href="${address}"]`).first();
  await showUntil(page, link);
  expect(await link.count(), `found by "${words}"`).toBe(1);
}

async function titlesIn(download: Download): Promise<string[]> {
  const file = Buffer.concat(await (await download.createReadStream()).toArray());
  const { sheets } = await readXlsx(file);
  const rows = sheets[0]?.rows ?? [];
  const at = rows.findIndex((row) => row.includes('Judul Usulan'));
  const column = rows[at]?.indexOf('Judul Usulan') ?? -1;
  return rows
    .slice(at + 1)
    .map((row) => String(row[column] ?? ''))
    .filter((title) => title !== '');
}

interface Titles {
  items: { title: string }[];
  nextCursor: string | null;
}

/** All titles of a period, as the API lists them. */
async function titlesOfPeriod(periodId: string): Promise<string[]> {
  const bureau = await apiAs('biro');
  const titles: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const after = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const page: Titles = await bureau(`/proposals?limit=100&periodId=${periodId}${after}`);
    titles.push(...page.items.map(({ title }) => title));
    cursor = page.nextCursor;
  }
  return titles;
}

describe('a workshop list of 115 proposals', () => {
  it(
    'is imported by the bureau, remapped, corrected, stored once, found by every spelling, and exported with the same rows',
    { timeout: 300_000 },
    async () => {
      keepPictures('import');
      const bureau = await openDeskOf('biro', '/impor');
      const { page } = bureau;
      await send(page);
      await remapLastColumn(page);
      await correctKind(page);
      await store(page);
      const address = await addressOf(page, SOUGHT);

      await page.getByRole('link', { name: 'Lihat usulannya' }).click();
      await page.waitForURL(/\/usulan\?periode=/);
      await settle(page);
      const periodId = new URL(page.url()).searchParams.get('periode') ?? '';
      const download = page.waitForEvent('download');
      await button(page, 'Unduh XLSX').click();
      const exported = await titlesIn(await download);
      expect(exported.length).toBeGreaterThanOrEqual(PROPOSALS);
      expect(exported.toSorted()).toEqual((await titlesOfPeriod(periodId)).toSorted());
      expect(exported).toContain(SOUGHT);

      for (const words of ['kerja sama', 'kerjasama', 'dikerjasamakan'])
        await expectFoundBy(page, words, address);
      await bureau.close();
    },
  );
});
