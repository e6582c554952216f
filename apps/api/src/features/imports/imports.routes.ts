import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { uuid } from '@kerabat/shared/contract/common';
import {
  importListSchema,
  importRowListSchema,
  importRowSchema,
  importSchema,
  listImportRowsQuery,
  listImportsQuery,
  patchColumnsSchema,
  patchImportRowSchema,
} from '@kerabat/shared/imports/schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { attachmentHeader } from '../../platform/downloads.ts';
import { expectedVersion } from '../../platform/etag.ts';
import { commitImport } from './commit.service.ts';
import { correctRow } from './correct.service.ts';
import { demandProvince } from './imports.policy.ts';
import * as imports from './imports.service.ts';
import { startImport } from './preview.service.ts';
import { remapColumns } from './remap.service.ts';

const tags = ['imports'];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const rowParams = z.strictObject({
  id: uuid,
  row: z.coerce.number({ error: 'Nomor baris harus angka.' }).int().min(1).max(1_048_576),
});
const addressOf = (id: string) => `/api/v1/proposal-imports/${id}`;

export async function importRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;
  app.addHook('onRequest', async ({ actor }) => demandProvince(actor));

  api.post(
    '/proposal-imports',
    {
      config: {
        access: 'import.run',
        idempotency: 'accepted',
        form: {
          type: 'object',
          required: ['file'],
          properties: {
            file: {
              type: 'string',
              format: 'binary',
              description: 'XLSX, ODS, atau CSV, paling besar 20 MB.',
            },
            periodId: { type: 'string', format: 'uuid', description: 'Bawaan: periode berjalan.' },
            agencyId: {
              type: 'string',
              format: 'uuid',
              description: 'Perangkat daerah bagi baris yang tidak menyebutkannya.',
            },
          },
        },
      },
      schema: {
        operationId: 'createProposalImport',
        tags,
        summary: 'Unggah daftar usulan',
        description:
          'Mencari lembar dan judul kolom, membaca setiap baris, dan memberi pratinjau. Sampai 2.000 baris pratinjau langsung selesai; di atasnya `status` berjalan dari `reading` ke `previewed` dan dapat dipantau. Belum ada yang tersimpan sebagai usulan.',
        response: { 201: importSchema },
      },
    },
    async (request, reply) => {
      const started = await startImport(platform, callerOf(request), request);
      return reply.code(201).header('location', addressOf(started.id)).send(started);
    },
  );

  api.get(
    '/proposal-imports',
    {
      config: { access: 'import.run' },
      schema: {
        operationId: 'listProposalImports',
        tags,
        summary: 'Daftar impor',
        description: 'Impor yang pernah diunggah, yang terbaru lebih dahulu.',
        querystring: listImportsQuery,
        response: { 200: importListSchema },
      },
    },
    (request) => imports.list(platform, request.query),
  );

  api.get(
    '/proposal-imports/template.xlsx',
    {
      config: { access: 'import.run', produces: { mediaType: XLSX, description: 'Templat daftar usulan.' } },
      schema: {
        operationId: 'downloadImportTemplate',
        tags,
        summary: 'Unduh templat',
        description:
          'Lembar kerja dengan judul kolom yang dikenal, petunjuk, pilihan isian, dan dua baris contoh.',
      },
    },
    async (_request, reply) =>
      reply
        .type(XLSX)
        .header('content-disposition', attachmentHeader('templat-usulan.xlsx'))
        .send(await imports.template(platform)),
  );

  api.get(
    '/proposal-imports/:id',
    {
      config: { access: 'import.run' },
      schema: {
        operationId: 'getProposalImport',
        tags,
        summary: 'Satu impor',
        description: 'Keadaan, kemajuan, kolom, jumlah baris, baris yang dilewati, dan hasil penyimpanan.',
        params: idParams,
        response: { 200: importSchema },
      },
    },
    (request) => imports.getImport(platform, request.params.id),
  );

  api.get(
    '/proposal-imports/:id/rows',
    {
      config: { access: 'import.run' },
      schema: {
        operationId: 'listImportRows',
        tags,
        summary: 'Baris impor',
        description:
          'Isi, pembacaan, galat, peringatan, dan usulan yang mirip untuk setiap baris, menurut nomornya.',
        params: idParams,
        querystring: listImportRowsQuery,
        response: { 200: importRowListSchema },
      },
    },
    (request) => imports.rowsOf(platform, request.params.id, request.query),
  );

  api.patch(
    '/proposal-imports/:id/columns',
    {
      config: { access: 'import.run', ifMatch: true },
      schema: {
        operationId: 'remapImportColumns',
        tags,
        summary: 'Petakan kolom',
        description:
          'Menentukan isian tiap kolom; kolom yang tidak disebut tetap. Semua baris dibaca ulang, pembetulan tetap berlaku.',
        params: idParams,
        body: patchColumnsSchema,
        response: { 200: importSchema },
      },
    },
    (request) =>
      remapColumns(
        platform,
        callerOf(request),
        request.params.id,
        expectedVersion(request),
        request.body.columns,
      ),
  );

  api.patch(
    '/proposal-imports/:id/rows/:row',
    {
      config: { access: 'import.run', ifMatch: true },
      schema: {
        operationId: 'correctImportRow',
        tags,
        summary: 'Betulkan baris',
        description: 'Mengganti isi sel satu baris lalu membacanya ulang. `null` mengosongkan sel.',
        params: rowParams,
        body: patchImportRowSchema,
        response: { 200: importRowSchema },
      },
    },
    (request) => {
      const { id, row } = request.params;
      return correctRow(platform, callerOf(request), id, row, expectedVersion(request), request.body.values);
    },
  );

  api.post(
    '/proposal-imports/:id/commit',
    {
      config: { access: 'import.run', idempotency: 'required' },
      schema: {
        operationId: 'commitProposalImport',
        tags,
        summary: 'Simpan sebagai usulan',
        description:
          'Menyimpan semua baris yang siap dalam satu transaksi, sekali saja; usulan masuk sebagai "diajukan" atas nama perangkat daerahnya. Di atas 2.000 baris dijawab 202 dan dikerjakan di latar belakang.',
        params: idParams,
        body: z.strictObject({}).nullish(),
        response: { 200: importSchema, 202: importSchema },
      },
    },
    async (request, reply) => {
      const key = String(request.headers['idempotency-key']);
      const { isDone, answer } = await commitImport(platform, callerOf(request), request.params.id, key);
      if (isDone) return reply.code(200).send(answer);
      return reply.code(202).header('location', addressOf(answer.id)).send(answer);
    },
  );
}
