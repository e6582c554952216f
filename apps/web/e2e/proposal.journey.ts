import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { settle } from './support/accessibility.ts';
import { keepPictures, openDeskOf, useBrowser } from './support/browser.ts';
import { chooseFrom, chooseRadio, press, tabTo, type } from './support/keyboard.ts';

useBrowser();

/** Its own on every run, so that a server that runs already may be used again. */
const TITLE = `Rantai dingin ikan tuna Bungus ke Pekanbaru ${Date.now()}`;
const FOREIGN_OPERATOR = 'operator.dispar';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

/** From anywhere: `/`, the words, Enter, and the row's link. */
async function openBySearch(page: Page, title: string): Promise<void> {
  const search = page.getByRole('searchbox', { name: 'Cari usulan' }).first();
  await settle(page);
  await search.waitFor();
  await page.keyboard.press('/');
  // Letters typed elsewhere are shortcuts of the list.
  await expect.poll(() => search.evaluate((box) => box === document.activeElement)).toBe(true);
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  await press(page, page.getByRole('link', { name: title }));
  await heading(page, title).waitFor();
  await settle(page);
}

/** A step of the lifecycle: its button, its note, its confirmation, and the state that follows. */
async function take(page: Page, step: string, status: string, note?: string): Promise<void> {
  // Not before the last words have reached the server.
  await expect.poll(() => button(page, step).isEnabled(), { timeout: 15_000 }).toBe(true);
  await press(page, button(page, step));
  const dialog = page.getByRole('dialog', { name: step });
  if (note !== undefined) await type(page, dialog.getByRole('textbox'), note);
  await press(page, dialog.getByRole('button', { name: step, exact: true }));
  await dialog.waitFor({ state: 'detached' });
  const top = page.locator('main header').first();
  await expect.poll(() => top.innerText(), { timeout: 15_000 }).toContain(status);
}

async function writeDraft(page: Page): Promise<void> {
  await press(page, page.getByRole('link', { name: 'Usulan baru' }));
  await type(page, page.getByRole('textbox', { name: 'Judul usulan' }), TITLE);
  await chooseFrom(page, 'Urusan pemerintahan', 'Perikanan');
  await goOn(page, 'Mitra, jenis, dan tempat');
  await press(page, button(page, 'Tambah calon mitra'));
  await page.keyboard.type('Pemerintah Provinsi Riau');
  await chooseFrom(page, 'Jenis mitra', 'provinsi');
  await chooseFrom(page, 'Daerah', 'Riau');
  await takeAdvice(page);
  await chooseFrom(page, /^Di mana/, 'Kota Padang');
  await goOn(page, 'Masalah, potensi, dan tujuan');
  await type(
    page,
    page.getByRole('textbox', { name: 'Permasalahan' }),
    'Sepertiga tangkapan turun mutu sebelum tiba di pasar.',
  );
  await type(page, page.getByRole('textbox', { name: 'Tujuan' }), 'Mutu terjaga sampai ke pembeli.');
  await goOn(page, 'Manfaat dan indikator');
  await goOn(page, 'Biaya dan waktu');
  await type(page, page.getByRole('textbox', { name: 'Perkiraan biaya seluruhnya' }), '1,25 M');
  await page.getByText('terbaca Rp').waitFor();
  await type(page, page.getByRole('textbox', { name: 'Tanggal mulai' }), '1/2/2027');
  await type(page, page.getByRole('textbox', { name: 'Tanggal selesai' }), '31 Desember 2028');
  await goOn(page, 'Rencana dan narahubung');
}

/** The wizard asks, suggests, and takes a choice otherwise only with a reason. */
async function takeAdvice(page: Page): Promise<void> {
  await page.getByText('Disarankan: KSDD sukarela').waitFor();
  for (const question of ['Apakah dampaknya melintasi', 'Apakah lebih efisien'])
    await chooseRadio(page, page.getByRole('group', { name: question }), 'Ya');
  await page.getByText('Disarankan: KSDD wajib').waitFor();
  await press(page, button(page, 'Pilih jenis lain'));
  await chooseRadio(page, page.getByRole('group', { name: 'Pilih jenis lain' }), 'KSDD sukarela');
  await type(page, page.getByRole('textbox', { name: 'Mengapa memilih jenis lain?' }), 'Tahap awal.');
  await press(page, button(page, 'Pakai saran ini'));
  await page.getByText('Sesuai saran: KSDD wajib').waitFor();
}

async function goOn(page: Page, next: string): Promise<void> {
  await press(page, button(page, 'Simpan dan lanjut'));
  await heading(page, next).waitFor();
}

