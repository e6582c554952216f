import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { uuid } from '@kerabat/shared/contract/common';
import type { Actor } from './actor.ts';
import './access.ts';

/** Who asks, and the id of the request, for history and audit. */
export interface Caller {
  actor: Actor;
  requestId: string;
}

export const callerOf = (request: FastifyRequest): Caller => ({
  actor: request.actor,
  requestId: request.id,
});

/** `/x/{id}` */
export const idParams = z.strictObject({ id: uuid });
