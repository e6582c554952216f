import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { settle } from './support/accessibility.ts';
import { keepPictures, openDeskOf, useBrowser } from './support/browser.ts';

useBrowser();

const rows = (page: Page) => page.locator('tbody tr');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

describe('the list of proposals, with the mouse', () => {
  it('keeps its filters in the address, opens a row anywhere, and is found again as it was left', async () => {
    keepPictures('list');
    const desk = await openDeskOf('biro', '/usulan');
    const { page } = desk;
    await settle(page);
    const first = await rows(page).count();
    await page.getByRole('button', { name: 'Tampilkan berikutnya' }).click();
    await expect.poll(() => rows(page).count()).toBeGreaterThan(first);
    const all = await rows(page).count();

    const last = rows(page).last();
    const title = await last.getByRole('link').innerText();
    await last.scrollIntoViewIfNeeded();
    const place = await page.evaluate(() => window.scrollY);
    // The title's link lies over the whole row, which is what a click on the last cell is meant to hit.
    await last.getByRole('cell').last().click({ force: true });
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.goBack();
    await expect.poll(() => rows(page).count()).toBe(all);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(place / 2);

    await page.getByLabel('Hanya yang lewat batas').check();
    await expect.poll(() => heading(page).innerText()).toContain('lewat batas');
    expect(new URL(page.url()).search).toBe('?lewat=ya');
    await page.reload();
    await settle(page);
    expect(await page.getByLabel('Hanya yang lewat batas').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Hapus semua' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('');
    await desk.close();
  });
});
