import { readXlsx } from 'hucre/xlsx';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { settle } from './support/accessibility.ts';
import { apiAs } from './support/api.ts';
import { keepPictures, openDeskOf, useBrowser } from './support/browser.ts';
import { countingHands, type Hands } from './support/counting.ts';
import { chooseNumbered, clearByHand, importWorkshop, mostAlike, titleOnDesk } from './support/desk-work.ts';
import { chooseFrom, press, tabTo, type } from './support/keyboard.ts';

useBrowser();

const ROWS = 115;
const BY_HAND = 10;
const KEYS_EACH_AT_MOST = 8;
const YEAR = 2022;

interface Line {
  proposalId: string;
  object: string;
}
async function linesOf(): Promise<Line[]> {
  const head = await apiAs('kabag');
  const found: Line[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const after: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const page: { items: Line[]; nextCursor: string | null } = await head(
      `/mapping/items?year=${YEAR}&limit=100${after}`,
    );
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const said = (page: Page) => page.locator('main p[role="status"]').first();

async function mapTenByHand(page: Page, hands: Hands): Promise<void> {
  await settle(page);
  await hands.press('k');
  await page.keyboard.press('j');
  hands.start();
  for (let done = 0; done < BY_HAND; done += 1) await clearByHand(page, hands);
  const [keys, seconds] = [hands.keys(), hands.seconds()];
  console.log(`Meja verifikasi: ${BY_HAND} usulan, ${keys} tombol, ${seconds.toFixed(1)} detik`);
  expect(keys / BY_HAND).toBeLessThanOrEqual(KEYS_EACH_AT_MOST);
}

async function deferOne(page: Page, { press: tap }: Hands): Promise<string> {
  await settle(page);
  const title = await titleOnDesk(page);
  await tap('m');
  await button(page, 'Tunda').waitFor();
  await tap('d');
  const dialog = page.getByRole('dialog', { name: 'Tunda' });
  await dialog.getByRole('button', { name: 'Tunda', exact: true }).waitFor();
  await dialog.getByText('Kalimat siap pakai').waitFor();
  await tap('1', 'Enter');
  await expect.poll(() => said(page).innerText()).toContain(`Ditunda: ${title}`);
  return title;
}

/** The open proposal goes up in the one that resembles it. */
async function mergeOpen(page: Page, hands: Hands, other: { title: string; number: string }): Promise<void> {
  await settle(page);
  const title = await titleOnDesk(page);
  await hands.press('v');
  await page.getByRole('dialog', { name: 'Bandingkan dua usulan' }).waitFor();
  await settle(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await hands.press('g');
  const dialog = page.getByRole('dialog', { name: 'Gabungkan dua usulan' });
  await settle(page);
  await type(page, dialog.getByLabel('Cari usulan tujuan'), other.number);
  const found = dialog.getByRole('group', { name: 'Gabungkan dengan', exact: true });
  await settle(page);
  await chooseNumbered(page, found, other.number);
  await dialog.getByRole('group', { name: 'Yang dilanjutkan' }).waitFor();
  await dialog.getByText('catatan, dan lampiran keduanya tetap tersimpan').waitFor();
  await type(page, dialog.getByRole('textbox', { name: 'Alasan penggabungan' }), 'Objek dan mitranya sama.');
  await press(page, dialog.getByRole('button', { name: 'Gabungkan', exact: true }));
  await expect.poll(() => said(page).innerText()).toContain(`Digabungkan: ${title}`);
}

async function showAll(page: Page): Promise<void> {
  await page.locator('tbody tr a').first().waitFor();
  await settle(page);
  const more = button(page, 'Tampilkan berikutnya');
  const rows = page.locator('tbody tr');
  while ((await more.count()) > 0) {
    const before = await rows.count();
    // From the last row the button is near.
    await page.keyboard.press('k');
    await press(page, more);
    await expect.poll(() => rows.count()).toBeGreaterThan(before);
    await page.evaluate(() => document.querySelector('h1')?.focus());
  }
}

/** One step for all that are chosen; answers what the dialog then says. */
async function takeInBulk(page: Page, step: string, fill?: (page: Page) => Promise<void>) {
  await page.keyboard.press('b');
  await press(page, page.locator('[data-bulk]').getByRole('button', { name: step }));
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await settle(page);
  await fill?.(page);
  await press(page, dialog.getByRole('button', { name: new RegExp(`^${step} \\d+ usulan`) }));
  await dialog.getByRole('button', { name: /^(Selesai|Tetap pilih)/ }).waitFor({ timeout: 90_000 });
  return dialog.innerText();
}

async function mapTheRestInBulk(page: Page, count: number): Promise<void> {
  await showAll(page);
  await page.keyboard.press('a');
  await page.getByText(`${count} dipilih`).waitFor();
  await takeInBulk(page, 'Mulai verifikasi');
  await press(page, button(page, /^Lanjutkan dengan \d+ yang berhasil/));
  const checked = page.getByRole('checkbox', { name: /sudah saya periksa/ });
  await takeInBulk(page, 'Petakan', () => press(page, checked, 'Space'));
  await press(page, button(page, /^Tetap pilih \d+ yang ditolak/));
  const outcome = await takeInBulk(page, 'Petakan', async () => {
    await press(page, checked, 'Space');
    await chooseFrom(page, /^Sasaran RPJMD/, 'Misi 7');
  });
  expect(outcome).toMatch(/ditolak dan tidak berubah/);
  console.log(`Sisanya sekaligus: ${outcome.match(/\d+ usulan berhasil, \d+ ditolak/)?.[0] ?? outcome}`);
  await page.keyboard.press('Escape');
}

async function clearWhatIsLeft(page: Page, hands: Hands): Promise<void> {
  await page.locator('#judul-usulan').waitFor();
  await page.evaluate(() => document.getElementById('judul-usulan')?.focus());
  do await clearByHand(page, hands);
  while (!(await said(page).innerText()).includes('Antrean habis'));
}

async function objectsIn(download: Download): Promise<string[]> {
  const file = Buffer.concat(await (await download.createReadStream()).toArray());
  const rows = (await readXlsx(file)).sheets[0]?.rows ?? [];
  const at = rows.findIndex((row) => row.includes('Objek'));
  const column = rows[at]?.indexOf('Objek') ?? -1;
  return rows
    .slice(at + 1)
    .filter((row) => typeof row[0] === 'number' || /^\d+$/.test(String(row[0] ?? '')))
    .map((row) => String(row[column] ?? ''));
}

async function freeze(page: Page): Promise<void> {
  await press(page, button(page, `Tetapkan daftar ${YEAR}`));
  const dialog = page.getByRole('dialog', { name: `Tetapkan Daftar Pemetaan ${YEAR}` });
  const decree = `120-${Date.now() % 1_000_000}-${YEAR}`;
  await type(page, dialog.getByRole('textbox', { name: 'Nomor keputusan' }), decree);
  await type(page, dialog.getByRole('textbox', { name: 'Tanggal keputusan' }), '1/7/2022');
  await press(page, dialog.getByRole('button', { name: 'Tetapkan daftar' }));
  await page.waitForURL(/\/pemetaan\/daftar\/[0-9a-f-]{36}/);
  await page.getByText('Belum ada yang berubah', { exact: true }).waitFor();
}

describe('the verification desk, by keyboard alone', () => {
  it(
    'clears the 115 rows of a workshop: ten by hand, one merged, one deferred, the rest in bulk; the list is fixed and shows what changes after',
    { timeout: 600_000 },
    async () => {
      keepPictures('desk');
      const { bureau, periodId, imported } = await importWorkshop();
      expect(imported).toHaveLength(ROWS);
      const before = await linesOf();
      const pair = await mostAlike(bureau, imported);

      const clerk = await openDeskOf('biro', `/verifikasi?periode=${periodId}&usulan=${pair.one.id}`);
      const { page } = clerk;
      const hands = countingHands(page);
      await mergeOpen(page, hands, pair.other);
      await mapTenByHand(page, hands);
      const deferred = await deferOne(page, hands);
      await page.goto(`/usulan?periode=${periodId}&status=submitted`);
      await mapTheRestInBulk(page, ROWS - BY_HAND - 2);
      await page.goto(`/verifikasi?periode=${periodId}&tahap=verifikasi`);
      await clearWhatIsLeft(page, hands);

      const after = await linesOf();
      const known = new Set(imported.map(({ id }) => id));
      const listed = after.filter(({ proposalId }) => known.has(proposalId));
      expect(listed).toHaveLength(ROWS - 2);
      expect(listed.map(({ proposalId }) => proposalId)).not.toContain(pair.one.id);
      expect(listed.map(({ object }) => object)).not.toContain(deferred);
      expect(after).toHaveLength(before.length + ROWS - 2);

      const head = await openDeskOf('kabag', `/pemetaan/daftar?tahun=${YEAR}`);
      await settle(head.page);
      const download = head.page.waitForEvent('download');
      await press(head.page, button(head.page, 'Unduh XLSX'));
      const objects = await objectsIn(await download);
      expect(objects.toSorted()).toEqual(after.map(({ object }) => object).toSorted());

      await freeze(head.page);
      await changeOne(page, listed[0]?.proposalId ?? '');
      await head.page.reload();
      await head.page.getByText('Berubah: 1', { exact: true }).waitFor();
      expect(await head.page.locator('main').innerText()).toContain('Prioritas');
      for (const desk of [clerk, head]) await desk.close();
    },
  );
});

/** A mapped proposal is classified anew: the fixed list must not move. */
async function changeOne(page: Page, id: string): Promise<void> {
  await page.goto(`/verifikasi?usulan=${id}`);
  await page.locator('#judul-usulan').waitFor();
  await settle(page);
  await page.keyboard.press('1');
  await tabTo(page, button(page, 'Simpan klasifikasi'));
  await page.keyboard.press('Enter');
  await expect.poll(() => said(page).innerText()).toContain('Klasifikasi disimpan');
}
