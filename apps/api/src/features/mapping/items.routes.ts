import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { mappingItemsQuery, mappingItemsSchema, mappingYearQuery } from '@kerabat/shared/mapping/schema';
import { callerOf } from '../../platform/caller.ts';
import { attachmentHeader } from '../../platform/downloads.ts';
import * as items from './items.service.ts';
import { DOCX } from '../../platform/word.ts';
import { XLSX } from './list-workbook.ts';

const tags = ['mapping'];

export function itemRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/mapping/items',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'listMappingItems',
        tags,
        summary: 'Daftar Pemetaan',
        description:
          'Usulan yang sudah dipetakan atau lebih jauh, masing-masing sekali, menurut urusan lalu nomor. Tahun adalah tahun periode pengusulan, atau tahun pengajuan bila tanpa periode.',
        querystring: mappingItemsQuery,
        response: { 200: mappingItemsSchema },
      },
    },
    (request) => items.list(platform, callerOf(request), request.query),
  );

  api.get(
    '/mapping/items.xlsx',
    {
      config: {
        access: 'proposal.read',
        produces: { mediaType: XLSX, description: 'Daftar Pemetaan sebagai lembar kerja.' },
      },
      schema: {
        operationId: 'exportMappingItemsXlsx',
        tags,
        summary: 'Unduh Daftar Pemetaan sebagai XLSX',
        description: 'Baris dan kolom yang sama seperti Daftar Pemetaan; semua sel berupa teks.',
        querystring: mappingYearQuery,
      },
    },
    async (request, reply) =>
      reply
        .type(XLSX)
        .header('content-disposition', attachmentHeader(`daftar-pemetaan-${request.query.year}.xlsx`))
        .send(await items.exportXlsx(platform, callerOf(request), request.query)),
  );

  api.get(
    '/mapping/items.docx',
    {
      config: {
        access: 'proposal.read',
        produces: { mediaType: DOCX, description: 'Daftar Pemetaan siap cetak (A4 mendatar).' },
      },
      schema: {
        operationId: 'exportMappingItemsDocx',
        tags,
        summary: 'Unduh Daftar Pemetaan sebagai DOCX',
        description: 'Baris dan kolom yang sama seperti Daftar Pemetaan, A4 mendatar dengan nomor halaman.',
        querystring: mappingYearQuery,
      },
    },
    async (request, reply) =>
      reply
        .type(DOCX)
        .header('content-disposition', attachmentHeader(`daftar-pemetaan-${request.query.year}.docx`))
        .send(await items.exportDocx(platform, callerOf(request), request.query)),
  );
}
