import { hash, verify } from '@node-rs/argon2';
import { randomToken } from '../../platform/seal.ts';

/** Argon2id, the library's default, with the parameters of the OWASP password storage cheat sheet. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS);

let nobody: Promise<string> | undefined;

/** Without a stored hash it compares with one of nobody, so that the answer takes as long as any other. */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword(randomToken());
  const right = await verify(stored ?? (await nobody), password);
  return right && typeof stored === 'string';
}
