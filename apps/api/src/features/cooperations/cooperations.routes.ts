import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  boardQuery,
  boardSchema,
  exportCooperationsQuery,
  listCooperationsQuery,
  timelineSchema,
} from '@kerabat/shared/cooperations/list.schema';
import {
  cooperationListSchema,
  cooperationSchema,
  createCooperationSchema,
} from '@kerabat/shared/cooperations/schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { attachmentHeader } from '../../platform/downloads.ts';
import { caseActionRoutes } from './actions.routes.ts';
import { get } from './case.service.ts';
import { create } from './create.service.ts';
import { exportCsv, exportXlsx } from './export.service.ts';
import { board, list } from './list.service.ts';
import { timeline } from './timeline.service.ts';
import { caseTrailRoutes } from './trail.routes.ts';

const tags = ['cooperations'];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const EXPORT_DESCRIPTION =
  'Semua berkas yang memenuhi saringan daftar, dalam urutan yang sama, tanpa halaman.';

export async function cooperationRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/cooperations',
    {
      config: { access: 'cooperation.read' },
      schema: {
        operationId: 'listCooperations',
        tags,
        summary: 'Daftar berkas kerja sama',
        description:
          'Berkas yang boleh dilihat pemanggil: perangkat daerah melihat yang dipimpin atau didukungnya, Biro dan penelaah melihat semuanya.',
        querystring: listCooperationsQuery,
        response: { 200: cooperationListSchema },
      },
    },
    (request) => list(platform, callerOf(request), request.query),
  );

  api.get(
    '/cooperations/export.xlsx',
    {
      config: {
        access: 'cooperation.read',
        produces: { mediaType: XLSX, description: 'Lembar kerja dengan baris yang sama seperti daftar.' },
      },
      schema: {
        operationId: 'exportCooperationsXlsx',
        tags,
        summary: 'Unduh daftar berkas sebagai XLSX',
        description: EXPORT_DESCRIPTION,
        querystring: exportCooperationsQuery,
      },
    },
    async (request, reply) =>
      reply
        .type(XLSX)
        .header('content-disposition', attachmentHeader('kerja-sama.xlsx'))
        .send(await exportXlsx(platform, callerOf(request), request.query)),
  );

  api.get(
    '/cooperations/export.csv',
    {
      config: {
        access: 'cooperation.read',
        produces: { mediaType: 'text/csv', description: 'CSV bertitik koma, UTF-8.' },
      },
      schema: {
        operationId: 'exportCooperationsCsv',
        tags,
        summary: 'Unduh daftar berkas sebagai CSV',
        description: EXPORT_DESCRIPTION,
        querystring: exportCooperationsQuery,
      },
    },
    async (request, reply) =>
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', attachmentHeader('kerja-sama.csv'))
        .send(await exportCsv(platform, callerOf(request), request.query)),
  );

  api.get(
    '/cooperations/timeline',
    {
      config: { access: 'cooperation.read' },
      schema: {
        operationId: 'listCooperationTimeline',
        tags,
        summary: 'Linimasa berkas',
        description:
          'Berkas yang sama dengan daftarnya, dalam urutan yang sama, masing-masing dengan tahap yang sudah dimasuki dan waktunya.',
        querystring: listCooperationsQuery,
        response: { 200: timelineSchema },
      },
    },
    (request) => timeline(platform, callerOf(request), request.query),
  );

  api.get(
    '/cooperations/board',
    {
      config: { access: 'cooperation.read' },
      schema: {
        operationId: 'getCooperationBoard',
        tags,
        summary: 'Papan berkas menurut tahap',
        description:
          'Jumlah berkas yang berjalan pada setiap tahap terbuka; berkas dengan dua jalur terbuka dihitung pada keduanya.',
        querystring: boardQuery,
        response: { 200: boardSchema },
      },
    },
    (request) => board(platform, callerOf(request), request.query),
  );

  api.post(
    '/cooperations',
    {
      config: { access: 'cooperation.create', idempotency: 'accepted' },
      schema: {
        operationId: 'createCooperation',
        tags,
        summary: 'Buka berkas kerja sama',
        description:
          'Dari usulan yang dinyatakan layak, yang sekaligus menjadi ditindaklanjuti; atau langsung dengan alasannya. Kerja sama yang diatur di tempat lain cukup dicatat, kecuali `route` meminta tata cara lengkap.',
        body: createCooperationSchema,
        response: { 201: cooperationSchema },
      },
    },
    async (request, reply) => {
      const created = await create(platform, callerOf(request), request.body);
      return reply.code(201).header('location', `/api/v1/cooperations/${created.id}`).send(created);
    },
  );

  api.get(
    '/cooperations/:id',
    {
      config: { access: 'cooperation.read' },
      schema: {
        operationId: 'getCooperation',
        tags,
        summary: 'Satu berkas kerja sama',
        description: 'Seluruh isi berkas, tahap beserta yang masih kurang, dan langkah yang boleh diambil.',
        params: idParams,
        response: { 200: cooperationSchema },
      },
    },
    (request) => get(platform, callerOf(request), request.params.id),
  );

  await app.register(caseActionRoutes);
  await app.register(caseTrailRoutes);
}
