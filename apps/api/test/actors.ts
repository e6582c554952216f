import { eq } from 'drizzle-orm';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Role } from '@kerabat/shared/access/permissions';
import { agencies } from '../src/features/agencies/agencies.table.ts';
import { sessions } from '../src/features/auth/auth.table.ts';
import { signAccessToken } from '../src/features/auth/access-token.service.ts';
import { users } from '../src/features/users/users.table.ts';
import { newId } from '../src/platform/columns.ts';
import type { TestApp } from './app.ts';

export interface Person {
  id: string;
  agencyId: string | null;
  token: string;
  /** Calls the API as this person; `url` is written without `/api/v1`. */
  call(options: InjectOptions & { url: string }): Promise<LightMyRequestResponse>;
}

/** An active person with these roles, already signed in. */
export async function person(
  { app, db }: TestApp,
  roles: Role[],
  agency?: string,
  name = `Pegawai ${roles.join('+')}`,
): Promise<Person> {
  const [row] = agency ? await db.select().from(agencies).where(eq(agencies.numberCode, agency)) : [];
  if (agency && !row) throw new Error(`no agency ${agency} in the seeds`);
  const id = newId();
  const agencyId = row?.id ?? null;
  await db.insert(users).values({
    id,
    name,
    email: `${id}@kerabat.example`,
    roles,
    agencyId,
    status: 'active',
    office: row ? row.name : null,
  });
  const sessionId = newId();
  await db.insert(sessions).values({
    id: sessionId,
    userId: id,
    familyHash: sessionId,
    refreshHash: sessionId,
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  });
  const token = signAccessToken(app, { sid: sessionId });
  return {
    id,
    agencyId,
    token,
    call: ({ url, headers, ...options }) =>
      app.inject({
        ...options,
        url: `/api/v1${url}`,
        headers: { authorization: `Bearer ${token}`, ...headers },
      }),
  };
}
