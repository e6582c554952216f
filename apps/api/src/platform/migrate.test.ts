import postgres from 'postgres';
import { afterAll, expect, it } from 'vitest';
import { startApp } from '../../test/app.ts';
import { withDatabase } from '../../test/global-setup.ts';
import { migrateDatabase } from './migrate.ts';

const t = await startApp();
const name = `kerabat_test_empty_${process.pid}`;
const owner = postgres(t.ownerUrl, { max: 1, onnotice: () => {} });
await owner.unsafe(`create database ${name}`);
afterAll(async () => {
  await owner.unsafe(`drop database if exists ${name} with (force)`);
  await owner.end();
});

it('the application alone starts on a current database, and is known to be kept from the audit log', async () => {
  expect(await migrateDatabase(t.appUrl, t.appUrl)).toBe(true);
});

it('the application alone says who must migrate a database that is not current', async () => {
  const empty = withDatabase(t.appUrl, name);
  await expect(migrateDatabase(empty, empty)).rejects.toThrow('DATABASE_OWNER_URL');
});

it('one role for everything may run, but its audit log is append-only by habit only', async () => {
  expect(await migrateDatabase(t.ownerUrl, t.ownerUrl)).toBe(false);
});
