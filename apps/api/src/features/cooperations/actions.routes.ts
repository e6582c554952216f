import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { cooperationSchema, patchCooperationSchema } from '@kerabat/shared/cooperations/schema';
import {
  advanceBody,
  assignCaseBody,
  endBody,
  moveProcedureBody,
  movePreviewSchema,
  overrideBody,
  reopenStageBody,
  takeOverBody,
  withdrawBody,
} from '@kerabat/shared/cooperations/steps.schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { expectedVersion } from '../../platform/etag.ts';
import type { FastifyRequest } from 'fastify';
import { advance, override, reopenStage } from './advance.service.ts';
import { end, takeOver, withdraw } from './ending.service.ts';
import { assign } from './officers.service.ts';
import { patch } from './patch.service.ts';
import { move, preview } from './procedure-move.service.ts';

const tags = ['cooperations'];
const response = { 200: cooperationSchema };

/** Whoever some stage of some procedure waits for; which one it is, the procedure says. */
const STAGE_ACTORS = [
  'cooperation.prepare',
  'cooperation.process',
  'cooperation.discuss',
  'cooperation.review-legally',
  'cooperation.approve',
  'cooperation.end',
] as const;

const targetOf = (request: FastifyRequest<{ Params: { id: string } }>) => ({
  id: request.params.id,
  expected: expectedVersion(request),
});

/** What changes a case. Each answers the case as it is then. */
export async function caseActionRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.patch(
    '/cooperations/:id',
    {
      config: { access: ['cooperation.process', 'cooperation.prepare'], ifMatch: true },
      schema: {
        operationId: 'updateCooperation',
        tags,
        summary: 'Ubah isi berkas',
        description:
          'JSON merge patch. Bagian Kerja Sama mengubah semuanya; perangkat daerah pelaksana mengubah latar belakang, tujuan, ruang lingkup, lokasi, sasaran, indikator, serta jawaban tentang DPRD dan penanda tangan. Setiap kelompok jawaban dikirim utuh.',
        params: idParams,
        body: patchCooperationSchema,
        response,
      },
    },
    (request) => patch(platform, callerOf(request), targetOf(request), request.body),
  );

  api.post(
    '/cooperations/:id/advance',
    {
      config: { access: STAGE_ACTORS, ifMatch: true },
      schema: {
        operationId: 'advanceCooperation',
        tags,
        summary: 'Selesaikan tahap',
        description:
          'Menandai tahap yang terbuka sebagai selesai. Ditolak dengan 422 yang menyebut setiap kekurangan dan pasalnya; tahap terakhir menutup berkas.',
        params: idParams,
        body: advanceBody,
        response,
      },
    },
    (request) => advance(platform, callerOf(request), targetOf(request), request.body),
  );

  api.post(
    '/cooperations/:id/reopen-stage',
    {
      config: { access: 'cooperation.approve', ifMatch: true },
      schema: {
        operationId: 'reopenCooperationStage',
        tags,
        summary: 'Buka kembali tahap',
        description: 'Tahap itu dan semua yang sesudahnya kembali belum selesai. Alasan wajib.',
        params: idParams,
        body: reopenStageBody,
        response,
      },
    },
    (request) => reopenStage(platform, callerOf(request), targetOf(request), request.body),
  );

  api.post(
    '/cooperations/:id/override',
    {
      config: { access: 'cooperation.override', ifMatch: true },
      schema: {
        operationId: 'overrideCooperation',
        tags,
        summary: 'Lewati ketentuan',
        description:
          'Hanya Kepala Biro, hanya ketentuan kantor yang boleh dilewati, dengan alasan; tampil pada berkas selamanya.',
        params: idParams,
        body: overrideBody,
        response,
      },
    },
    (request) => override(platform, callerOf(request), targetOf(request), request.body),
  );

  api.post(
    '/cooperations/:id/end',
    {
      config: { access: 'cooperation.end', ifMatch: true },
      schema: {
        operationId: 'endCooperation',
        tags,
        summary: 'Akhiri kerja sama',
        description:
          'Dengan alasan PP 28/2018 ps. 9(1) dan 22. Pergantian kepala daerah bukan alasan (ps. 9(2)).',
        params: idParams,
        body: endBody,
        response,
      },
    },
    (request) => end(platform, callerOf(request), targetOf(request), request.body),
  );

  api.post(
    '/cooperations/:id/withdraw',
    {
      config: { access: 'cooperation.end', ifMatch: true },
      schema: {
        operationId: 'withdrawCooperation',
        tags,
        summary: 'Hentikan berkas',
        description: 'Hanya sebelum ada naskah yang mengikat.',
        params: idParams,
        body: withdrawBody,
        response,
      },
    },
    (request) => withdraw(platform, callerOf(request), targetOf(request), request.body),
  );

  api.post(
    '/cooperations/:id/take-over',
    {
      config: { access: 'cooperation.end', ifMatch: true },
      schema: {
        operationId: 'takeOverCooperation',
        tags,
        summary: 'Catat pengambilalihan',
        description:
          'Hanya kerja sama wajib, setelah pembinaan dan evaluasi; oleh Gubernur dengan persetujuan Menteri (PP 28/2018 ps. 10-11).',
        params: idParams,
        body: takeOverBody,
        response,
      },
    },
    (request) => takeOver(platform, callerOf(request), targetOf(request), request.body),
  );

  api.get(
    '/cooperations/:id/procedure-move',
    {
      config: { access: 'procedure.move' },
      schema: {
        operationId: 'previewProcedureMove',
        tags,
        summary: 'Pratinjau pindah versi tata cara',
        description: 'Apa yang berubah bila berkas ini dipindah ke versi tata cara yang berlaku sekarang.',
        params: idParams,
        response: { 200: movePreviewSchema },
      },
    },
    (request) => preview(platform, callerOf(request), request.params.id),
  );

  api.post(
    '/cooperations/:id/procedure-move',
    {
      config: { access: 'procedure.move', ifMatch: true },
      schema: {
        operationId: 'moveCooperationProcedure',
        tags,
        summary: 'Pindah ke versi tata cara terbaru',
        description: 'Tahap yang sudah selesai tetap selesai; lihat pratinjaunya lebih dahulu.',
        params: idParams,
        body: moveProcedureBody.nullish(),
        response,
      },
    },
    (request) => move(platform, callerOf(request), targetOf(request), request.body?.note ?? null),
  );

  api.put(
    '/cooperations/:id/officers',
    {
      config: { access: 'cooperation.assign', ifMatch: true },
      schema: {
        operationId: 'assignCooperation',
        tags,
        summary: 'Tetapkan petugas',
        description: 'Petugas dan wakilnya dari Biro Pemerintahan; tugas Biro yang terbuka ikut berpindah.',
        params: idParams,
        body: assignCaseBody,
        response,
      },
    },
    (request) => assign(platform, callerOf(request), targetOf(request), request.body),
  );
}
