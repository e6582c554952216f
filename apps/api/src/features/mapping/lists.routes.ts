import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  freezeMappingSchema,
  frozenItemsQuery,
  mappingDifferencesSchema,
  mappingItemsSchema,
  mappingListSchema,
  mappingListsQuery,
  mappingListsSchema,
} from '@kerabat/shared/mapping/schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { attachmentHeader } from '../../platform/downloads.ts';
import * as lists from './lists.service.ts';
import { DOCX } from '../../platform/word.ts';
import { XLSX } from './list-workbook.ts';

const tags = ['mapping'];

function registerRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/mapping/lists',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'listMappingLists',
        tags,
        summary: 'Daftar Pemetaan yang ditetapkan',
        description: 'Daftar yang sudah ditetapkan dengan keputusan, yang terbaru lebih dahulu.',
        querystring: mappingListsQuery,
        response: { 200: mappingListsSchema },
      },
    },
    (request) => lists.listAll(platform, callerOf(request), request.query),
  );

  api.post(
    '/mapping/lists',
    {
      config: { access: 'mapping.freeze', idempotency: 'accepted' },
      schema: {
        operationId: 'freezeMappingList',
        tags,
        summary: 'Tetapkan Daftar Pemetaan',
        description:
          'Menyimpan setiap baris Daftar Pemetaan suatu tahun sebagaimana adanya, dengan nomor dan tanggal keputusan. Daftar yang ditetapkan tidak pernah berubah; perubahan ditetapkan dengan keputusan bernomor lain.',
        body: freezeMappingSchema,
        response: { 201: mappingListSchema },
      },
    },
    async (request, reply) => {
      const frozen = await lists.freeze(platform, callerOf(request), request.body);
      return reply.code(201).header('location', `/api/v1/mapping/lists/${frozen.id}`).send(frozen);
    },
  );

  api.get(
    '/mapping/lists/:id',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'getMappingList',
        tags,
        summary: 'Satu Daftar Pemetaan yang ditetapkan',
        description: 'Nomor dan tanggal keputusan, banyaknya baris yang dapat dilihat, dan sidik isinya.',
        params: idParams,
        response: { 200: mappingListSchema },
      },
    },
    (request) => lists.get(platform, callerOf(request), request.params.id),
  );

  api.get(
    '/mapping/lists/:id/items',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'listFrozenMappingItems',
        tags,
        summary: 'Isi daftar yang ditetapkan',
        description: 'Baris sebagaimana ditetapkan; perangkat daerah melihat barisnya sendiri.',
        params: idParams,
        querystring: frozenItemsQuery,
        response: { 200: mappingItemsSchema },
      },
    },
    (request) => lists.items(platform, callerOf(request), request.params.id, request.query),
  );

  api.get(
    '/mapping/lists/:id/differences',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'getMappingDifferences',
        tags,
        summary: 'Perubahan sesudah daftar ditetapkan',
        description:
          'Yang bertambah, yang tidak ada lagi, dan yang berubah per kolom dibandingkan Daftar Pemetaan sekarang.',
        params: idParams,
        response: { 200: mappingDifferencesSchema },
      },
    },
    (request) => lists.differences(platform, callerOf(request), request.params.id),
  );
}

function downloadRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/mapping/lists/:id/items.xlsx',
    {
      config: {
        access: 'proposal.read',
        produces: { mediaType: XLSX, description: 'Daftar yang ditetapkan sebagai lembar kerja.' },
      },
      schema: {
        operationId: 'exportFrozenMappingItemsXlsx',
        tags,
        summary: 'Unduh daftar yang ditetapkan sebagai XLSX',
        description: 'Baris sebagaimana ditetapkan, dengan nomor dan tanggal keputusan.',
        params: idParams,
      },
    },
    async (request, reply) => {
      const { fileName, content } = await lists.exportXlsx(platform, callerOf(request), request.params.id);
      return reply.type(XLSX).header('content-disposition', attachmentHeader(fileName)).send(content);
    },
  );

  api.get(
    '/mapping/lists/:id/items.docx',
    {
      config: {
        access: 'proposal.read',
        produces: { mediaType: DOCX, description: 'Daftar yang ditetapkan siap cetak (A4 mendatar).' },
      },
      schema: {
        operationId: 'exportFrozenMappingItemsDocx',
        tags,
        summary: 'Unduh daftar yang ditetapkan sebagai DOCX',
        description: 'Baris sebagaimana ditetapkan, dengan nomor dan tanggal keputusan.',
        params: idParams,
      },
    },
    async (request, reply) => {
      const { fileName, content } = await lists.exportDocx(platform, callerOf(request), request.params.id);
      return reply.type(DOCX).header('content-disposition', attachmentHeader(fileName)).send(content);
    },
  );
}

export function listRoutes(app: FastifyInstance) {
  registerRoutes(app);
  downloadRoutes(app);
}
