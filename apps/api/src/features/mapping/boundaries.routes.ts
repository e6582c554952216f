import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { boundariesSchema } from '@kerabat/shared/mapping/schema';
import { callerOf } from '../../platform/caller.ts';
import { expectedOrNew, expectedVersion } from '../../platform/etag.ts';
import * as boundaries from './boundaries.service.ts';

const tags = ['mapping'];
const KEPT_BY_BROWSER = 'private, max-age=0, must-revalidate';

export function boundaryRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/mapping/boundaries',
    {
      config: { access: 'account.use' },
      schema: {
        operationId: 'getBoundaries',
        tags,
        summary: 'Batas kabupaten/kota',
        description:
          'Batas 19 kabupaten/kota sebagai GeoJSON yang diunggah administrator; 404 bila belum ada, dan peta digambar sebagai ubin.',
        response: { 200: boundariesSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', KEPT_BY_BROWSER);
      return boundaries.get(platform);
    },
  );

  api.put(
    '/mapping/boundaries',
    {
      config: {
        access: 'reference.manage',
        ifMatch: 'unless-new',
        form: {
          type: 'object',
          required: ['file'],
          properties: {
            file: { type: 'string', format: 'binary', description: 'GeoJSON, paling besar 5 MB.' },
            attribution: { type: 'string', maxLength: 300, description: 'Sumber peta yang harus disebut.' },
          },
        },
      },
      schema: {
        operationId: 'putBoundaries',
        tags,
        summary: 'Unggah batas kabupaten/kota',
        description:
          'FeatureCollection GeoJSON (bujur, lintang) dengan ke-19 kabupaten/kota, masing-masing sekali, dikenali dari kode Kemendagri atau nama. Yang disimpan hanya kode, nama, dan bentuknya.',
        response: { 200: boundariesSchema, 201: boundariesSchema },
      },
    },
    async (request, reply) => {
      const expected = expectedOrNew(request);
      const { isNew, stored } = await boundaries.put(platform, callerOf(request), request, expected);
      return reply.code(isNew ? 201 : 200).send(stored);
    },
  );

  api.delete(
    '/mapping/boundaries',
    {
      config: { access: 'reference.manage', ifMatch: true },
      schema: {
        operationId: 'deleteBoundaries',
        tags,
        summary: 'Hapus batas kabupaten/kota',
        description: 'Peta kembali digambar sebagai ubin.',
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await boundaries.remove(platform, callerOf(request), expectedVersion(request));
      return reply.code(204).send(null);
    },
  );
}
