import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { uuid } from '@kerabat/shared/contract/common';
import {
  decideSchema,
  declareConflictSchema,
  opinionSchema,
  opinionsSchema,
  putOpinionSchema,
  reviewItemSchema,
} from '@kerabat/shared/assessments/schema';
import { callerOf } from '../../platform/caller.ts';
import { expectedOrNew, expectedVersion } from '../../platform/etag.ts';
import { declareConflict, withdrawConflict } from './conflicts.service.ts';
import * as opinions from './opinions.service.ts';

const tags = ['assessments'];
const params = z.strictObject({ id: uuid, proposalId: uuid });

function judgingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/review-meetings/:id/items/:proposalId',
    {
      config: { access: 'review.read' },
      schema: {
        operationId: 'getReviewItem',
        tags,
        summary: 'Satu usulan pada agenda',
        description:
          'Kuorum, benturan kepentingan, banyaknya pendapat, dan langkah yang terbuka bagi pemanggil.',
        params,
        response: { 200: reviewItemSchema },
      },
    },
    (request) => opinions.getItem(platform, callerOf(request), request.params),
  );

  api.get(
    '/review-meetings/:id/items/:proposalId/opinion',
    {
      config: { access: 'review.read' },
      schema: {
        operationId: 'listReviewOpinions',
        tags,
        summary: 'Pendapat anggota',
        description:
          'Anggota melihat pendapat lain setelah memberi pendapatnya sendiri; ketua dan sekretariat setelah ketua memberi pendapat atau menutup pengumpulan; selebihnya setelah rapat ditutup. Sebelumnya hanya banyaknya.',
        params,
        response: { 200: opinionsSchema },
      },
    },
    (request) => opinions.listOpinions(platform, callerOf(request), request.params),
  );

  api.put(
    '/review-meetings/:id/items/:proposalId/opinion',
    {
      config: { access: 'review.give-opinion', ifMatch: 'unless-new' },
      schema: {
        operationId: 'putReviewOpinion',
        tags,
        summary: 'Beri atau ubah pendapat sendiri',
        description:
          'Dengan nilai 1 sampai 5 untuk setiap kriteria rapat. Pendapat pertama dikirim dengan `If-None-Match: *`; yang lama tetap tercatat.',
        params,
        body: putOpinionSchema,
        response: { 200: opinionSchema },
      },
    },
    (request) =>
      opinions.putOpinion(platform, callerOf(request), request.params, expectedOrNew(request), request.body),
  );

  api.put(
    '/review-meetings/:id/items/:proposalId/conflict',
    {
      config: { access: 'review.give-opinion', ifMatch: true },
      schema: {
        operationId: 'declareReviewConflict',
        tags,
        summary: 'Nyatakan benturan kepentingan',
        description:
          'Dengan alasan. Pendapat yang sudah diberikan ditarik, dan Anda tidak dihitung dalam kuorum usulan ini.',
        params,
        body: declareConflictSchema,
        response: { 200: reviewItemSchema },
      },
    },
    (request) =>
      declareConflict(platform, callerOf(request), request.params, expectedVersion(request), request.body),
  );

  api.delete(
    '/review-meetings/:id/items/:proposalId/conflict',
    {
      config: { access: 'review.give-opinion', ifMatch: true },
      schema: {
        operationId: 'withdrawReviewConflict',
        tags,
        summary: 'Tarik pernyataan benturan kepentingan',
        description: 'Hanya yang dinyatakan sendiri, selama usulan belum diputuskan.',
        params,
        response: { 200: reviewItemSchema },
      },
    },
    (request) => withdrawConflict(platform, callerOf(request), request.params, expectedVersion(request)),
  );
}

function chairRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.post(
    '/review-meetings/:id/items/:proposalId/close-collection',
    {
      config: { access: 'proposal.decide-review', ifMatch: true },
      schema: {
        operationId: 'closeReviewCollection',
        tags,
        summary: 'Tutup pengumpulan pendapat',
        description:
          'Yang belum berpendapat tidak dapat lagi; isi pendapat terbuka bagi ketua dan sekretariat.',
        params,
        response: { 200: reviewItemSchema },
      },
    },
    (request) =>
      opinions.closeCollection(platform, callerOf(request), request.params, expectedVersion(request)),
  );

  api.post(
    '/review-meetings/:id/items/:proposalId/decision',
    {
      config: { access: 'proposal.decide-review', ifMatch: true },
      schema: {
        operationId: 'decideReview',
        tags,
        summary: 'Putuskan satu usulan',
        description:
          'Dicatat sekarang, dijalankan saat rapat ditutup; sampai saat itu ketua dapat memutuskan ulang. Selain rekomendasi, alasan wajib.',
        params,
        body: decideSchema,
        response: { 200: reviewItemSchema },
      },
    },
    (request) =>
      opinions.decide(platform, callerOf(request), request.params, expectedVersion(request), request.body),
  );
}

export function opinionRoutes(app: FastifyInstance) {
  judgingRoutes(app);
  chairRoutes(app);
}
