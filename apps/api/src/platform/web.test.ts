import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { startApp } from '../../test/app.ts';

const pages = mkdtempSync(path.join(tmpdir(), 'kerabat-web-'));
writeFileSync(path.join(pages, 'index.html'), '<title>KERABAT</title>');
const t = await startApp({ WEB_DIR: pages });

it.each(['/', '/usulan/baru', '/apiary'])('%s opens the pages', async (url) => {
  expect((await t.app.inject(url)).body).toContain('<title>KERABAT</title>');
});

it.each(['/api/v1/x', '//api/v1/x', '/API/v1/x', '///Api', '/Health/x', '/openapi.json/x'])(
  '%s belongs to the API, which does not know it',
  async (url) => {
    const answer = await t.app.inject(url);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([404, 'application/problem+json']);
  },
);
