import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { settle } from './support/accessibility.ts';
import { apiAs } from './support/api.ts';
import { keepPictures, openDeskOf, useBrowser } from './support/browser.ts';
import { chooseRadio, press, tabTo, type } from './support/keyboard.ts';
import { twoMapped } from './support/review-work.ts';

useBrowser();

const tag = String(Date.now()).slice(-7);
const MEETING = `Rapat telaah perjalanan ${tag}`;
const GOOD = `Lumbung pangan bersama ${tag}`;
const EARLY = `Pasar induk antarprovinsi ${tag}`;
const SECRET = 'Manfaatnya langsung terasa oleh petani.';

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

/** Today, at two hours of the day in WIB; the meeting may be held at once. */
async function fillMeeting(page: Page): Promise<void> {
  const today = new Date(Date.now() + 7 * 3_600_000)
    .toISOString()
    .slice(0, 10)
    .split('-')
    .reverse()
    .join('/');
  await type(page, page.getByRole('textbox', { name: /^Judul rapat/ }), MEETING);
  await type(page, page.getByRole('textbox', { name: /^Mulai/ }), today);
  await type(page, page.getByRole('textbox', { name: /^Jam mulai/ }), '08.00');
  await type(page, page.getByRole('textbox', { name: /^Selesai/ }), today);
  await type(page, page.getByRole('textbox', { name: /^Jam selesai/ }), '10.00');
  await type(page, page.getByRole('textbox', { name: /^Tempat/ }), 'Ruang rapat Biro Pemerintahan');
}

async function planMeeting(page: Page): Promise<string> {
  await settle(page);
  await fillMeeting(page);
  await press(page, button(page, 'Simpan dan susun agenda'));
  await page.waitForURL(/\/telaah\/[0-9a-f-]{36}\/agenda/);
  await settle(page);
  for (const title of [GOOD, EARLY]) {
    await type(page, page.getByRole('searchbox', { name: 'Cari pada daftar ini' }), title);
    await page.getByRole('checkbox', { name: title }).waitFor();
    await press(page, page.getByRole('checkbox', { name: title }), 'Space');
  }
  await press(page, button(page, 'Simpan agenda'));
  await page.waitForURL(/\/telaah\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

async function invite(path: string): Promise<void> {
  const { page, close } = await openDeskOf('kabag', path);
  await settle(page);
  await press(page, button(page, 'Kirim undangan'));
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'Kirim undangan', exact: true }));
  await page.getByText('2 usulan akan ditelaah').first().waitFor();
  await close();
}

/** Number keys fill the criteria one after the other, a letter chooses the opinion. */
async function judge(page: Page, keys: string, letter: string, note: string): Promise<void> {
  await page.getByRole('heading', { name: 'Pendapat Anda', exact: true }).waitFor();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (const key of [...keys, letter]) await page.keyboard.press(key);
  await type(page, page.getByRole('textbox', { name: /^Catatan/ }), note);
  await press(page, button(page, 'Catat pendapat'));
  await page.getByRole('heading', { name: 'Pendapat Anda sudah tercatat' }).waitFor();
}

async function next(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('n');
  await page.getByRole('heading', { level: 1, name: EARLY }).waitFor();
  await settle(page);
}

async function first(path: string): Promise<void> {
  const { page, close } = await openDeskOf('tkksd1', path);
  await settle(page);
  await press(page, link(page, GOOD));
  await settle(page);
  // A reload loses nothing of what was typed.
  await type(page, page.getByRole('textbox', { name: /^Catatan/ }), 'Draf yang belum dikirim.');
  await page.getByText('Draf tersimpan di peramban ini.').waitFor();
  await page.reload();
  await settle(page);
  await expect
    .poll(() => page.getByRole('textbox', { name: /^Catatan/ }).inputValue())
    .toBe('Draf yang belum dikirim.');
  await judge(page, '55454', 'l', SECRET);
  await next(page);
  await judge(page, '32222', 't', 'Anggarannya belum tersedia.');
  await close();
}

async function second(path: string): Promise<void> {
  const { page, close } = await openDeskOf('tkksd2', path);
  await settle(page);
  await press(page, link(page, GOOD));
  await settle(page);
  await page.getByText('1 dari 7 pendapat sudah masuk').waitFor();
  expect(await page.locator('main').innerText()).not.toContain(SECRET);
  await judge(page, '44444', 'l', 'Setuju.');
  await page.getByText(SECRET).waitFor();
  await close();
}

async function recordPresence(path: string): Promise<void> {
  const { page, close } = await openDeskOf('biro', path);
  await settle(page);
  await press(page, button(page, 'Sisanya hadir'));
  await press(page, button(page, 'Simpan kehadiran'));
  await page.getByText('2 usulan menunggu keputusan ketua').first().waitFor();
  await close();
}

async function decide(page: Page, decision: string, reason: string): Promise<void> {
  await settle(page);
  await chooseRadio(page, page.getByRole('group', { name: /^Keputusan/ }), decision);
  if (reason) await type(page, page.getByRole('textbox', { name: /^Alasan/ }), reason);
  await press(page, button(page, 'Catat keputusan'));
  await button(page, 'Ubah keputusan').waitFor();
}

async function decideAndClose(page: Page, path: string): Promise<string> {
  await settle(page);
  await press(page, link(page, GOOD));
  await settle(page);
  // The chair reads nothing of it before the collection is closed or their own opinion is given.
  expect(await page.locator('main').innerText()).not.toContain(SECRET);
  await press(page, button(page, 'Tutup pengumpulan pendapat'));
  await page.getByText(SECRET).waitFor();
  await decide(page, 'Layak, direkomendasikan', '');
  await next(page);
  await decide(page, 'Ditunda', 'Menunggu anggaran perubahan.');
  await page.goto(path);
  await settle(page);
  await press(page, button(page, 'Tutup rapat'));
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'Tutup rapat', exact: true }));
  await page.getByRole('heading', { name: 'Berita acara' }).waitFor({ timeout: 120_000 });
  const download = page.waitForEvent('download');
  await tabTo(page, button(page, /^Unduh DOCX/));
  await page.keyboard.press('Enter');
  const file = Buffer.concat(await (await (await download).createReadStream()).toArray());
  return strFromU8(unzipSync(file)['word/document.xml'] ?? new Uint8Array());
}

describe('a review by TKKSD, by keyboard alone', () => {
  it(
    'is planned, judged by two members who do not see each other’s opinion before, decided, and written down',
    { timeout: 300_000 },
    async () => {
      keepPictures('review');
      await twoMapped([GOOD, EARLY]);
      const bureau = await openDeskOf('biro', '/telaah/baru');
      const path = await planMeeting(bureau.page);
      await bureau.close();
      await invite(path);
      await first(path);
      await second(path);
      await recordPresence(path);
      const chair = await openDeskOf('ketua.tkksd', path);
      const minutes = await decideAndClose(chair.page, path);
      await chair.close();
      for (const words of [MEETING, GOOD, EARLY, SECRET, 'Menunggu anggaran perubahan.'])
        expect(minutes).toContain(words);

      const operator = await apiAs('operator.dispangan');
      const stateOf = async (title: string) => {
        const found = await operator<{ items: { title: string; status: string }[] }>(
          `/proposals?q=${encodeURIComponent(title)}`,
        );
        return found.items.find((one) => one.title === title)?.status;
      };
      expect([await stateOf(GOOD), await stateOf(EARLY)]).toEqual(['recommended', 'deferred']);
    },
  );
});
