import '@fastify/jwt';
import type { Authenticate } from '../../platform/access.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Database } from '../../platform/db.ts';
import { claims } from './access-token.service.ts';
import { personActor, recallActor } from './actors.service.ts';
import { findActiveClient, findActiveSession } from './auth.queries.ts';

async function loadPerson(db: Database, sessionId: string): Promise<Actor | undefined> {
  const row = await findActiveSession(db, sessionId);
  return row && personActor(row, sessionId);
}

async function loadClient(db: Database, id: string, scope: readonly string[]): Promise<Actor | undefined> {
  const row = await findActiveClient(db, id);
  if (!row) return undefined;
  return {
    kind: 'client',
    id: row.id,
    name: row.name,
    office: null,
    agencyId: row.agencyId,
    sessionId: null,
    permissions: new Set(row.scopes.filter((granted) => scope.includes(granted))),
  };
}

/** Looks the actor up behind the token; what was found is remembered for five seconds. */
export function authenticateWith(db: Database): Authenticate {
  return async (request) => {
    if (!/^bearer /i.test(request.headers.authorization ?? '')) return undefined;
    const token = claims.safeParse(await request.jwtVerify().catch(() => undefined));
    if (!token.success) return undefined;
    const payload = token.data;
    if ('sid' in payload) return recallActor(db, payload.sid, () => loadPerson(db, payload.sid));
    return recallActor(db, `${payload.cid} ${payload.scope.join(' ')}`, () =>
      loadClient(db, payload.cid, payload.scope),
    );
  };
}
