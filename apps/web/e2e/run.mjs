// pnpm e2e: builds the pages when needed, runs the journeys, and counts on the last line.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { main, projectNode, root, run } from '../../../scripts/steps.mjs';
import { ensureWebBuilt } from '../../../scripts/web-build.mjs';

const web = path.join(root, 'apps', 'web');

await main(async () => {
  if (!process.env.E2E_ADDRESS && !process.env.WEB_DIR) await ensureWebBuilt((line) => console.log(line));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kerabat-e2e-'));
  const file = path.join(folder, 'results.json');
  try {
    const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const code = await run(projectNode, [
      vitest,
      'run',
      '--config',
      path.join(web, 'vitest.e2e.config.ts'),
      '--reporter=verbose',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...process.argv.slice(2),
    ]);
    return count(file, code);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

/** A file that could not be loaded has no failed test of its own, and still counts as one failure. */
function count(file, code) {
  if (!fs.existsSync(file)) return say(0, 1);
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const broken = testResults.filter(
    (result) =>
      result.status === 'failed' && !result.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  const unexplained = code !== 0 && numFailedTests + broken === 0 ? 1 : 0;
  const nothing = numPassedTests + numFailedTests === 0 ? 1 : 0;
  return say(numPassedTests, numFailedTests + broken + Math.max(unexplained, nothing));
}

function say(passed, failed) {
  console.log(`E2E: ${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
