import { loadReference } from '../../seeds/load-reference.ts';
import { runCommand } from './office.ts';

const nothing = async () => undefined;

/** Adds the reference rows that are missing; what an administrator has changed stays. */
await runCommand(nothing, async ({ db }) => {
  const added = await loadReference(db);
  console.log(added === 0 ? 'The reference data is complete.' : `${added} rows of reference data added.`);
  return 0;
});
