import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { kindAdviceSchema } from '@kerabat/shared/proposals/kind-advice.schema';
import { proposalVersionsSchema } from '@kerabat/shared/proposals/versions.schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { adviceFor } from './kind-advice.service.ts';
import { versionsOf } from './versions.service.ts';

const tags = ['proposals'];

/** What is worked out from a proposal: what changed between hand-ins, and which kind its answers point to. */
export async function versionRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/proposals/:id/versions',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'listProposalVersions',
        tags,
        summary: 'Versi usulan',
        description:
          'Apa yang berubah antara dua pengajuan, per isian; versi terbaru lebih dahulu. `current`: perubahan sesudah versi terakhir; perbaikan yang belum diajukan hanya terlihat oleh perangkat daerahnya.',
        params: idParams,
        response: { 200: proposalVersionsSchema },
      },
    },
    (request) => versionsOf(app.platform, callerOf(request), request.params.id),
  );

  api.get(
    '/proposals/:id/kind-advice',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'getProposalKindAdvice',
        tags,
        summary: 'Saran jenis kerja sama',
        description:
          'Jenis yang disarankan panduan menurut calon mitra dan jawaban usulan ini, beserta dasarnya. Jenis lain boleh dipilih dengan alasan (`kindReason`).',
        params: idParams,
        response: { 200: kindAdviceSchema },
      },
    },
    (request) => adviceFor(app.platform, callerOf(request), request.params.id),
  );
}
