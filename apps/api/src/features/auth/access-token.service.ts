import '@fastify/jwt';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

/** `sid` names a session (a person), `cid` an API client; nothing else is trusted to the token but its expiry. */
export const claims = z.union([
  z.object({ sid: z.uuid() }),
  z.object({ cid: z.uuid(), scope: z.array(z.string()) }),
]);
type Claims = z.infer<typeof claims>;

export const ACCESS_TOKEN_SECONDS = 600;

export const signAccessToken = (app: FastifyInstance, payload: Claims): string =>
  app.jwt.sign(payload, { expiresIn: ACCESS_TOKEN_SECONDS });
