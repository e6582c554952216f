import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  dutiesSchema,
  dutyHoldersSchema,
  handOverBody,
  handOverResultSchema,
} from '@kerabat/shared/duties/schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { handOver, listHolders, readDuties } from './duties.service.ts';

const tags = ['duties'];

/** What lies with people by name, and how all of it goes to somebody else. */
export async function dutyRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/duties',
    {
      config: { access: 'duty.hand-over' },
      schema: {
        operationId: 'listDutyHolders',
        tags,
        summary: 'Siapa memegang berapa tugas',
        description:
          'Rekan sebiro bagi kepala bagian dan kepala biro, semua orang yang memegang tugas bagi administrator; yang terbanyak lebih dahulu.',
        response: { 200: dutyHoldersSchema },
      },
    },
    (request) => listHolders(platform, callerOf(request)),
  );

  api.get(
    '/users/:id/duties',
    {
      config: { access: 'duty.hand-over' },
      schema: {
        operationId: 'getDuties',
        tags,
        summary: 'Tugas atas nama seseorang',
        description:
          'Semua yang masih terbuka atas namanya: usulan, berkas kerja sama, tugas, rapat telaah, dan cuti rekan yang diwakilinya; serta rekan yang berwenang menerima semuanya.',
        params: idParams,
        response: { 200: dutiesSchema },
      },
    },
    (request) => readDuties(platform, callerOf(request), request.params.id),
  );

  api.post(
    '/users/:id/duties/hand-over',
    {
      config: { access: 'duty.hand-over', idempotency: 'accepted' },
      schema: {
        operationId: 'handOverDuties',
        tags,
        summary: 'Serah terima semua tugas',
        description:
          'Memindahkan semua tugas terbuka kepada satu rekan dalam satu langkah. Tercatat pada riwayat tiap berkas dan jejak audit; penerima mendapat satu surel. Yang tidak dapat diterimanya disebut dengan sebabnya.',
        params: idParams,
        body: handOverBody,
        response: { 200: handOverResultSchema },
      },
    },
    (request) => handOver(platform, callerOf(request), request.params.id, request.body),
  );
}
