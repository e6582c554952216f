import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { uuid } from '@kerabat/shared/contract/common';
import {
  createReferenceSchema,
  listReferenceQuery,
  patchReferenceSchema,
  REFERENCE_SETS,
  referenceEntrySchema,
  referenceListSchema,
  type ReferenceSet,
} from '@kerabat/shared/reference/schema';
import { expectedVersion } from '../../platform/etag.ts';
import { changeEntry, createEntry, deleteEntry } from './reference-writes.service.ts';
import { getEntryRow, listEntries, presentEntry, REVALIDATE } from './reference.service.ts';

/** How each list is called in operation ids and in sentences. */
const NAMES = {
  affair: { one: 'Affair', many: 'Affairs', noun: 'urusan pemerintahan' },
  region: { one: 'Region', many: 'Regions', noun: 'wilayah' },
  'planning-target': { one: 'PlanningTarget', many: 'PlanningTargets', noun: 'sasaran RPJMD' },
  'funding-source': { one: 'FundingSource', many: 'FundingSources', noun: 'sumber pembiayaan' },
  'partner-type': { one: 'PartnerType', many: 'PartnerTypes', noun: 'jenis mitra' },
} as const satisfies Record<ReferenceSet, { one: string; many: string; noun: string }>;

const params = z.strictObject({ id: uuid });
const tags = ['reference'];

function readingRoutes(app: FastifyInstance, set: ReferenceSet) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;
  const { one, many, noun } = NAMES[set];
  const url = `/${REFERENCE_SETS[set].path}`;

  api.get(
    url,
    {
      config: { access: 'reference.read' },
      schema: {
        operationId: `list${many}`,
        tags,
        summary: `Daftar ${noun}`,
        description: `Daftar ${noun} menurut kode. \`q\` mencocokkan kode, nama, singkatan, dan ejaan lain. Jawaban membawa ETag; kirim kembali dengan If-None-Match agar daftar yang belum berubah tidak diunduh ulang.`,
        querystring: listReferenceQuery,
        response: { 200: referenceListSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', REVALIDATE);
      return listEntries(platform, set, request.query);
    },
  );

  api.get(
    `${url}/:id`,
    {
      config: { access: 'reference.read' },
      schema: {
        operationId: `get${one}`,
        tags,
        summary: `Satu ${noun}`,
        description: `Satu ${noun} menurut UUID-nya.`,
        params,
        response: { 200: referenceEntrySchema },
      },
    },
    async (request) => presentEntry(await getEntryRow(platform.db, set, request.params.id)),
  );
}

function writingRoutes(app: FastifyInstance, set: ReferenceSet) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;
  const { one, noun } = NAMES[set];
  const url = `/${REFERENCE_SETS[set].path}`;

  api.post(
    url,
    {
      config: { access: 'reference.manage', idempotency: 'accepted' },
      schema: {
        operationId: `create${one}`,
        tags,
        summary: `Tambah ${noun}`,
        description: `Menambah ${noun}. Kodenya unik dan tidak berubah lagi; ejaan lain tidak boleh sudah menunjuk entri lain.`,
        body: createReferenceSchema,
        response: { 201: referenceEntrySchema },
      },
    },
    async (request, reply) => {
      const entry = await createEntry(platform, request.actor, request.id, set, request.body);
      return reply.code(201).header('location', `/api/v1${url}/${entry.id}`).send(entry);
    },
  );

  api.patch(
    `${url}/:id`,
    {
      config: { access: 'reference.manage', ifMatch: true },
      schema: {
        operationId: `update${one}`,
        tags,
        summary: `Ubah ${noun}`,
        description: `Mengubah atau menutup (\`validUntil\`) ${noun}. Isian yang tidak dikirim tetap; kodenya tidak dapat diubah.`,
        params,
        body: patchReferenceSchema,
        response: { 200: referenceEntrySchema },
      },
    },
    async (request) => {
      const target = { set, id: request.params.id, expected: expectedVersion(request) };
      return changeEntry(platform, request.actor, request.id, target, request.body);
    },
  );

  api.delete(
    `${url}/:id`,
    {
      config: { access: 'reference.manage', ifMatch: true },
      schema: {
        operationId: `delete${one}`,
        tags,
        summary: `Hapus ${noun}`,
        description: `Menghapus ${noun} yang kodenya belum dipakai usulan atau entri lain; selebihnya hanya dapat ditutup.`,
        params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const target = { set, id: request.params.id, expected: expectedVersion(request) };
      await deleteEntry(platform, request.actor, request.id, target);
      return reply.code(204).send(null);
    },
  );
}

/** Five lists, one piece of code. */
export async function referenceRoutes(app: FastifyInstance) {
  for (const set of Object.keys(REFERENCE_SETS) as ReferenceSet[]) {
    readingRoutes(app, set);
    writingRoutes(app, set);
  }
}
