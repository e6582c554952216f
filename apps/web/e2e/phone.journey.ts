import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoSidewaysScroll, settle } from './support/accessibility.ts';
import { keepPictures, openDeskOf, useBrowser } from './support/browser.ts';
import { chooseFrom, press, type } from './support/keyboard.ts';

useBrowser();

const PHONE = { width: 360, height: 780 };
const TITLE = `Pasar lelang cabai Agam ke Riau ${Date.now()}`;
const BEFORE = 'Harga cabai jatuh setiap panen raya dan petani menanggung rugi.';
const TYPED_OFFLINE = 'Harga terjaga sepanjang tahun.';
const AFTER = 'Harga cabai merah jatuh setiap panen raya dan petani menanggung rugi sepertiga modal.';

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
const textbox = (page: Page, name: string) => page.getByRole('textbox', { name });
const saveState = (page: Page) => page.locator('[data-save-state]');
const saved = (page: Page) =>
  expect.poll(() => saveState(page).innerText(), { timeout: 20_000 }).toMatch(/^(Tersimpan|Semua)/);

async function goOn(page: Page, next: string): Promise<void> {
  await press(page, button(page, 'Simpan dan lanjut'));
  await heading(page, next).waitFor();
}

async function openSection(page: Page, name: RegExp): Promise<void> {
  await press(page, button(page, name));
}

async function confirm(page: Page, step: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: step });
  await press(page, dialog.getByRole('button', { name: step, exact: true }));
  await dialog.waitFor({ state: 'detached' });
}

async function handIn(page: Page): Promise<void> {
  await page.getByText('Semua yang wajib sudah terisi').waitFor();
  await expect
    .poll(() => button(page, 'Minta persetujuan kepala').isEnabled(), { timeout: 15_000 })
    .toBe(true);
  await press(page, button(page, 'Minta persetujuan kepala'));
  await confirm(page, 'Minta persetujuan kepala');
  await page.getByText('Menunggu kepala').first().waitFor();
}

/** Nobody presses a button to save: the words are on the server within two seconds of the last key. */
async function beginOnTheLine(page: Page): Promise<string> {
  await type(page, textbox(page, 'Judul usulan'), TITLE);
  const began = Date.now();
  await page.waitForURL(/\/ubah/);
  expect(Date.now() - began, 'from the last key to the saved draft').toBeLessThan(2_500);
  await chooseFrom(page, 'Urusan pemerintahan', 'Pangan');
  await goOn(page, 'Mitra, jenis, dan tempat');
  await press(page, button(page, 'Tambah calon mitra'));
  await page.keyboard.type('Pemerintah Provinsi Riau');
  await chooseFrom(page, 'Jenis mitra', 'provinsi');
  await chooseFrom(page, 'Daerah', 'Riau');
  await press(page, button(page, 'Pakai saran ini'));
  await page.getByText('Sesuai saran: KSDD sukarela').waitFor();
  await goOn(page, 'Masalah, potensi, dan tujuan');
  await type(page, textbox(page, 'Permasalahan'), BEFORE);
  await saved(page);
  return new URL(page.url()).pathname.split('/')[2] ?? '';
}

/** The line goes while somebody types; the page is loaded again, first without the line, then with it. */
async function loseTheLine(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await type(page, textbox(page, 'Tujuan'), TYPED_OFFLINE);
  await expect
    .poll(() => saveState(page).innerText(), { timeout: 10_000 })
    .toContain('Tersimpan di perangkat ini; dikirim saat tersambung');
  await openSection(page, /^4 Manfaat dan indikator/);
  await type(page, textbox(page, 'Manfaat bagi daerah'), 'Inflasi terkendali.');
  await page.reload().catch(() => undefined);
  await page.context().setOffline(false);
  await page.reload();
  await settle(page);
  expect(await textbox(page, 'Manfaat bagi daerah').inputValue()).toBe('Inflasi terkendali.');
  await openSection(page, /^3 Masalah/);
  expect(await textbox(page, 'Tujuan').inputValue()).toBe(TYPED_OFFLINE);
  expect(await textbox(page, 'Permasalahan').inputValue()).toBe(BEFORE);
  await saved(page);
}

async function finishAndHandIn(page: Page): Promise<void> {
  await openSection(page, /^6 Rencana dan narahubung/);
  await chooseFrom(page, /^Misi, program/, 'Misi 2');
  await press(page, button(page, 'Periksa jawaban'));
  await handIn(page);
}

/** From the mail's link to the answer: the whole proposal on one page, two buttons in reach. */
async function approve(page: Page, id: string): Promise<void> {
  await page.goto(`/usulan/${id}/persetujuan`);
  await page.getByText('Semua yang wajib sudah terisi').waitFor();
  await expectNoSidewaysScroll(page, 'the approval on a phone');
  const began = Date.now();
  await press(page, button(page, 'Setujui dan ajukan'));
  await confirm(page, 'Setujui dan ajukan');
  await page.getByText(/Diajukan dengan nomor USL/).waitFor();
  const seconds = (Date.now() - began) / 1000;
  console.log(`Approval on a phone: ${seconds.toFixed(1)} s from the first key to the number`);
  expect(seconds).toBeLessThan(30);
}

async function sendBack(page: Page, id: string): Promise<void> {
  await page.goto(`/usulan/${id}`);
  await press(page, button(page, 'Mulai verifikasi'));
  await confirm(page, 'Mulai verifikasi');
  await press(page, button(page, 'Kembalikan untuk diperbaiki'));
  const dialog = page.getByRole('dialog', { name: 'Kembalikan untuk diperbaiki' });
  await type(page, dialog.getByRole('textbox'), 'Jelaskan besar kerugiannya.');
  await confirm(page, 'Kembalikan untuk diperbaiki');
  await page.getByText('Perlu perbaikan').first().waitFor();
}

async function answer(page: Page): Promise<void> {
  await page.goto('/tugas');
  await heading(page, /hal menunggu Anda/).waitFor();
  await press(page, page.getByRole('link', { name: TITLE }));
  await openSection(page, /^3 Masalah/);
  await type(page, textbox(page, 'Permasalahan'), AFTER);
  await saved(page);
  await press(page, button(page, 'Periksa jawaban'));
  await handIn(page);
}

describe('on a phone, by keyboard alone', () => {
  it(
    'a proposal survives a lost line, is approved, returned and answered, and both versions can be compared',
    { timeout: 400_000 },
    async () => {
      keepPictures('phone');
      const operator = await openDeskOf('operator.dispangan', '/usulan/baru', PHONE);
      const id = await beginOnTheLine(operator.page);
      await loseTheLine(operator.page);
      await finishAndHandIn(operator.page);

      const head = await openDeskOf('kepala.dispangan', '/tugas', PHONE);
      await approve(head.page, id);
      const bureau = await openDeskOf('biro', '/tugas');
      await sendBack(bureau.page, id);
      await answer(operator.page);
      await approve(head.page, id);

      await bureau.page.goto(`/usulan/${id}`);
      await press(bureau.page, bureau.page.getByRole('link', { name: /^Yang berubah antara versi 1 dan 2/ }));
      await heading(bureau.page, 'Yang berubah antara versi 1 dan 2').waitFor();
      await bureau.page.getByRole('heading', { name: 'Permasalahan' }).waitFor();
      expect(await bureau.page.locator('del').allInnerTexts()).toContainEqual(
        expect.stringContaining('rugi.'),
      );
      expect(await bureau.page.locator('ins').allInnerTexts()).toContainEqual(
        expect.stringContaining('sepertiga modal.'),
      );
      for (const desk of [operator, head, bureau]) await desk.close();
    },
  );
});
