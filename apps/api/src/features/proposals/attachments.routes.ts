import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { uuid } from '@kerabat/shared/contract/common';
import { attachmentSchema, attachmentsSchema } from '@kerabat/shared/proposals/trail.schema';
import { DOCUMENT_KINDS } from '@kerabat/shared/proposals/vocabulary';
import { sendDownload } from '../../platform/downloads.ts';
import { add, listFor, open, remove } from './attachments.service.ts';
import { callerOf, idParams } from '../../platform/caller.ts';

const tags = ['proposals'];
const attachmentParams = z.strictObject({ id: uuid, attachmentId: uuid });

export async function attachmentRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/proposals/:id/attachments',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'listProposalAttachments',
        tags,
        summary: 'Lampiran usulan',
        description: 'Dokumen pendukung beserta jenis, ukuran, dan SHA-256.',
        params: idParams,
        response: { 200: attachmentsSchema },
      },
    },
    (request) => listFor(platform, callerOf(request), request.params.id),
  );

  api.post(
    '/proposals/:id/attachments',
    {
      config: {
        access: ['proposal.write', 'proposal.verify', 'proposal.decide-review'],
        idempotency: 'accepted',
        form: {
          type: 'object',
          required: ['file'],
          properties: {
            file: { type: 'string', format: 'binary', description: 'Paling besar 20 MB.' },
            documentKind: { type: 'string', enum: [...DOCUMENT_KINDS] },
          },
        },
      },
      schema: {
        operationId: 'addProposalAttachment',
        tags,
        summary: 'Unggah lampiran',
        description: 'PDF, dokumen kantor, atau gambar sampai 20 MB; jenis diperiksa dari isinya.',
        params: idParams,
        response: { 201: attachmentSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const attachment = await add(platform, callerOf(request), id, request);
      const location = `/api/v1/proposals/${id}/attachments/${attachment.id}/content`;
      return reply.code(201).header('location', location).send(attachment);
    },
  );

  api.get(
    '/proposals/:id/attachments/:attachmentId/content',
    {
      config: {
        access: 'proposal.read',
        produces: { mediaType: 'application/octet-stream', description: 'Isi berkas.' },
      },
      schema: {
        operationId: 'downloadProposalAttachment',
        tags,
        summary: 'Unduh lampiran',
        description: 'Hak unduh sama dengan hak melihat usulannya. Mendukung Range dan If-None-Match.',
        params: attachmentParams,
      },
    },
    async (request, reply) => {
      const { id, attachmentId } = request.params;
      return sendDownload(
        request,
        reply,
        platform.files,
        await open(platform, callerOf(request), id, attachmentId),
      );
    },
  );

  api.delete(
    '/proposals/:id/attachments/:attachmentId',
    {
      config: { access: ['proposal.write', 'proposal.verify', 'proposal.decide-review'], ifMatch: true },
      schema: {
        operationId: 'deleteProposalAttachment',
        tags,
        summary: 'Hapus lampiran',
        description: 'Oleh pengunggahnya, selama usulan masih berjalan.',
        params: attachmentParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id, attachmentId } = request.params;
      await remove(platform, callerOf(request), id, attachmentId, request.headers['if-match'] ?? '');
      return reply.code(204).send(null);
    },
  );
}
