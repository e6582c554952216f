import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { startApp } from './app.ts';

const t = await startApp({ PUBLIC_URL: 'https://kerabat.example' });

it('the proxy sends the same security headers with the pages as the API with its answers', async () => {
  const file = readFileSync(new URL('../../../docker/security-headers.conf', import.meta.url), 'utf8');
  const ofPages = Object.fromEntries(
    [...file.matchAll(/^add_header (\S+) "?(.*?)"? always;$/gm)].map(([, name, value]) => [
      name?.toLowerCase(),
      // Over https only, as the map in nginx.conf says.
      value?.replace('$strict_transport', 'max-age=31536000; includeSubDomains'),
    ]),
  );
  const { headers } = await t.app.inject('/health/live');
  const isSecurity = (name: string) => /^(?:content-security|cross-|origin-|referrer|strict|x-)/.test(name);
  const ofAnswers = Object.fromEntries(
    Object.entries(headers).filter(([name]) => isSecurity(name) && name !== 'x-request-id'),
  );
  expect(ofPages).toEqual(ofAnswers);
});
