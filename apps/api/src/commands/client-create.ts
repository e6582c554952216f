import { parseArgs } from 'node:util';
import { CLIENT_SCOPES, createClientSchema } from '@kerabat/shared/clients/schema';
import { agencyIdOf, createClient } from '../features/clients/clients.service.ts';
import { SYSTEM } from '../platform/actor.ts';
import { runCommand, UsageError } from './office.ts';

const USAGE = `Usage: pnpm client:create --name "Satu Data" --scopes reference.read,proposal.read [--agency DISPANGAN]

Makes an API client and prints its id and secret, once. Without --agency it acts for the province.
Scopes: ${CLIENT_SCOPES.join(', ')}`;

async function prepare() {
  const { values: given } = parseArgs({
    options: { name: { type: 'string' }, scopes: { type: 'string' }, agency: { type: 'string' } },
  });
  const scopes = given.scopes?.split(/[\s,]+/).filter(Boolean) ?? [];
  const input = createClientSchema.safeParse({ name: given.name, scopes });
  if (!input.success)
    throw new UsageError(`${input.error.issues.map(({ message }) => message).join('\n')}\n\n${USAGE}`);
  return { input: input.data, agency: given.agency };
}

await runCommand(prepare, async (platform, { input, agency }) => {
  const agencyId = agency === undefined ? null : await agencyIdOf(platform, agency);
  const client = await createClient(platform, SYSTEM, null, { ...input, agencyId });
  console.log(`CLIENT_ID=${client.clientId}`);
  console.log(`CLIENT_SECRET=${client.clientSecret}`);
  process.stderr.write('The secret is shown this once; keep it now.\n');
  return 0;
});