/** Another agency meets the proposal nowhere: neither its words nor the fact that it exists. */
async function expectHidden(id: string, number: string | undefined): Promise<void> {
  const desk = await openDeskOf(FOREIGN_OPERATOR, '/usulan');
  const { page } = desk;
  const bodyText = async () => {
    await settle(page);
    return page.locator('main').innerText();
  };
  expect(await bodyText()).not.toContain(TITLE);

  for (const words of [TITLE, 'tuna Bungus', ...(number ? [number] : [])]) {
    await page.goto(`/usulan?q=${encodeURIComponent(words)}`);
    expect(await bodyText()).toContain('Tidak ada usulan yang cocok');
  }

  await page.goto('/usulan');
  await settle(page);
  const download = page.waitForEvent('download');
  await press(page, button(page, 'CSV'));
  const file = await (await download).createReadStream();
  const csv = Buffer.concat(await file.toArray()).toString('utf8');
  expect(csv).toContain('Judul');
  expect(csv).not.toContain('tuna Bungus');

  const unknown = id.replace(/.{4}$/, (end) => (end === '0000' ? '0001' : '0000'));
  const refusals: string[] = [];
  for (const path of [id, unknown, `${id}/ubah`, `${unknown}/ubah`]) {
    await page.goto(`/usulan/${path}`);
    await page.locator('main').getByRole('alert').waitFor();
    // The code for the administrator differs with every request.
    refusals.push((await page.locator('main').innerText()).replace(/Kode untuk administrator: \S+/, ''));
  }
  expect(refusals[0]).toContain('tidak ditemukan');
  expect(refusals[0]).toBe(refusals[1]);
  expect(refusals[2]).toBe(refusals[3]);
  expect(refusals.join(' ')).not.toContain('tuna');
  await desk.close();
}

describe('a proposal, by keyboard alone', () => {
  it(
    'is written, approved, returned with a remark, answered, approved again and mapped, and stays hidden from other agencies',
    { timeout: 400_000 },
    async () => {
      keepPictures('proposal');
      const operator = await openDeskOf('operator.dispangan', '/usulan');
      await writeDraft(operator.page);
      await operator.page.waitForURL(/\/ubah/);
      const id = new URL(operator.page.url()).pathname.split('/')[2] ?? '';

      await press(operator.page, button(operator.page, 'Periksa jawaban'));
      await operator.page.getByText('Belum dapat diajukan').waitFor();
      await press(operator.page, button(operator.page, /Kaitkan usulan dengan sasaran RPJMD/));
      await chooseFrom(operator.page, /^Misi, program/, 'Misi 2');
      await goOn(operator.page, 'Lampiran');
      await goOn(operator.page, 'Periksa jawaban');
      await operator.page.getByText('Semua yang wajib sudah terisi').waitFor();
      await expectHidden(id, undefined);
      await take(operator.page, 'Minta persetujuan kepala', 'Menunggu kepala');

      const head = await openDeskOf('kepala.dispangan', '/usulan');
      await openBySearch(head.page, TITLE);
      await take(head.page, 'Setujui dan ajukan', 'Diajukan');
      const number = /USL\/\d{4}\/DISPANGAN\/\d{4}/.exec(await head.page.locator('main').innerText())?.[0];
      expect(number).toBeDefined();

      const bureau = await openDeskOf('biro', '/usulan');
      await openBySearch(bureau.page, TITLE);
      await take(bureau.page, 'Mulai verifikasi', 'Verifikasi administrasi');
      await type(
        bureau.page,
        bureau.page.getByRole('textbox', { name: 'Tulis catatan' }),
        'Mohon data tangkapan tiga tahun terakhir.',
      );
      await press(bureau.page, button(bureau.page, 'Kirim catatan'));
      await bureau.page.getByText('Mohon data tangkapan tiga tahun terakhir.').waitFor();
      await refuseWithoutNote(bureau.page);
      await take(bureau.page, 'Kembalikan untuk diperbaiki', 'Perlu perbaikan', 'Lengkapi indikator.');

      await answer(operator.page);
      await openBySearch(head.page, TITLE);
      await take(head.page, 'Setujui dan ajukan', 'versi 2');

      await openBySearch(bureau.page, TITLE);
      await take(bureau.page, 'Mulai verifikasi', 'Verifikasi administrasi');
      await checkAgainstLaw(bureau.page);
      await take(bureau.page, 'Petakan', 'Dipetakan');
      await expectHidden(id, number);
      for (const desk of [operator, head, bureau]) await desk.close();
    },
  );
});

async function refuseWithoutNote(page: Page): Promise<void> {
  const step = 'Kembalikan untuk diperbaiki';
  await press(page, button(page, step));
  const dialog = page.getByRole('dialog', { name: step });
  await press(page, dialog.getByRole('button', { name: step, exact: true }));
  await dialog.getByText('Isi “Yang perlu diperbaiki” lebih dahulu.').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

/** The operator reads why, adds what was missing, and asks the head again. */
async function answer(page: Page): Promise<void> {
  await openBySearch(page, TITLE);
  await page.getByText('Lengkapi indikator.').waitFor();
  await press(page, page.getByRole('link', { name: 'Perbaiki usulan' }));
  await press(page, button(page, /^4 Manfaat dan indikator/));
  await heading(page, 'Manfaat dan indikator').waitFor();
  await press(page, button(page, 'Tambah indikator'));
  await page.keyboard.type('Susut mutu');
  await type(page, page.getByRole('textbox', { name: 'Keadaan awal' }), '33,5');
  await type(page, page.getByRole('textbox', { name: 'Target' }), '10');
  await goOn(page, 'Biaya dan waktu');
  await press(page, button(page, 'Periksa jawaban'));
  await take(page, 'Minta persetujuan kepala', 'Menunggu kepala');
}

async function checkAgainstLaw(page: Page): Promise<void> {
  const group = page.getByRole('group', { name: 'Objek dan pelaksanaannya sudah diperiksa' });
  for (const box of await group.getByRole('checkbox').all()) {
    await tabTo(page, box);
    await page.keyboard.press('Space');
  }
  await press(page, button(page, 'Simpan klasifikasi'));
  await page.getByText('Klasifikasi disimpan').waitFor();
}
