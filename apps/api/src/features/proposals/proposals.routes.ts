import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { createProposalSchema, patchProposalSchema } from '@kerabat/shared/proposals/content.schema';
import {
  exportProposalsQuery,
  listProposalsQuery,
  proposalListSchema,
} from '@kerabat/shared/proposals/list.schema';
import { historySchema, similarSchema } from '@kerabat/shared/proposals/trail.schema';
import { proposalSchema } from '@kerabat/shared/proposals/schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { expectedVersion } from '../../platform/etag.ts';
import { attachmentHeader } from '../../platform/downloads.ts';
import { assignmentRoutes } from './assignment.routes.ts';
import { attachmentRoutes } from './attachments.routes.ts';
import { bundleRoutes } from './bundles.routes.ts';
import { exportCsv, exportXlsx } from './export.service.ts';
import { historyOfProposal } from './history.service.ts';
import { similarTo } from './lookalikes.service.ts';
import { remove } from './deletion.service.ts';
import * as proposals from './proposals.service.ts';
import { remarkRoutes } from './remarks.routes.ts';
import { transitionRoutes } from './transitions.routes.ts';
import { versionRoutes } from './versions.routes.ts';

const tags = ['proposals'];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function proposalRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/proposals',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'listProposals',
        tags,
        summary: 'Daftar usulan',
        description:
          'Usulan yang boleh dilihat pemanggil: milik perangkat daerahnya, dan bagi Biro serta penelaah semua yang sudah diajukan.',
        querystring: listProposalsQuery,
        response: { 200: proposalListSchema },
      },
    },
    (request) => proposals.list(platform, callerOf(request), request.query),
  );

  api.get(
    '/proposals/export.xlsx',
    {
      config: {
        access: 'proposal.read',
        produces: { mediaType: XLSX, description: 'Lembar kerja dengan baris yang sama seperti daftar.' },
      },
      schema: {
        operationId: 'exportProposalsXlsx',
        tags,
        summary: 'Unduh daftar sebagai XLSX',
        description:
          'Menerima saringan yang sama seperti daftar, tanpa halaman. Data pribadi tidak ikut diunduh.',
        querystring: exportProposalsQuery,
      },
    },
    async (request, reply) =>
      reply
        .type(XLSX)
        .header('content-disposition', attachmentHeader('usulan.xlsx'))
        .send(await exportXlsx(platform, callerOf(request), request.query)),
  );

  api.get(
    '/proposals/export.csv',
    {
      config: {
        access: 'proposal.read',
        produces: { mediaType: 'text/csv', description: 'CSV bertitik koma, UTF-8.' },
      },
      schema: {
        operationId: 'exportProposalsCsv',
        tags,
        summary: 'Unduh daftar sebagai CSV',
        description:
          'Menerima saringan yang sama seperti daftar, tanpa halaman. Data pribadi tidak ikut diunduh.',
        querystring: exportProposalsQuery,
      },
    },
    async (request, reply) =>
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', attachmentHeader('usulan.csv'))
        .send(await exportCsv(platform, callerOf(request), request.query)),
  );

  api.post(
    '/proposals',
    {
      config: { access: 'proposal.write', idempotency: 'accepted' },
      schema: {
        operationId: 'createProposal',
        tags,
        summary: 'Buat draf usulan',
        description: 'Draf boleh tipis: hanya judul yang wajib. Perangkat daerahnya adalah milik pemanggil.',
        body: createProposalSchema,
        response: { 201: proposalSchema },
      },
    },
    async (request, reply) => {
      const created = await proposals.create(platform, callerOf(request), request.body);
      return reply.code(201).header('location', `/api/v1/proposals/${created.id}`).send(created);
    },
  );

  api.get(
    '/proposals/:id',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'getProposal',
        tags,
        summary: 'Satu usulan',
        description: 'Seluruh isi usulan, langkah yang boleh diambil pemanggil, dan yang masih kurang.',
        params: idParams,
        response: { 200: proposalSchema },
      },
    },
    (request) => proposals.get(platform, callerOf(request), request.params.id),
  );

  api.patch(
    '/proposals/:id',
    {
      config: { access: ['proposal.write', 'proposal.verify'], ifMatch: true },
      schema: {
        operationId: 'updateProposal',
        tags,
        summary: 'Ubah isi usulan',
        description:
          'JSON merge patch: yang tidak disebut tetap, `null` mengosongkan. Perangkat daerah mengubah draf dan perbaikan; Biro mengubah klasifikasi saat verifikasi.',
        params: idParams,
        body: patchProposalSchema,
        response: { 200: proposalSchema },
      },
    },
    (request) =>
      proposals.patch(platform, callerOf(request), request.params.id, expectedVersion(request), request.body),
  );

  api.delete(
    '/proposals/:id',
    {
      config: { access: 'proposal.write', ifMatch: true },
      schema: {
        operationId: 'deleteProposal',
        tags,
        summary: 'Hapus draf',
        description: 'Hanya draf yang dapat dihapus; usulan yang sudah diajukan dicabut.',
        params: idParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await remove(platform, callerOf(request), request.params.id, expectedVersion(request));
      return reply.code(204).send(null);
    },
  );

  api.get(
    '/proposals/:id/history',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'listProposalHistory',
        tags,
        summary: 'Riwayat usulan',
        description: 'Siapa, kapan, apa, dan mengapa; yang terbaru lebih dahulu.',
        params: idParams,
        response: { 200: historySchema },
      },
    },
    (request) => historyOfProposal(platform, callerOf(request), request.params.id),
  );

  api.get(
    '/proposals/:id/similar',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'listSimilarProposals',
        tags,
        summary: 'Usulan yang mirip',
        description:
          'Usulan yang patut dibandingkan di antara yang boleh dilihat, beserta alasannya: judul, mitra, urusan, lokasi, perangkat daerah. Yang paling mirip lebih dahulu.',
        params: idParams,
        response: { 200: similarSchema },
      },
    },
    (request) => similarTo(platform, callerOf(request), request.params.id),
  );

  await app.register(transitionRoutes);
  await app.register(versionRoutes);
  await app.register(assignmentRoutes);
  await app.register(bundleRoutes);
  await app.register(remarkRoutes);
  await app.register(attachmentRoutes);
}
