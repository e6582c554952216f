import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { uuid } from '@kerabat/shared/contract/common';
import { caseTasksSchema, taskAssigneeBody, taskAssigneesSchema } from '@kerabat/shared/tasks/schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { expectedVersion } from '../../platform/etag.ts';
import { assignTask, listTaskAssignees, listTasksOfCase } from './task-assignment.service.ts';

const tags = ['cooperations'];
const params = z.strictObject({ id: uuid, taskId: uuid });

/** Who does a task of a case. */
export async function taskAssignmentRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/cooperations/:id/tasks',
    {
      config: { access: 'cooperation.read' },
      schema: {
        operationId: 'listCooperationTasks',
        tags,
        summary: 'Tugas pada satu berkas',
        description:
          'Tiap tahap yang terbuka dan tiap ketentuan yang belum terpenuhi, dengan pemegang, umur, dan batasnya.',
        params: idParams,
        response: { 200: caseTasksSchema },
      },
    },
    (request) => listTasksOfCase(platform, callerOf(request), request.params.id),
  );

  api.get(
    '/cooperations/:id/tasks/:taskId/assignees',
    {
      config: { access: 'cooperation.read' },
      schema: {
        operationId: 'listTaskAssignees',
        tags,
        summary: 'Rekan yang dapat mengerjakan tugas',
        description:
          'Orang aktif yang berwenang mengerjakan tugas ini, beserta banyaknya tugas yang dipegang.',
        params,
        response: { 200: taskAssigneesSchema },
      },
    },
    (request) => listTaskAssignees(platform, callerOf(request), request.params),
  );

  api.put(
    '/cooperations/:id/tasks/:taskId/assignee',
    {
      config: { access: 'cooperation.read', ifMatch: true },
      schema: {
        operationId: 'assignTask',
        tags,
        summary: 'Pindahkan tugas',
        description:
          'Atasan memberikan tugas kepada siapa pun yang berwenang; yang lain mengambil tugas yang terbuka baginya, atau meneruskan dan melepas yang dipegangnya. `If-Match` memakai etag berkas. Tercatat pada riwayat berkas.',
        params,
        body: taskAssigneeBody,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { params: address, body } = request;
      await assignTask(platform, callerOf(request), address, expectedVersion(request), body);
      return reply.code(204).send(null);
    },
  );
}
