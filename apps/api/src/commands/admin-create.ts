import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { createUserSchema } from '@kerabat/shared/users/schema';
import { createAdministrator } from '../features/users/administrators.service.ts';
import { runCommand, UsageError } from './office.ts';

const USAGE = `Usage: pnpm admin:create [--email nama@contoh.go.id] [--name "Nama Lengkap"] [--password-stdin]

Makes an administrator. Asks for what is missing. Without a password it prints the link with which the person sets one
(72 hours); --password-stdin takes the password from the first line of the standard input.`;

async function ask(question: string, { hidden = false } = {}): Promise<string> {
  if (!process.stdin.isTTY) throw new UsageError(USAGE);
  process.stderr.write(question);
  const output = hidden ? new Writable({ write: (_part, _encoding, done) => done() }) : process.stderr;
  const reader = createInterface({ input: process.stdin, output, terminal: true });
  const answer = await reader.question('');
  reader.close();
  if (hidden) process.stderr.write('\n');
  return answer.trim();
}

async function firstLine(): Promise<string> {
  const reader = createInterface({ input: process.stdin });
  const [line] = (await Promise.race([once(reader, 'line'), once(reader, 'close').then(() => [''])])) as [
    string,
  ];
  reader.close();
  return line;
}

async function readPassword(fromStdin: boolean): Promise<string | undefined> {
  if (fromStdin) return firstLine();
  if (!process.stdin.isTTY) return undefined;
  const password = await ask('Password (leave empty to get a link instead): ', { hidden: true });
  return password === '' ? undefined : password;
}

async function prepare() {
  const { values: given } = parseArgs({
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      'password-stdin': { type: 'boolean', default: false },
    },
  });
  const email = given.email ?? (await ask('E-mail: '));
  const name = given.name ?? (await ask('Full name: '));
  const person = createUserSchema.safeParse({ email, name, roles: ['admin'] });
  if (!person.success)
    throw new UsageError(`${person.error.issues.map(({ message }) => message).join('\n')}\n\n${USAGE}`);
  return { person: person.data, password: await readPassword(given['password-stdin']) };
}

await runCommand(prepare, async (platform, { person, password }) => {
  const { link } = await createAdministrator(platform, person, password);
  console.log(
    link === undefined
      ? `Administrator ${person.email} can sign in now.`
      : `Administrator ${person.email} sets a password with this link (72 hours, once):\n${link}`,
  );
  return 0;
});
