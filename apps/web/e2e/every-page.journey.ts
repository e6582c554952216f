import type { Page } from 'playwright-core';
import { createMemoryHistory, createRouter } from 'vue-router';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../src/routes.ts';
import { expectAccessible, expectNoSidewaysScroll, settle } from './support/accessibility.ts';
import { type Desk, keepPictures, openDesk, openDeskOf, type Theme, useBrowser } from './support/browser.ts';
import { allPlaces, type Place } from './support/places.ts';

useBrowser();

const WIDTHS = [1280, 360];
const THEMES = ['light', 'dark'] as const;
const NARROWEST = 320;

const places = await allPlaces();
const nameOf = ({ path, state }: Place) => `${path}${state ? ` with ${state.name}` : ''}`;

/** A dialog or a menu belongs to the width at which it was opened. */
async function show({ page }: Desk, { path, state }: Place, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(path);
  await settle(page);
  expect(new URL(page.url()).pathname, 'turned away').toBe(path.split(/[?#]/)[0]);
  await state?.reach(page);
  await settle(page);
}

/** The theme follows the device; what moves has come to rest, and nothing hides under the sticky header. */
async function wear(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.waitForFunction(
    (isDark) => document.documentElement.classList.contains('dark') === isDark,
    theme === 'dark',
  );
  await page.evaluate(async () => {
    window.scrollTo({ top: 0 });
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // A colour that is inherited reaches the innermost element only after as many frames as there are levels.
    for (let calm = 0; calm < 5; calm += 1) {
      await frame();
      if (document.getAnimations().length > 0) calm = 0;
    }
  });
}

async function visit(desk: Desk, place: Place): Promise<void> {
  const { page } = desk;
  for (const width of WIDTHS) {
    await show(desk, place, width);
    for (const theme of THEMES) {
      await wear(page, theme);
      await expectAccessible(page, `${nameOf(place)} at ${width} px, ${theme}`);
    }
  }
  await page.setViewportSize({ width: NARROWEST, height: 800 });
  await settle(page);
  await expectNoSidewaysScroll(page, `${nameOf(place)} at ${NARROWEST} px`);
}

describe('the places', () => {
  it('cover every page of the router', () => {
    const router = createRouter({ history: createMemoryHistory(), routes });
    const visited = new Set(places.map(({ path }) => router.resolve(path).name));
    const pages = router.getRoutes().filter(({ components, name }) => components && name);
    expect(pages.map(({ name }) => name).filter((name) => !visited.has(name))).toEqual([]);
  });
});

describe.each([...new Set(places.map(({ account = '' }) => account))])(
  'axe at 1280 and 360 px, light and dark, and no sideways scroll at 320 px: %s',
  (account) => {
    let desk: Desk;
    beforeAll(async () => {
      desk = account ? await openDeskOf(account) : await openDesk();
    });
    afterAll(() => desk.close());

    it.each(
      places
        .filter((place) => (place.account ?? '') === account)
        .map((place) => [nameOf(place), place] as const),
    )('%s', async (name, place) => {
      keepPictures(name);
      await visit(desk, place);
    });
  },
);
