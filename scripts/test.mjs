// npm test: lint, types and every test that needs no browser. The last line counts.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { checkMachine, main, pnpm, projectNode, root, run } from './steps.mjs';

const skipCheck = process.argv.includes('--skip-check');

await main(async () => {
  checkMachine();
  await ensureInstalled((line) => heading(line));
  const results = [];
  if (!skipCheck) results.push(await check());
  results.push(await tests());
  return report(results);
});

async function check() {
  heading('Lint, types and boundaries (pnpm check)');
  const code = await pnpm('check');
  return code === 0 ? nothing('check') : stepFailed('check', `pnpm check ended with code ${code}`);
}

async function tests() {
  heading('Tests (vitest)');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kerabat-test-'));
  const file = path.join(folder, 'results.json');
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await run(projectNode, [vitest, 'run', ...reporters]);
    return fs.existsSync(file)
      ? count(JSON.parse(fs.readFileSync(file, 'utf8')), code)
      : stepFailed('tests', `vitest ended with code ${code} before it wrote its results`);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that could not be loaded has no failed test of its own, and still counts as one failure. */
function count(results, code) {
  const files = results.testResults;
  const failedTests = files.flatMap((file) =>
    file.assertionResults.filter((test) => test.status === 'failed'),
  );
  const broken = files.filter((file) => file.status === 'failed' && !hasFailedTest(file));
  const reasons = [
    ...failedTests.map((test) => test.fullName),
    ...broken.map((file) => `${path.relative(root, file.name)} could not be run`),
  ];
  if (code !== 0 && reasons.length === 0)
    reasons.push(`vitest ended with code ${code} although no test failed`);
  if (results.numTotalTests === 0) reasons.push('no test was found');
  if (results.numPendingTests > 0) reasons.push(`${results.numPendingTests} tests were skipped`);
  return { name: 'tests', passed: results.numPassedTests, reasons };
}

function hasFailedTest(file) {
  return file.assertionResults.some((test) => test.status === 'failed');
}

function report(results) {
  heading('Summary');
  for (const { name, passed, reasons } of results) {
    console.log(
      `${reasons.length === 0 ? 'ok    ' : 'FAILED'} ${name}${passed > 0 ? `: ${passed} passed` : ''}`,
    );
    for (const reason of reasons) console.log(`       - ${reason}`);
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.reasons.length, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function nothing(name) {
  return { name, passed: 0, reasons: [] };
}

function stepFailed(name, reason) {
  return { name, passed: 0, reasons: [reason] };
}

function heading(line) {
  console.log(`\n== ${line}`);
}
