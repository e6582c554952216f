import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  holidayImportSchema,
  holidayParams,
  holidaySchema,
  holidaysSchema,
  importHolidaysSchema,
  listHolidaysQuery,
  putHolidaySchema,
} from '@kerabat/shared/settings/schema';
import { callerOf } from '../../platform/caller.ts';
import { expectedOrNew, expectedVersion } from '../../platform/etag.ts';
import { deleteHoliday, getHoliday, importHolidays, listHolidays, putHoliday } from './holidays.service.ts';

const tags = ['holidays'];

function readingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/holidays',
    {
      config: { access: 'reference.read' },
      schema: {
        operationId: 'listHolidays',
        tags,
        summary: 'Hari libur satu tahun',
        description:
          'Hari libur nasional dan cuti bersama, menurut tanggal. Batas waktu dalam hari kerja melewatinya, seperti Sabtu dan Minggu.',
        querystring: listHolidaysQuery,
        response: { 200: holidaysSchema },
      },
    },
    (request) => listHolidays(platform, callerOf(request), request.query.year),
  );

  api.get(
    '/holidays/:day',
    {
      config: { access: 'reference.read' },
      schema: {
        operationId: 'getHoliday',
        tags,
        summary: 'Satu hari libur',
        description: 'Nama hari libur pada tanggal itu.',
        params: holidayParams,
        response: { 200: holidaySchema },
      },
    },
    (request) => getHoliday(platform, request.params.day),
  );
}

function writingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.put(
    '/holidays/:day',
    {
      config: { access: 'reference.manage', ifMatch: 'unless-new' },
      schema: {
        operationId: 'putHoliday',
        tags,
        summary: 'Tambah atau ubah hari libur',
        description: 'Menambah hari libur (`If-None-Match: *`) atau mengubah namanya (`If-Match`).',
        params: holidayParams,
        body: putHolidaySchema,
        response: { 200: holidaySchema, 201: holidaySchema },
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      const expected = expectedOrNew(request);
      const { isNew, holiday } = await putHoliday(
        platform,
        callerOf(request),
        { ...params, ...body },
        expected,
      );
      return reply.code(isNew ? 201 : 200).send(holiday);
    },
  );

  api.delete(
    '/holidays/:day',
    {
      config: { access: 'reference.manage', ifMatch: true },
      schema: {
        operationId: 'deleteHoliday',
        tags,
        summary: 'Hapus hari libur',
        description:
          'Tanggal itu menjadi hari kerja lagi. Batas tahap kerja sama yang terbuka dihitung ulang.',
        params: holidayParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await deleteHoliday(platform, callerOf(request), request.params.day, expectedVersion(request));
      return reply.code(204).send(null);
    },
  );

  api.post(
    '/holidays/import',
    {
      config: { access: 'reference.manage', idempotency: 'accepted' },
      schema: {
        operationId: 'importHolidays',
        tags,
        summary: 'Masukkan daftar hari libur setahun',
        description:
          'Daftar sebagaimana disalin dari SKB tiga menteri, satu hari libur per baris. Semua tersimpan, atau tidak satu pun bila ada baris yang tidak terbaca. Hari libur yang tidak disebut tetap ada.',
        body: importHolidaysSchema,
        response: { 200: holidayImportSchema },
      },
    },
    (request) => importHolidays(platform, callerOf(request), request.body),
  );
}

export async function holidayRoutes(app: FastifyInstance) {
  readingRoutes(app);
  writingRoutes(app);
}
