import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { settle } from './support/accessibility.ts';
import { keepPictures, openDesk, openDeskOf, useBrowser } from './support/browser.ts';
import { inMailTo } from './support/mail.ts';

useBrowser();

/** Of its own in each run, so that a server that runs already may be used again. */
const RUN = Date.now().toString(36);
const EMAIL = `perjalanan-${RUN}@contoh.example`;
const TITLE = `Pengolahan gambir bersama petani ${RUN}`;
const ANSWER =
  'Program gambir tahun ini sudah berjalan dengan mitra lain. Silakan tawarkan kembali tahun depan.';
const PDF = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 });
/** Required fields say so behind their name. */
const field = (page: Page, name: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${name}( \\(wajib\\))?$`) });

async function fill(page: Page): Promise<void> {
  await field(page, 'Judul').fill(TITLE);
  await field(page, 'Ringkasan').fill(
    'Kami menawarkan pengolahan gambir menjadi katekin bersama kelompok tani.',
  );
  await field(page, 'Nama lembaga').fill('PT Contoh Gambir Nusantara');
  await page
    .getByRole('combobox', { name: /^Jenis lembaga/ })
    .selectOption('Badan usaha swasta berbadan hukum');
  await field(page, 'Nama').fill('Rahmi Contoh');
  await field(page, 'Surel').fill(EMAIL);
  await field(page, 'Telepon').fill('0812 3456 7890');
}

/** Closed by mistake and opened again: nothing is lost but the consent, which is given anew. */
async function comeBack(page: Page): Promise<void> {
  await page.reload();
  await settle(page);
  expect(await field(page, 'Judul').inputValue()).toBe(TITLE);
  await page
    .getByLabel('Pilih berkas')
    .setInputFiles({ name: 'profil.pdf', mimeType: 'application/pdf', buffer: PDF });
  await button(page, 'Hapus profil.pdf').waitFor();
  await button(page, 'Kirim tawaran').click();
  await page.getByText('Setujui pemrosesan data pribadi').first().waitFor();
  await page.getByLabel(/^Saya setuju data pribadi/).check();
}

/** A person needs longer than a machine to read the form. */
async function send(page: Page): Promise<void> {
  await page.waitForTimeout(5_500);
  await button(page, 'Kirim tawaran').click();
  await heading(page, 'Satu langkah lagi: konfirmasi surel Anda').waitFor();
}

async function confirm(page: Page): Promise<{ number: string; code: string }> {
  const token = await inMailTo(EMAIL, /konfirmasi#token=([\w-]+)/);
  await page.goto(`/tawarkan/konfirmasi#token=${token}`);
  await button(page, 'Konfirmasi tawaran').click();
  await heading(page, 'Tawaran Anda kami terima').waitFor();
  const text = await page.locator('main').innerText();
  const number = /TWR\/\d{4}\/\d{4}/.exec(text)?.[0] ?? '';
  const code = /\w{4}-\w{4}-\w{4}/.exec(text)?.[0] ?? '';
  expect(await inMailTo(EMAIL, new RegExp(code))).toBe(code);
  return { number, code };
}

async function seeStatus(page: Page, { number, code }: { number: string; code: string }): Promise<string> {
  await page.goto('/tawarkan/status');
  await field(page, 'Nomor tawaran').fill(number);
  await field(page, 'Kode status').fill(code);
  await button(page, 'Lihat status').click();
  await heading(page, `Tawaran ${number}`).waitFor();
  return page.locator('main').innerText();
}

async function decline(page: Page): Promise<void> {
  await page.getByRole('link', { name: TITLE }).click();
  await heading(page, TITLE).waitFor();
  await button(page, 'Unduh profil.pdf').waitFor();
  await button(page, 'Ambil').click();
  await page.getByText(/^Ditelaah .*Jawab pengirim/).waitFor();
  await button(page, 'Jawab dan tutup').click();
  const dialog = page.getByRole('dialog', { name: 'Jawab dan tutup tawaran?' });
  await dialog.getByRole('textbox', { name: /^Jawaban kepada pengirim/ }).fill(ANSWER);
  await dialog.getByRole('button', { name: 'Kirim jawaban' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(ANSWER).waitFor();
}

describe('an offer of a third party', () => {
  it(
    'is sent without an account, confirmed by the link of the mail, answered by the bureau, and its status page shows the answer',
    { timeout: 180_000 },
    async () => {
      keepPictures('inquiry');
      const outside = await openDesk();
      await outside.page.goto('/masuk');
      await outside.page.getByRole('link', { name: 'tawarkan kerja sama' }).click();
      await heading(outside.page, 'Tawarkan kerja sama').waitFor();
      await fill(outside.page);
      await comeBack(outside.page);
      await send(outside.page);
      const opened = await confirm(outside.page);
      expect(await seeStatus(outside.page, opened)).toContain('menunggu ditelaah');

      const bureau = await openDeskOf('biro', '/tawaran');
      await decline(bureau.page);
      await bureau.close();

      expect(await inMailTo(EMAIL, /Program gambir tahun ini/)).toBeTruthy();
      const status = await seeStatus(outside.page, opened);
      expect(status).toContain(ANSWER);
      expect(status).not.toContain(TITLE);
      await outside.close();
    },
  );
});
