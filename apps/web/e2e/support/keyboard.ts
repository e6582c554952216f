import type { Locator, Page } from 'playwright-core';

/** Everything here goes through keys, as for somebody who has no mouse. */
const STOPS_AT_MOST = 160;

const hasFocus = (target: Locator) =>
  target.evaluate((element) => element === document.activeElement).catch(() => false);

/** Presses Tab until the control has the focus; fails when it can't be reached. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < STOPS_AT_MOST; stop += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Not reached with Tab: ${String(target)}`);
}

export async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Replaces what stands in a field. */
export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type(text);
}

/** Radio buttons: Tab reaches the group, arrows move inside it. */
export async function chooseRadio(page: Page, group: Locator, name: string | RegExp): Promise<void> {
  const radios = group.getByRole('radio');
  const wanted = group.getByRole('radio', { name, exact: typeof name === 'string' });
  const checked = group.getByRole('radio', { checked: true });
  await tabTo(page, (await checked.count()) > 0 ? checked : radios.first());
  if (!(await wanted.isChecked())) await page.keyboard.press('Space');
  for (let step = 0; step < (await radios.count()); step += 1) {
    if (await wanted.isChecked()) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`Not reached with arrows: ${String(name)}`);
}

/** A combobox of the kit: opens, searches, takes the first hit, closes. */
export async function chooseFrom(page: Page, label: string | RegExp, words: string): Promise<void> {
  await press(page, page.getByLabel(label));
  await page.getByPlaceholder('Ketik untuk mencari …').waitFor();
  await page.keyboard.type(words);
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByPlaceholder('Ketik untuk mencari …').waitFor({ state: 'detached' });
}
