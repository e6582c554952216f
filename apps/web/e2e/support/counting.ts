import type { Page } from 'playwright-core';

/** Hands that count: how many keys a piece of work takes, and how long. */
export function countingHands(page: Page) {
  let keys = 0;
  let startedAt = Date.now();
  return {
    press: async (...pressed: string[]) => {
      for (const key of pressed) {
        keys += 1;
        await page.keyboard.press(key);
      }
    },
    type: async (text: string) => {
      keys += text.length;
      await page.keyboard.type(text);
    },
    start: () => {
      keys = 0;
      startedAt = Date.now();
    },
    keys: () => keys,
    seconds: () => (Date.now() - startedAt) / 1000,
  };
}
export type Hands = ReturnType<typeof countingHands>;
