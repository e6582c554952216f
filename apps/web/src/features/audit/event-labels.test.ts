import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { nameEvent } from './event-labels.ts';

const API = path.join(import.meta.dirname, '..', '..', '..', '..', 'api', 'src');
const WRITTEN = /(?:event:|auditOf\(|aboutPerson\(|bundleAudit\()\s*'([a-z_-]+\.[a-z_]+)'/g;

it('has words for every event that the API names', () => {
  const sources = readdirSync(API, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(path.join(API, file), 'utf8'));
  const events = new Set(
    sources.flatMap((text) => [...text.matchAll(WRITTEN)].map(([, event = '']) => event)),
  );
  expect(events.size).toBeGreaterThan(50);
  expect([...events].filter((event) => nameEvent(event) === event)).toEqual([]);
});
