import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  confirmInquiryBody,
  createInquirySchema,
  inquiryConfirmedSchema,
  inquiryFileReceiptSchema,
  inquiryFormSchema,
  inquirySentSchema,
  inquiryStatusBody,
  inquiryStatusSchema,
} from '@kerabat/shared/inquiries/public.schema';
import { confirmInquiry, describeForm, receiveFile, sendInquiry, statusOf } from './public.service.ts';

const tags = ['inquiries'];

function sendingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/public/inquiries/form',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getInquiryForm',
        tags,
        summary: 'Pilihan formulir tawaran',
        description: 'Jenis lembaga, provinsi, dan karcis formulir yang dikirim kembali bersama tawaran.',
        response: { 200: inquiryFormSchema },
      },
    },
    () => describeForm(platform),
  );

  api.post(
    '/public/inquiries/files',
    {
      config: {
        access: 'public',
        form: {
          type: 'object',
          required: ['file'],
          properties: {
            file: {
              type: 'string',
              format: 'binary',
              description: 'PDF, DOCX, JPEG, PNG, atau WEBP, paling besar 10 MB.',
            },
          },
        },
      },
      schema: {
        operationId: 'uploadInquiryFile',
        tags,
        summary: 'Unggah lampiran tawaran',
        description:
          'Satu berkas per permintaan; jenisnya diperiksa dari isinya. Tanda terimanya disebut pada tawaran. Tanpa tawaran, berkas terhapus setelah sehari.',
        response: { 201: inquiryFileReceiptSchema },
      },
    },
    async (request, reply) => reply.code(201).send(await receiveFile(platform, request)),
  );

  api.post(
    '/public/inquiries',
    {
      config: { access: 'public', idempotency: 'accepted' },
      schema: {
        operationId: 'createInquiry',
        tags,
        summary: 'Tawarkan kerja sama',
        description:
          'Tawaran pihak ketiga tanpa akun. Diproses setelah tautan pada surel konfirmasi diikuti dalam 48 jam. Dibatasi per alamat dan per surel.',
        body: createInquirySchema,
        response: { 202: inquirySentSchema },
      },
    },
    async (request, reply) => reply.code(202).send(await sendInquiry(platform, request.body, request)),
  );
}

function followingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.post(
    '/public/inquiries/confirm',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'confirmInquiry',
        tags,
        summary: 'Konfirmasi tawaran',
        description: 'Dengan token dari surel, sekali saja. Jawabannya nomor tawaran dan kode statusnya.',
        body: confirmInquiryBody,
        response: { 200: inquiryConfirmedSchema },
      },
    },
    (request) => confirmInquiry(platform, request.body.token, request),
  );

  api.post(
    '/public/inquiries/status',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getInquiryStatus',
        tags,
        summary: 'Status tawaran',
        description: 'Dengan nomor dan kode: keadaan, tanggal, dan jawaban kantor; tidak lebih.',
        body: inquiryStatusBody,
        response: { 200: inquiryStatusSchema },
      },
    },
    (request) => statusOf(platform, request.body, request),
  );
}

export function publicInquiryRoutes(app: FastifyInstance) {
  sendingRoutes(app);
  followingRoutes(app);
}
