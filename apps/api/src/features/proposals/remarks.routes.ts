import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { uuid } from '@kerabat/shared/contract/common';
import {
  createRemarkSchema,
  mentionableQuery,
  mentionableSchema,
  remarkSchema,
  remarksSchema,
} from '@kerabat/shared/proposals/trail.schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { add, get, listFor, listMentionable } from './remarks.service.ts';

const tags = ['proposals'];
const remarkParams = z.strictObject({ id: uuid, remarkId: uuid });

export async function remarkRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/proposals/:id/remarks',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'listProposalRemarks',
        tags,
        summary: 'Catatan pada usulan',
        description:
          'Catatan yang boleh dilihat pemanggil, juga dari usulan yang digabung ke usulan ini (`from`); catatan internal hanya untuk Biro.',
        params: idParams,
        response: { 200: remarksSchema },
      },
    },
    (request) => listFor(app.platform, callerOf(request), request.params.id),
  );

  api.get(
    '/proposals/:id/remarks/:remarkId',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'getProposalRemark',
        tags,
        summary: 'Satu catatan',
        description: 'Satu catatan yang boleh dilihat pemanggil.',
        params: remarkParams,
        response: { 200: remarkSchema },
      },
    },
    (request) => get(app.platform, callerOf(request), request.params.id, request.params.remarkId),
  );

  api.post(
    '/proposals/:id/remarks',
    {
      config: { access: 'proposal.remark', idempotency: 'accepted' },
      schema: {
        operationId: 'addProposalRemark',
        tags,
        summary: 'Tambah catatan',
        description:
          'Catatan tidak mengubah keadaan usulan. `internal` hanya boleh dipakai Biro; balasan atas catatan internal juga internal. Orang yang disebut diberi tahu lewat surel.',
        params: idParams,
        body: createRemarkSchema,
        response: { 201: remarkSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const remark = await add(app.platform, callerOf(request), id, request.body);
      return reply.code(201).header('location', `/api/v1/proposals/${id}/remarks/${remark.id}`).send(remark);
    },
  );

  api.get(
    '/proposals/:id/mentionable',
    {
      config: { access: 'proposal.remark' },
      schema: {
        operationId: 'listMentionablePeople',
        tags,
        summary: 'Orang yang dapat disebut',
        description:
          'Orang aktif yang dapat melihat dan menjawab catatan pada usulan ini menurut nama, paling banyak 20; persempit dengan `q`.',
        params: idParams,
        querystring: mentionableQuery,
        response: { 200: mentionableSchema },
      },
    },
    (request) => listMentionable(app.platform, callerOf(request), request.params.id, request.query),
  );
}
