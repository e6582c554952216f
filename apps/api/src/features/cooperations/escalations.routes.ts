import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { escalationsSchema } from '@kerabat/shared/cooperations/list.schema';
import { escalations } from './escalations.service.ts';

export async function escalationRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/cooperations/escalations',
    {
      config: { access: 'cooperation.read-all' },
      schema: {
        operationId: 'listEscalations',
        tags: ['cooperations'],
        summary: 'Yang terlalu lama menunggu',
        description:
          'Alarm semua berkas yang berjalan menurut penanggung jawabnya, dengan jumlah hari lewat batas. Paling banyak 2.000 berkas, yang terlama tidak bergerak lebih dahulu.',
        response: { 200: escalationsSchema },
      },
    },
    () => escalations(platform),
  );
}
