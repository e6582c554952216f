import { defineConfig } from 'vitest/config';

/** The browser journeys: one real process, one browser, one file after the other (`pnpm e2e`). */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['e2e/**/*.journey.ts'],
    globalSetup: ['e2e/support/server.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
