import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { procedureListSchema, procedureParams, procedureSchema } from '@kerabat/shared/procedures/schema';
import { get, list } from './procedures.service.ts';

const tags = ['procedures'];

export async function procedureRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/procedures',
    {
      config: { access: 'reference.read' },
      schema: {
        operationId: 'listProcedures',
        tags,
        summary: 'Prosedur kerja sama',
        description:
          'Tahap menurut jenis kerja sama pada versi yang berlaku sekarang: pelaku, syarat, hasil, batas waktu, dan sumbernya.',
        response: { 200: procedureListSchema },
      },
    },
    async () => list(),
  );

  api.get(
    '/procedures/:code',
    {
      config: { access: 'reference.read' },
      schema: {
        operationId: 'getProcedure',
        tags,
        summary: 'Satu prosedur',
        description: 'Versi yang berlaku sekarang; berkas yang berjalan tetap memakai versi saat dibuka.',
        params: procedureParams,
        response: { 200: procedureSchema },
      },
    },
    async (request) => get(request.params.code),
  );
}
