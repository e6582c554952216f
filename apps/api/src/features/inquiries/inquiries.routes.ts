import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { uuid } from '@kerabat/shared/contract/common';
import {
  declineInquiryBody,
  inquiryListSchema,
  inquirySchema,
  listInquiriesQuery,
  turnIntoCaseBody,
} from '@kerabat/shared/inquiries/schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { sendDownload } from '../../platform/downloads.ts';
import { expectedVersion } from '../../platform/etag.ts';
import { declineInquiry, takeInquiry, turnIntoCase } from './handling.service.ts';
import { getInquiry, listInquiries, openFile } from './inquiries.service.ts';
import { publicInquiryRoutes } from './public.routes.ts';

const tags = ['inquiries'];

function readingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/inquiries',
    {
      config: { access: 'inquiry.handle' },
      schema: {
        operationId: 'listInquiries',
        tags,
        summary: 'Daftar tawaran masuk',
        description: 'Tawaran kerja sama yang alamat pengirimnya sudah dikonfirmasi.',
        querystring: listInquiriesQuery,
        response: { 200: inquiryListSchema },
      },
    },
    (request) => listInquiries(platform, request.query),
  );

  api.get(
    '/inquiries/:id',
    {
      config: { access: 'inquiry.handle' },
      schema: {
        operationId: 'getInquiry',
        tags,
        summary: 'Satu tawaran',
        description:
          'Isi tawaran, pengirim, lampiran, mitra terdaftar yang mirip, dan langkah yang tersedia.',
        params: idParams,
        response: { 200: inquirySchema },
      },
    },
    (request) => getInquiry(platform, request.actor, request.params.id),
  );

  api.get(
    '/inquiries/:id/files/:fileId/content',
    {
      config: {
        access: 'inquiry.handle',
        produces: { mediaType: 'application/octet-stream', description: 'Isi berkas.' },
      },
      schema: {
        operationId: 'downloadInquiryFile',
        tags,
        summary: 'Unduh lampiran tawaran',
        description: 'Mendukung Range dan If-None-Match.',
        params: z.strictObject({ id: uuid, fileId: uuid }),
      },
    },
    async (request, reply) => {
      const { id, fileId } = request.params;
      return sendDownload(request, reply, platform.files, await openFile(platform, id, fileId));
    },
  );
}

function steps(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.post(
    '/inquiries/:id/take',
    {
      config: { access: 'inquiry.handle', ifMatch: true },
      schema: {
        operationId: 'takeInquiry',
        tags,
        summary: 'Ambil tawaran',
        description: 'Pemanggil menelaah tawaran ini; pengirim melihatnya pada halaman status.',
        params: idParams,
        response: { 200: inquirySchema },
      },
    },
    (request) =>
      takeInquiry({
        platform,
        caller: callerOf(request),
        id: request.params.id,
        expected: expectedVersion(request),
      }),
  );

  api.post(
    '/inquiries/:id/decline',
    {
      config: { access: 'inquiry.handle', ifMatch: true },
      schema: {
        operationId: 'declineInquiry',
        tags,
        summary: 'Jawab dan tutup tawaran',
        description: 'Jawabannya dikirim ke surel pengirim dan tampak pada halaman statusnya.',
        params: idParams,
        body: declineInquiryBody,
        response: { 200: inquirySchema },
      },
    },
    (request) =>
      declineInquiry(
        {
          platform,
          caller: callerOf(request),
          id: request.params.id,
          expected: expectedVersion(request),
        },
        request.body.note,
      ),
  );

  api.post(
    '/inquiries/:id/turn-into-case',
    {
      config: { access: 'inquiry.handle', ifMatch: true },
      schema: {
        operationId: 'turnInquiryIntoCase',
        tags,
        summary: 'Buka berkas kerja sama dari tawaran',
        description:
          'Berkas atas prakarsa mitra (PP 28/2018 ps. 18): mitranya dicari atau didaftarkan, lampirannya menjadi surat berkas yang masih diperiksa.',
        params: idParams,
        body: turnIntoCaseBody,
        response: { 200: inquirySchema },
      },
    },
    (request) =>
      turnIntoCase(
        {
          platform,
          caller: callerOf(request),
          id: request.params.id,
          expected: expectedVersion(request),
        },
        request.body,
      ),
  );
}

export async function inquiryRoutes(app: FastifyInstance) {
  publicInquiryRoutes(app);
  readingRoutes(app);
  steps(app);
}
