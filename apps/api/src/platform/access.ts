import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { PERMISSIONS, type Permission } from '@kerabat/shared/access/permissions';
import { missingPermission, type Actor } from './actor.ts';
import { unauthorized } from './problem.ts';

/** Who may call a route: everybody, the holders of one permission, or of any of several. There is no default. */
export type Access = 'public' | Permission | readonly [Permission, ...Permission[]];

/** Turns the bearer token of a request into an actor; undefined when there is none that holds. */
export type Authenticate = (request: FastifyRequest) => Promise<Actor | undefined>;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    /** Set on every route that is not public. */
    actor: Actor;
  }
}

const isPermission = (value: unknown): boolean => PERMISSIONS.includes(value as Permission);
const isAccess = (value: unknown): value is Access =>
  value === 'public' ||
  isPermission(value) ||
  (Array.isArray(value) && value.length > 0 && value.every(isPermission));

const grants = (actor: Actor, needed: Exclude<Access, 'public'>): boolean =>
  typeof needed === 'string'
    ? actor.permissions.has(needed)
    : needed.some((permission) => actor.permissions.has(permission));

/** Deny by default: a route without an access declaration doesn't boot. */
export const access = fp<{ authenticate: Authenticate }>(
  async (app: FastifyInstance, { authenticate }) => {
    app.decorateRequest('actor');

    app.addHook('onRoute', (route) => {
      if (!isAccess(route.config?.access))
        throw new Error(`${String(route.method)} ${route.url} has no access declaration (config.access)`);
    });

    app.addHook('onRequest', async (request) => {
      const needed = request.routeOptions.config.access;
      if (needed === undefined || needed === 'public') return;
      const actor = await authenticate(request);
      if (!actor)
        throw unauthorized(
          'access.unauthenticated',
          'Sesi Anda sudah berakhir atau belum masuk. Silakan masuk kembali.',
        );
      request.actor = actor;
      if (!grants(actor, needed)) throw missingPermission();
    });
  },
  { name: 'access' },
);
