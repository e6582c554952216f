import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { auditChainSchema, auditListSchema, listAuditQuery } from '@kerabat/shared/audit/schema';
import { describeChain, listAudit } from './audit.service.ts';

const tags = ['audit'];

export async function auditRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/audit-records',
    {
      config: { access: 'audit.read' },
      schema: {
        operationId: 'listAuditRecords',
        tags,
        summary: 'Jejak audit',
        description:
          'Siapa melakukan apa pada catatan mana, yang terbaru lebih dahulu, beserta tempatnya dalam rantai SHA-256.',
        querystring: listAuditQuery,
        response: { 200: auditListSchema },
      },
    },
    async (request) => listAudit(platform, request.query),
  );

  api.get(
    '/audit-records/chain',
    {
      config: { access: 'audit.read' },
      schema: {
        operationId: 'getAuditChain',
        tags,
        summary: 'Keadaan rantai audit',
        description:
          'Ujung rantai SHA-256 dan berapa catatan yang menunggu ditautkan. Simpan `lastSeq` dan `lastHash` di tempat lain untuk membuktikan kelak bahwa rantai tidak ditulis ulang.',
        response: { 200: auditChainSchema },
      },
    },
    async () => describeChain(platform),
  );
}
