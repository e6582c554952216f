import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { commitPartnerImportBody, partnerImportSchema } from '@kerabat/shared/partners/imports.schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { attachmentHeader } from '../../platform/downloads.ts';
import { commitPartnerImport, getPartnerImport, startPartnerImport } from './partner-imports.service.ts';
import { partnerTemplate } from './partner-imports.template.ts';

const tags = ['partners'];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function partnerImportRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.post(
    '/partner-imports',
    {
      config: {
        access: 'partner.write',
        idempotency: 'accepted',
        form: {
          type: 'object',
          required: ['file'],
          properties: {
            file: {
              type: 'string',
              format: 'binary',
              description: 'XLSX, ODS, atau CSV, paling besar 5 MB dan 2.000 baris.',
            },
          },
        },
      },
      schema: {
        operationId: 'createPartnerImport',
        tags,
        summary: 'Unggah daftar mitra',
        description:
          'Mengenali judul kolom, membaca setiap baris, dan memberi pratinjau dengan galat, peringatan, dan mitra yang mirip. Belum ada yang terdaftar.',
        response: { 201: partnerImportSchema },
      },
    },
    async (request, reply) => {
      const started = await startPartnerImport(platform, callerOf(request), request);
      return reply.code(201).header('location', `/api/v1/partner-imports/${started.id}`).send(started);
    },
  );

  api.get(
    '/partner-imports/template.xlsx',
    {
      config: {
        access: 'partner.write',
        produces: { mediaType: XLSX, description: 'Templat daftar mitra.' },
      },
      schema: {
        operationId: 'downloadPartnerTemplate',
        tags,
        summary: 'Unduh templat daftar mitra',
        description:
          'Lembar kerja dengan judul kolom yang dikenal, dua baris contoh, dan daftar jenis mitra.',
      },
    },
    async (_request, reply) =>
      reply
        .type(XLSX)
        .header('content-disposition', attachmentHeader('templat-mitra.xlsx'))
        .send(await partnerTemplate(platform)),
  );

  api.get(
    '/partner-imports/:id',
    {
      config: { access: 'partner.write' },
      schema: {
        operationId: 'getPartnerImport',
        tags,
        summary: 'Satu impor mitra',
        description: 'Pratinjau atau hasil impor. Dihapus 7 hari setelah diunggah.',
        params: idParams,
        response: { 200: partnerImportSchema },
      },
    },
    (request) => getPartnerImport(platform, request.params.id),
  );

  api.post(
    '/partner-imports/:id/commit',
    {
      config: { access: 'partner.write', idempotency: 'required' },
      schema: {
        operationId: 'commitPartnerImport',
        tags,
        summary: 'Daftarkan mitra dari daftar',
        description:
          'Mendaftarkan semua baris yang siap, dan baris mirip yang disebut pada `evenIfSimilar`, dalam satu transaksi dan sekali saja.',
        params: idParams,
        body: commitPartnerImportBody,
        response: { 200: partnerImportSchema },
      },
    },
    (request) =>
      commitPartnerImport(platform, callerOf(request), request.params.id, request.body.evenIfSimilar),
  );
}
