import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { listTasksQuery, taskListSchema } from '@kerabat/shared/tasks/schema';
import { callerOf } from '../../platform/caller.ts';
import { list } from './tasks.service.ts';

export async function taskRoutes(app: FastifyInstance) {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/tasks',
    {
      config: { access: ['proposal.read', 'cooperation.read'] },
      schema: {
        operationId: 'listTasks',
        tags: ['tasks'],
        summary: 'Tugas saya',
        description:
          'Usulan, berkas kerja sama, telaah, dan tawaran publik yang menunggu langkah pemanggil: yang ditugaskan kepadanya atau yang diwakilinya lebih dahulu (`me`), lalu yang terbuka bagi sekantornya (`office`), masing-masing menurut batas terdekat. Yang ditugaskan kepada orang lain dan tulisan sendiri tidak termasuk. `summary` menghitung semuanya tanpa saringan.',
        querystring: listTasksQuery,
        response: { 200: taskListSchema },
      },
    },
    (request) => list(app.platform, callerOf(request), request.query),
  );
}
