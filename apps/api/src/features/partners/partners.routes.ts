import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  createPartnerSchema,
  exportPartnersQuery,
  listPartnersQuery,
  mergePartnerBody,
  partnerHistorySchema,
  partnerListSchema,
  partnerSchema,
  patchPartnerSchema,
  similarPartnersSchema,
} from '@kerabat/shared/partners/schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { attachmentHeader } from '../../platform/downloads.ts';
import { expectedVersion } from '../../platform/etag.ts';
import { exportPartners } from './export.service.ts';
import { historyOf } from './history.service.ts';
import { partnerImportRoutes } from './partner-imports.routes.ts';
import { mergePartner } from './merge.service.ts';
import { getPartner, listPartners } from './partners.service.ts';
import { changePartner, createPartner, deletePartner } from './partners.writes.service.ts';
import { similarTo } from './similar.service.ts';

const tags = ['partners'];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function listRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/partners',
    {
      config: { access: 'partner.read' },
      schema: {
        operationId: 'listPartners',
        tags,
        summary: 'Daftar mitra',
        description:
          'Mitra yang terdaftar. `q` mencari pada nama, nama lain, dan negara; salah ketik ringan tetap menemukan. Jumlah usulan dan berkas hanya menghitung yang boleh dilihat pemanggil.',
        querystring: listPartnersQuery,
        response: { 200: partnerListSchema },
      },
    },
    (request) => listPartners(platform, request.actor, request.query),
  );

  api.get(
    '/partners.xlsx',
    {
      config: {
        access: 'partner.read',
        produces: { mediaType: XLSX, description: 'Daftar mitra tanpa data pribadi.' },
      },
      schema: {
        operationId: 'exportPartners',
        tags,
        summary: 'Unduh daftar mitra',
        description: 'Daftar yang tersaring sebagai lembar kerja, tanpa narahubung dan wakil.',
        querystring: exportPartnersQuery,
      },
    },
    async (request, reply) =>
      reply
        .type(XLSX)
        .header('content-disposition', attachmentHeader('mitra.xlsx'))
        .send(await exportPartners(platform, callerOf(request), request.query)),
  );

  api.post(
    '/partners',
    {
      config: { access: 'partner.write', idempotency: 'accepted' },
      schema: {
        operationId: 'createPartner',
        tags,
        summary: 'Daftarkan mitra',
        description:
          'Menolak dengan 409 bila daerahnya sudah terdaftar, atau bila nama, NPWP, atau NIB mirip dengan yang ada (`similar` menyebutkannya); yang mirip tetap dapat didaftarkan dengan `evenIfSimilar`.',
        body: createPartnerSchema,
        response: { 201: partnerSchema },
      },
    },
    async (request, reply) => {
      const partner = await createPartner(platform, callerOf(request), request.body);
      return reply.code(201).header('location', `/api/v1/partners/${partner.id}`).send(partner);
    },
  );
}

function recordRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/partners/:id',
    {
      config: { access: 'partner.read' },
      schema: {
        operationId: 'getPartner',
        tags,
        summary: 'Satu mitra',
        description:
          'Identitas mitra. Wakil dan narahubung hanya terisi bagi yang berhak (`may.seeContacts`). Mitra yang sudah digabung menyebut penggantinya pada `mergedInto`.',
        params: idParams,
        response: { 200: partnerSchema },
      },
    },
    (request) => getPartner(platform, request.actor, request.params.id),
  );

  api.patch(
    '/partners/:id',
    {
      config: { access: 'partner.write', ifMatch: true },
      schema: {
        operationId: 'updatePartner',
        tags,
        summary: 'Ubah mitra',
        description: 'Mengubah isian yang dikirim; yang lain tetap. `null` mengosongkan.',
        params: idParams,
        body: patchPartnerSchema,
        response: { 200: partnerSchema },
      },
    },
    (request) =>
      changePartner(platform, callerOf(request), request.params.id, expectedVersion(request), request.body),
  );

  api.delete(
    '/partners/:id',
    {
      config: { access: 'partner.write', ifMatch: true },
      schema: {
        operationId: 'deletePartner',
        tags,
        summary: 'Hapus mitra',
        description: 'Menghapus mitra yang belum menjadi pihak berkas mana pun.',
        params: idParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await deletePartner(platform, callerOf(request), request.params.id, expectedVersion(request));
      return reply.code(204).send(null);
    },
  );
}

function relationRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/partners/:id/history',
    {
      config: { access: 'partner.read' },
      schema: {
        operationId: 'getPartnerHistory',
        tags,
        summary: 'Riwayat mitra',
        description:
          'Usulan yang menyebut mitra ini, berkas kerja sama yang pihaknya, dan perubahan catatannya; hanya yang boleh dilihat pemanggil.',
        params: idParams,
        response: { 200: partnerHistorySchema },
      },
    },
    (request) => historyOf(platform, request.actor, request.params.id),
  );

  api.get(
    '/partners/:id/similar',
    {
      config: { access: 'partner.read' },
      schema: {
        operationId: 'listSimilarPartners',
        tags,
        summary: 'Mitra yang mirip',
        description: 'Mitra lain yang mungkin sama, dengan alasannya.',
        params: idParams,
        response: { 200: similarPartnersSchema },
      },
    },
    (request) => similarTo(platform, request.params.id),
  );

  api.post(
    '/partners/:id/merge',
    {
      config: { access: 'partner.write', ifMatch: true },
      schema: {
        operationId: 'mergePartner',
        tags,
        summary: 'Gabungkan mitra ganda',
        description:
          'Mitra ini digabung ke `intoId`: berkas kerja sama ikut pindah, namanya menjadi nama lain, dan isian yang belum diketahui dilengkapi. Jawabannya mitra yang dipertahankan.',
        params: idParams,
        body: mergePartnerBody,
        response: { 200: partnerSchema },
      },
    },
    (request) =>
      mergePartner(platform, callerOf(request), request.params.id, expectedVersion(request), request.body),
  );
}

export async function partnerRoutes(app: FastifyInstance) {
  listRoutes(app);
  recordRoutes(app);
  relationRoutes(app);
  await app.register(partnerImportRoutes);
}
