import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { uuid } from '@kerabat/shared/contract/common';
import {
  answerOfferBody,
  createOfferSchema,
  negotiateOfferBody,
  offerListSchema,
  offerSchema,
  patchOfferSchema,
  sendOfferBody,
  signOfferBody,
} from '@kerabat/shared/cooperations/dealings.schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { attachmentHeader } from '../../platform/downloads.ts';
import { expectedVersion } from '../../platform/etag.ts';
import { DOCX } from '../../platform/word.ts';
import { change, create, list, take, writeLetter } from './offers.service.ts';

const tags = ['cooperations'];
const offerParams = z.strictObject({ id: uuid, offerId: uuid });
type OfferRequest = FastifyRequest<{ Params: z.infer<typeof offerParams> }>;

const placeOf = (request: FastifyRequest) => {
  const { id, offerId } = (request as OfferRequest).params;
  return { caseId: id, offerId, expected: expectedVersion(request) };
};

function readingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/cooperations/:id/offers',
    {
      config: { access: 'cooperation.read' },
      schema: {
        operationId: 'listCooperationOffers',
        tags,
        summary: 'Penawaran pada berkas',
        description: 'Keluar dan masuk, dengan putaran negosiasi dan batas jawabannya.',
        params: idParams,
        response: { 200: offerListSchema },
      },
    },
    (request) => list(platform, callerOf(request), request.params.id),
  );

  api.get(
    '/cooperations/:id/offers/:offerId/letter.docx',
    {
      config: {
        access: 'cooperation.read',
        produces: { mediaType: DOCX, description: 'Surat penawaran siap ditandatangani Gubernur.' },
      },
      schema: {
        operationId: 'getOfferLetter',
        tags,
        summary: 'Surat penawaran sebagai DOCX',
        description: 'Disusun dari isi berkas: latar belakang, tujuan, ruang lingkup, dan manfaat usulannya.',
        params: offerParams,
      },
    },
    async (request, reply) => {
      const { id, offerId } = request.params;
      const { fileName, content } = await writeLetter(platform, callerOf(request), id, offerId);
      return reply.type(DOCX).header('content-disposition', attachmentHeader(fileName)).send(content);
    },
  );
}

function writingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.post(
    '/cooperations/:id/offers',
    {
      config: { access: 'cooperation.process', idempotency: 'accepted' },
      schema: {
        operationId: 'createCooperationOffer',
        tags,
        summary: 'Siapkan penawaran, atau catat tawaran masuk',
        description: 'Tawaran masuk langsung menunggu jawaban daerah sejak hari diterima.',
        params: idParams,
        body: createOfferSchema,
        response: { 201: offerSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const offer = await create(platform, callerOf(request), id, request.body);
      return reply.code(201).header('location', `/api/v1/cooperations/${id}/offers`).send(offer);
    },
  );

  api.patch(
    '/cooperations/:id/offers/:offerId',
    {
      config: { access: 'cooperation.process', ifMatch: true },
      schema: {
        operationId: 'updateCooperationOffer',
        tags,
        summary: 'Ubah penawaran',
        description: 'Selama suratnya belum ditandatangani.',
        params: offerParams,
        body: patchOfferSchema,
        response: { 200: offerSchema },
      },
    },
    (request) => change(platform, callerOf(request), placeOf(request), request.body),
  );
}

function stepRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;
  const config = { access: 'cooperation.process', ifMatch: true } as const;
  const common = { tags, params: offerParams, response: { 200: offerSchema } };

  api.post(
    '/cooperations/:id/offers/:offerId/sign',
    {
      config,
      schema: {
        ...common,
        operationId: 'signCooperationOffer',
        summary: 'Catat tanda tangan Gubernur',
        description: 'Surat penawaran telah ditandatangani, dengan nomor dan tanggalnya.',
        body: signOfferBody,
      },
    },
    (request) => take(platform, callerOf(request), placeOf(request), { action: 'sign', body: request.body }),
  );

  api.post(
    '/cooperations/:id/offers/:offerId/send',
    {
      config,
      schema: {
        ...common,
        operationId: 'sendCooperationOffer',
        summary: 'Catat pengiriman surat penawaran',
        description: 'Batas jawaban dihitung dari hari kirim menurut pengaturan kantor.',
        body: sendOfferBody,
      },
    },
    (request) => take(platform, callerOf(request), placeOf(request), { action: 'send', body: request.body }),
  );

  api.post(
    '/cooperations/:id/offers/:offerId/negotiate',
    {
      config,
      schema: {
        ...common,
        operationId: 'negotiateCooperationOffer',
        summary: 'Catat putaran negosiasi',
        description: 'Siapa menawar apa; batas jawaban dihitung ulang dari hari itu.',
        body: negotiateOfferBody,
      },
    },
    (request) =>
      take(platform, callerOf(request), placeOf(request), { action: 'negotiate', body: request.body }),
  );

  api.post(
    '/cooperations/:id/offers/:offerId/answer',
    {
      config,
      schema: {
        ...common,
        operationId: 'answerCooperationOffer',
        summary: 'Catat jawaban atas penawaran',
        description:
          'Diterima, ditolak, atau tidak dijawab (setelah batasnya lewat). Jawaban yang datang kemudian tetap dicatat.',
        body: answerOfferBody,
      },
    },
    (request) =>
      take(platform, callerOf(request), placeOf(request), { action: 'answer', body: request.body }),
  );
}

export async function offerRoutes(app: FastifyInstance) {
  readingRoutes(app);
  writingRoutes(app);
  stepRoutes(app);
}
