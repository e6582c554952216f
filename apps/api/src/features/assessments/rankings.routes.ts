import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  prioritiesSchema,
  rankingQuery,
  rankingSchema,
  setPrioritiesSchema,
} from '@kerabat/shared/assessments/rankings.schema';
import { criteriaSchema, putCriteriaSchema } from '@kerabat/shared/assessments/criteria.schema';
import { callerOf } from '../../platform/caller.ts';
import { attachmentHeader } from '../../platform/downloads.ts';
import { expectedVersion } from '../../platform/etag.ts';
import * as criteria from './criteria.service.ts';
import * as rankings from './rankings.service.ts';

const tags = ['assessments'];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv; charset=utf-8';

function criteriaRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/review-criteria',
    {
      config: { access: 'review.read' },
      schema: {
        operationId: 'getReviewCriteria',
        tags,
        summary: 'Kriteria penilaian',
        description: 'Kriteria dan bobot yang dipakai rapat berikutnya.',
        response: { 200: criteriaSchema },
      },
    },
    (request) => criteria.get(platform, callerOf(request)),
  );

  api.put(
    '/review-criteria',
    {
      config: { access: 'review.set-criteria', ifMatch: true },
      schema: {
        operationId: 'putReviewCriteria',
        tags,
        summary: 'Ubah kriteria penilaian',
        description:
          'Menjadi versi baru untuk rapat berikutnya; rapat yang sudah dibuat tetap memakai salinannya.',
        body: putCriteriaSchema,
        response: { 200: criteriaSchema },
      },
    },
    (request) => criteria.put(platform, callerOf(request), expectedVersion(request), request.body),
  );
}

function exportRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/review-rankings.csv',
    {
      config: {
        access: 'review.read',
        produces: { mediaType: 'text/csv', description: 'Peringkat sebagai CSV.' },
      },
      schema: {
        operationId: 'exportReviewRankingCsv',
        tags,
        summary: 'Unduh peringkat sebagai CSV',
        description: 'Dipisah titik koma, UTF-8.',
        querystring: rankingQuery,
      },
    },
    async (request, reply) => {
      const { fileName, content } = await rankings.exportCsv(platform, callerOf(request), request.query.year);
      return reply.type(CSV).header('content-disposition', attachmentHeader(fileName)).send(content);
    },
  );

  api.get(
    '/review-rankings.xlsx',
    {
      config: {
        access: 'review.read',
        produces: { mediaType: XLSX, description: 'Peringkat sebagai lembar kerja.' },
      },
      schema: {
        operationId: 'exportReviewRankingXlsx',
        tags,
        summary: 'Unduh peringkat sebagai XLSX',
        description: 'Peringkat dan bobot.',
        querystring: rankingQuery,
      },
    },
    async (request, reply) => {
      const { fileName, content } = await rankings.exportXlsx(
        platform,
        callerOf(request),
        request.query.year,
      );
      return reply.type(XLSX).header('content-disposition', attachmentHeader(fileName)).send(content);
    },
  );
}

export function rankingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/review-rankings',
    {
      config: { access: 'review.read' },
      schema: {
        operationId: 'getReviewRanking',
        tags,
        summary: 'Peringkat usulan yang ditelaah',
        description:
          'Usulan suatu tahun yang diputuskan dalam rapat yang sudah ditutup, menurut nilai tertimbang, dengan rata-rata per kriteria untuk simulasi bobot.',
        querystring: rankingQuery,
        response: { 200: rankingSchema },
      },
    },
    (request) => rankings.get(platform, callerOf(request), request.query.year),
  );

  api.post(
    '/review-rankings/priorities',
    {
      config: { access: 'mapping.freeze', idempotency: 'accepted' },
      schema: {
        operationId: 'setReviewPriorities',
        tags,
        summary: 'Tuliskan prioritas ke Daftar Pemetaan',
        description:
          'Tanpa `seal`: pratinjau, tidak ada yang berubah. Dengan `seal` dari pratinjau: prioritas 1 sampai 3 ditulis pada usulan yang direkomendasikan dan tercatat pada riwayatnya.',
        body: setPrioritiesSchema,
        response: { 200: prioritiesSchema },
      },
    },
    (request) => rankings.setPriorities(platform, callerOf(request), request.body),
  );

  exportRoutes(app);
  criteriaRoutes(app);
}
