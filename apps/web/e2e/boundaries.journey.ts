import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { settle } from './support/accessibility.ts';
import { keepPictures, openDeskOf, useBrowser } from './support/browser.ts';
import { press } from './support/keyboard.ts';
import { squaresFile } from './support/squares.ts';

useBrowser();

const REGIONS = 19;

async function uploadBoundaries(page: Page): Promise<void> {
  await settle(page);
  const file = squaresFile();
  await page.locator('input[type="file"]').setInputFiles({
    name: file.name,
    mimeType: file.type,
    buffer: Buffer.from(await file.arrayBuffer()),
  });
  await press(page, page.getByRole('button', { name: /^(Unggah|Ganti) batas$/ }));
  await page.getByText(/^Batas (disimpan|diganti)$/).waitFor();
}

const drawnRegions = (page: Page) =>
  page.evaluate(() => {
    const map = document.querySelector('[aria-label^="Peta Sumatera Barat"]');
    const paths = [...(map?.querySelectorAll('svg path') ?? [])];
    // One closed outline each; labels and frames are no outlines.
    const outlines = paths.map((path) => path.getAttribute('d') ?? '').filter((d) => d.split('L').length > 3);
    return new Set(outlines).size;
  });

describe('the boundaries of the regions', () => {
  it('are uploaded by the administrator, and the map of the bureau is drawn from them', async () => {
    keepPictures('boundaries');
    const admin = await openDeskOf('admin', '/acuan/wilayah/batas');
    await uploadBoundaries(admin.page);
    await admin.close();

    const bureau = await openDeskOf('biro', '/pemetaan');
    await settle(bureau.page);
    await expect.poll(() => drawnRegions(bureau.page), { timeout: 15_000 }).toBe(REGIONS);
    await bureau.close();
  });
});
