import { migrateDatabase } from '../platform/migrate.ts';
import { runCommand } from './office.ts';

const nothing = async () => undefined;

/** Brings the database to the newest schema; opening the office has done it already where the owner's address is known. */
await runCommand(nothing, async ({ config }) => {
  const { databaseUrl, databaseOwnerUrl } = config;
  if (databaseUrl !== undefined && databaseOwnerUrl === undefined)
    await migrateDatabase(databaseUrl, databaseUrl);
  console.log('The database is current.');
  return 0;
});
