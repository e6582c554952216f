import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  cancelMeetingSchema,
  candidatesSchema,
  createMeetingSchema,
  listMeetingsQuery,
  meetingListSchema,
  meetingSchema,
  patchMeetingSchema,
  putAgendaSchema,
  putPresenceSchema,
} from '@kerabat/shared/assessments/schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { expectedVersion } from '../../platform/etag.ts';
import * as agenda from './agenda.service.ts';
import * as reading from './assessments.service.ts';
import { close } from './closing.service.ts';
import * as meetings from './meetings.service.ts';

const tags = ['assessments'];

function readingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/review-meetings',
    {
      config: { access: 'review.read' },
      schema: {
        operationId: 'listReviewMeetings',
        tags,
        summary: 'Daftar rapat telaah',
        description: 'Rapat telaah TKKSD; `waitingForMe` menghitung usulan yang menunggu pendapat pemanggil.',
        querystring: listMeetingsQuery,
        response: { 200: meetingListSchema },
      },
    },
    (request) => reading.list(platform, callerOf(request), request.query),
  );

  api.get(
    '/review-meetings/candidates',
    {
      config: { access: 'review.manage' },
      schema: {
        operationId: 'listReviewCandidates',
        tags,
        summary: 'Yang dapat diundang dan diagendakan',
        description:
          'Orang yang berwenang memberi pendapat, dan usulan yang dipetakan atau sudah dalam telaah.',
        response: { 200: candidatesSchema },
      },
    },
    () => reading.candidates(platform),
  );

  api.get(
    '/review-meetings/:id',
    {
      config: { access: 'review.read' },
      schema: {
        operationId: 'getReviewMeeting',
        tags,
        summary: 'Satu rapat telaah',
        description:
          'Agenda, anggota, kehadiran, kuorum, benturan kepentingan, dan langkah yang terbuka. Pendapat dan keputusan hanya sejauh boleh dilihat pemanggil.',
        params: idParams,
        response: { 200: meetingSchema },
      },
    },
    (request) => reading.get(platform, callerOf(request), request.params.id),
  );
}

function writingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.post(
    '/review-meetings',
    {
      config: { access: 'review.manage', idempotency: 'accepted' },
      schema: {
        operationId: 'createReviewMeeting',
        tags,
        summary: 'Rencanakan rapat telaah',
        description:
          'Rapat memakai salinan kriteria yang berlaku saat dibuat. Tanpa `memberIds`, semua yang berwenang memberi pendapat diundang.',
        body: createMeetingSchema,
        response: { 201: meetingSchema },
      },
    },
    async (request, reply) => {
      const meeting = await meetings.create(platform, callerOf(request), request.body);
      return reply.code(201).header('location', `/api/v1/review-meetings/${meeting.id}`).send(meeting);
    },
  );

  api.patch(
    '/review-meetings/:id',
    {
      config: { access: 'review.manage', ifMatch: true },
      schema: {
        operationId: 'updateReviewMeeting',
        tags,
        summary: 'Ubah rapat telaah',
        description:
          'Sebelum rapat berlangsung. Yang sudah diundang menerima perubahan waktu, tempat, dan keanggotaan.',
        params: idParams,
        body: patchMeetingSchema,
        response: { 200: meetingSchema },
      },
    },
    (request) =>
      meetings.patch(platform, callerOf(request), request.params.id, expectedVersion(request), request.body),
  );

  api.put(
    '/review-meetings/:id/agenda',
    {
      config: { access: 'review.manage', ifMatch: true },
      schema: {
        operationId: 'putReviewAgenda',
        tags,
        summary: 'Tetapkan agenda',
        description:
          'Usulan yang dipetakan (dengan KAK, dan studi kelayakan bila KSDPK) atau sudah dalam telaah, menurut urutan. Pada rapat yang sudah diundang, usulan yang dipetakan langsung masuk telaah; itu memerlukan `proposal.schedule-review`.',
        params: idParams,
        body: putAgendaSchema,
        response: { 200: meetingSchema },
      },
    },
    (request) =>
      agenda.putAgenda(
        platform,
        callerOf(request),
        request.params.id,
        expectedVersion(request),
        request.body,
      ),
  );

  api.put(
    '/review-meetings/:id/presence',
    {
      config: { access: 'review.manage', ifMatch: true },
      schema: {
        operationId: 'putReviewPresence',
        tags,
        summary: 'Catat kehadiran',
        description:
          'Mulai hari rapat; catatan pertama menyatakan rapat berlangsung. Yang tidak disebut tetap.',
        params: idParams,
        body: putPresenceSchema,
        response: { 200: meetingSchema },
      },
    },
    (request) =>
      meetings.recordPresence(
        platform,
        callerOf(request),
        request.params.id,
        expectedVersion(request),
        request.body,
      ),
  );
}

function stepRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.post(
    '/review-meetings/:id/invite',
    {
      config: { access: 'proposal.schedule-review', ifMatch: true },
      schema: {
        operationId: 'inviteToReviewMeeting',
        tags,
        summary: 'Kirim undangan',
        description:
          'Mengirim surat dan entri kalender kepada anggota; setiap usulan pada agenda masuk telaah.',
        params: idParams,
        response: { 200: meetingSchema },
      },
    },
    (request) => agenda.invite(platform, callerOf(request), request.params.id, expectedVersion(request)),
  );

  api.post(
    '/review-meetings/:id/cancel',
    {
      config: { access: 'review.manage', ifMatch: true },
      schema: {
        operationId: 'cancelReviewMeeting',
        tags,
        summary: 'Batalkan rapat',
        description:
          'Sebelum berlangsung, dengan alasan. Usulannya tetap dalam telaah dan dapat diagendakan kembali.',
        params: idParams,
        body: cancelMeetingSchema,
        response: { 200: meetingSchema },
      },
    },
    (request) =>
      meetings.cancel(
        platform,
        callerOf(request),
        request.params.id,
        expectedVersion(request),
        request.body.note,
      ),
  );

  api.post(
    '/review-meetings/:id/close',
    {
      config: { access: 'proposal.decide-review', ifMatch: true },
      schema: {
        operationId: 'closeReviewMeeting',
        tags,
        summary: 'Tutup rapat dan terbitkan berita acara',
        description:
          'Menulis dan membekukan berita acara, melampirkan petikannya pada setiap usulan, dan menjalankan keputusan ketua. Ditolak bila ada yang belum diputuskan atau kuorum tidak terpenuhi.',
        params: idParams,
        response: { 200: meetingSchema },
      },
    },
    (request) => close(platform, callerOf(request), request.params.id, expectedVersion(request)),
  );
}

export function meetingRoutes(app: FastifyInstance) {
  readingRoutes(app);
  writingRoutes(app);
  stepRoutes(app);
}
