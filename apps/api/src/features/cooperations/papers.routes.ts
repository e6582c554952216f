import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { uuid } from '@kerabat/shared/contract/common';
import {
  checklistSchema,
  checkPaperBody,
  paperListSchema,
  paperSchema,
  patchPaperSchema,
} from '@kerabat/shared/cooperations/papers.schema';
import type { Permission } from '@kerabat/shared/access/permissions';
import { callerOf, idParams } from '../../platform/caller.ts';
import { sendDownload } from '../../platform/downloads.ts';
import { expectedVersion } from '../../platform/etag.ts';
import { checklistFor } from './checklist.service.ts';
import { PAPER_FORM } from './paper-form.ts';
import { add, change, check, list, open, remove } from './papers.service.ts';

const tags = ['cooperations'];
const paperParams = z.strictObject({ id: uuid, paperId: uuid });
/** Whoever has a paper of some kind to add. */
const UPLOADERS = [
  'cooperation.process',
  'cooperation.prepare',
  'cooperation.discuss',
  'cooperation.review-legally',
] as const satisfies readonly Permission[];

function readingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/cooperations/:id/papers',
    {
      config: { access: 'cooperation.read' },
      schema: {
        operationId: 'listCooperationPapers',
        tags,
        summary: 'Surat dan naskah berkas',
        description: 'Menurut waktu unggah; surat yang sudah digantikan tetap tercantum.',
        params: idParams,
        response: { 200: paperListSchema },
      },
    },
    (request) => list(platform, callerOf(request), request.params.id),
  );

  api.get(
    '/cooperations/:id/papers/:paperId/file',
    {
      config: {
        access: 'cooperation.read',
        produces: { mediaType: 'application/octet-stream', description: 'Isi dokumen.' },
      },
      schema: {
        operationId: 'downloadCooperationPaper',
        tags,
        summary: 'Unduh surat',
        description: 'Hak unduh sama dengan hak melihat berkasnya. Mendukung Range dan If-None-Match.',
        params: paperParams,
      },
    },
    async (request, reply) => {
      const { id, paperId } = request.params;
      const file = await open(platform, callerOf(request), id, paperId);
      return sendDownload(request, reply, platform.files, file);
    },
  );

  api.get(
    '/cooperations/:id/checklist',
    {
      config: { access: 'cooperation.read' },
      schema: {
        operationId: 'getCooperationChecklist',
        tags,
        summary: 'Daftar syarat berkas',
        description: 'Setiap syarat pada tahap yang terbuka dan yang akan datang, dengan keadaannya.',
        params: idParams,
        response: { 200: checklistSchema },
      },
    },
    (request) => checklistFor(platform, callerOf(request), request.params.id),
  );
}

function writingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.post(
    '/cooperations/:id/papers',
    {
      config: { access: UPLOADERS, idempotency: 'accepted', form: PAPER_FORM },
      schema: {
        operationId: 'addCooperationPaper',
        tags,
        summary: 'Unggah surat atau naskah',
        description:
          'PDF, dokumen kantor, atau gambar sampai 20 MB; jenis diperiksa dari isinya. `replacesId` menggantikan surat lama, yang tetap disimpan dan berlaku sampai penggantinya disetujui.',
        params: idParams,
        response: { 201: paperSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const paper = await add(platform, callerOf(request), id, request);
      const location = `/api/v1/cooperations/${id}/papers/${paper.id}/file`;
      return reply.code(201).header('location', location).send(paper);
    },
  );

  api.patch(
    '/cooperations/:id/papers/:paperId',
    {
      config: { access: UPLOADERS, ifMatch: true },
      schema: {
        operationId: 'updateCooperationPaper',
        tags,
        summary: 'Ubah keterangan surat',
        description:
          'Oleh pengunggahnya atau Biro Pemerintahan. Selain judul dan tahap, perubahan meminta pemeriksaan ulang.',
        params: paperParams,
        body: patchPaperSchema,
        response: { 200: paperSchema },
      },
    },
    (request) => {
      const { id, paperId } = request.params;
      const place = { caseId: id, paperId, expected: expectedVersion(request) };
      return change(platform, callerOf(request), place, request.body);
    },
  );

  api.post(
    '/cooperations/:id/papers/:paperId/check',
    {
      config: { access: 'cooperation.process', ifMatch: true },
      schema: {
        operationId: 'checkCooperationPaper',
        tags,
        summary: 'Periksa surat',
        description:
          'Menyetujui, atau meminta perbaikan dengan catatan. Tidak seorang pun memeriksa surat yang diunggahnya sendiri.',
        params: paperParams,
        body: checkPaperBody,
        response: { 200: paperSchema },
      },
    },
    (request) => {
      const { id, paperId } = request.params;
      const place = { caseId: id, paperId, expected: expectedVersion(request) };
      return check(platform, callerOf(request), place, request.body);
    },
  );

  api.delete(
    '/cooperations/:id/papers/:paperId',
    {
      config: { access: UPLOADERS, ifMatch: true },
      schema: {
        operationId: 'deleteCooperationPaper',
        tags,
        summary: 'Hapus surat',
        description: 'Selama belum ada tahap selesai yang bersandar padanya.',
        params: paperParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id, paperId } = request.params;
      const place = { caseId: id, paperId, expected: expectedVersion(request) };
      await remove(platform, callerOf(request), place);
      return reply.code(204).send(null);
    },
  );
}

export async function paperRoutes(app: FastifyInstance) {
  readingRoutes(app);
  writingRoutes(app);
}
