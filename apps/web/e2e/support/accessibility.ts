import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as Axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const require = createRequire(import.meta.url);
let source: Promise<string> | undefined;

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Runs axe in the page and says, per violation, the rule and the first places. */
async function violationsOf(page: Page): Promise<string[]> {
  source ??= readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(`${await source};0`);
  return page.evaluate(async (rules) => {
    const { axe } = window as unknown as { axe: typeof Axe };
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: rules } });
    return violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n${nodes
          .slice(0, 3)
          .map(({ html, failureSummary }) => `    ${html}\n    ${failureSummary ?? ''}`)
          .join('\n')}`,
    );
  }, RULES);
}

export async function expectAccessible(page: Page, where: string): Promise<void> {
  expect(await violationsOf(page), `axe on ${where}`).toEqual([]);
}

export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(overflow, `sideways scroll on ${where}`).toBeLessThanOrEqual(0);
}

/** The page, or the dialog over it, stands still: nothing loads and no skeleton is left. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const scope = document.querySelector('[role="dialog"]') ?? document;
    return !scope.querySelector('[aria-busy="true"], .animate-pulse') && document.querySelector('h1');
  });
}
