import type { FastifyInstance } from 'fastify';
import { meRoutes } from './me.routes.ts';
import { passwordRoutes } from './password.routes.ts';
import { sessionRoutes } from './sessions.routes.ts';
import { totpRoutes } from './totp.routes.ts';

export async function authRoutes(app: FastifyInstance) {
  await app.register(sessionRoutes);
  await app.register(meRoutes);
  await app.register(passwordRoutes);
  await app.register(totpRoutes);
}
