import type { LightMyRequestResponse } from 'fastify';
import type { Role } from '@kerabat/shared/access/permissions';
import { hashPassword } from '../src/features/auth/passwords.ts';
import { users } from '../src/features/users/users.table.ts';
import { newId } from '../src/platform/columns.ts';
import type { TestApp } from './app.ts';

export const PASSWORD = 'tujuh ikan di danau';

/** A person who can sign in with e-mail and password. */
export async function account(
  { db }: TestApp,
  roles: Role[],
  values: Partial<typeof users.$inferInsert> = {},
) {
  const id = newId();
  const email = `${id}@kerabat.example`;
  const passwordHash = await hashPassword(PASSWORD);
  await db.insert(users).values({
    id,
    name: 'Pegawai Contoh',
    email,
    roles,
    status: 'active',
    passwordHash,
    ...values,
  });
  return { id, email: values.email ?? email, password: PASSWORD };
}

export const signInAs = (
  { app }: TestApp,
  email: string,
  password: string,
  headers: Record<string, string> = {},
  more: Record<string, string> = {},
): Promise<LightMyRequestResponse> =>
  app.inject({ method: 'POST', url: '/api/v1/auth/login', headers, payload: { email, password, ...more } });

/** The refresh cookie of an answer as the next request sends it back. */
export function cookieOf(answer: LightMyRequestResponse): string {
  const [cookie] = answer.cookies as { name: string; value: string }[];
  return `${cookie?.name}=${cookie?.value}`;
}
