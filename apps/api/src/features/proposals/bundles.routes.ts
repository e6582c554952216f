import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  bundleSchema,
  createBundleSchema,
  patchBundleSchema,
} from '@kerabat/shared/proposals/bundles.schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { expectedVersion } from '../../platform/etag.ts';
import * as bundles from './bundles.service.ts';

const tags = ['proposals'];

export async function bundleRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.post(
    '/proposal-bundles',
    {
      config: { access: 'proposal.verify', idempotency: 'accepted' },
      schema: {
        operationId: 'createProposalBundle',
        tags,
        summary: 'Bundel usulan',
        description:
          'Menyatukan usulan yang tetap berdiri sendiri tetapi dibahas bersama. Satu usulan paling banyak dalam satu bundel.',
        body: createBundleSchema,
        response: { 201: bundleSchema },
      },
    },
    async (request, reply) => {
      const bundle = await bundles.create(platform, callerOf(request), request.body);
      return reply.code(201).header('location', `/api/v1/proposal-bundles/${bundle.id}`).send(bundle);
    },
  );

  api.get(
    '/proposal-bundles/:id',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'getProposalBundle',
        tags,
        summary: 'Satu bundel usulan',
        description: 'Usulan di dalamnya yang boleh dilihat pemanggil.',
        params: idParams,
        response: { 200: bundleSchema },
      },
    },
    (request) => bundles.get(platform, callerOf(request), request.params.id),
  );

  api.patch(
    '/proposal-bundles/:id',
    {
      config: { access: 'proposal.verify', ifMatch: true },
      schema: {
        operationId: 'updateProposalBundle',
        tags,
        summary: 'Ubah bundel usulan',
        description: 'Mengganti judul atau seluruh daftar usulannya.',
        params: idParams,
        body: patchBundleSchema,
        response: { 200: bundleSchema },
      },
    },
    (request) =>
      bundles.patch(platform, callerOf(request), request.params.id, expectedVersion(request), request.body),
  );

  api.delete(
    '/proposal-bundles/:id',
    {
      config: { access: 'proposal.verify', ifMatch: true },
      schema: {
        operationId: 'deleteProposalBundle',
        tags,
        summary: 'Bubarkan bundel usulan',
        description: 'Usulannya tetap ada dan masing-masing berjalan sendiri lagi.',
        params: idParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await bundles.remove(platform, callerOf(request), request.params.id, expectedVersion(request));
      return reply.code(204).send(null);
    },
  );
}
