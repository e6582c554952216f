import type { Page } from 'playwright-core';
import { press, type } from './keyboard.ts';

type Reach = (page: Page) => Promise<void>;

const nameOf = (name: string | RegExp) => ({ name, exact: typeof name === 'string' });
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', nameOf(name));
export const inDialog = (page: Page, name: string | RegExp) =>
  page.getByRole('dialog').getByRole('button', nameOf(name));

export const pressed =
  (name: string | RegExp): Reach =>
  (page) =>
    press(page, button(page, name));

/** Opens a dialog and asks for its last step without having filled anything in. */
export const refused =
  (opener: string | RegExp, last: string): Reach =>
  async (page) => {
    await press(page, button(page, opener));
    await press(page, inDialog(page, last));
  };

/** Fills fields by their labels, presses, and waits for what the page then says. */
export const sent =
  (fields: Record<string, string>, last: string, answer: string | RegExp): Reach =>
  async (page) => {
    for (const [label, text] of Object.entries(fields))
      await type(page, page.getByRole('textbox', { name: label, exact: true }), text);
    await press(page, button(page, last));
    await page.getByText(answer).first().waitFor();
  };

/** The page asks once more, of a server that answers every call to `path` so. */
export async function answering(page: Page, path: string, status: number, again: () => Promise<unknown>) {
  const address = `**/api/v1${path}`;
  const body = JSON.stringify({ status, title: 'Gangguan', detail: 'Coba lagi sebentar lagi.' });
  await page.route(address, (route) =>
    route.fulfill({ status, contentType: 'application/problem+json', body }),
  );
  await again();
  await page.unroute(address);
}
