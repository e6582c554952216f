import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  breakdownSchema,
  funnelQuery,
  mappingQuery,
  matrixQuery,
  matrixSchema,
} from '@kerabat/shared/mapping/schema';
import { callerOf } from '../../platform/caller.ts';
import { boundaryRoutes } from './boundaries.routes.ts';
import * as figures from './figures.service.ts';
import { itemRoutes } from './items.routes.ts';
import { listRoutes } from './lists.routes.ts';

const tags = ['mapping'];

function figureRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/mapping/matrix',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'getMappingMatrix',
        tags,
        summary: 'Matriks pemetaan',
        description:
          'Banyaknya usulan dan perkiraan biaya menurut dua sisi, misalnya urusan dan kabupaten/kota. Tiap angka sama dengan daftar usulan dengan saringan yang sama. Angka disimpan beberapa detik; `asOf` menyebut sejak kapan.',
        querystring: matrixQuery,
        response: { 200: matrixSchema },
      },
    },
    (request) => figures.matrix(platform, callerOf(request), request.query),
  );

  api.get(
    '/mapping/partners',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'getMappingPartners',
        tags,
        summary: 'Calon mitra menurut jenis',
        description:
          'Banyaknya usulan menurut jenis calon mitra; `group` adalah golongannya. Usulan dengan beberapa jenis mitra terhitung pada masing-masing jenis.',
        querystring: mappingQuery,
        response: { 200: breakdownSchema },
      },
    },
    (request) => figures.partners(platform, callerOf(request), request.query),
  );

  api.get(
    '/mapping/funnel',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'getMappingFunnel',
        tags,
        summary: 'Usulan menurut keadaan',
        description:
          'Banyaknya usulan pada tiap keadaan, menurut urutan perjalanannya; hanya keadaan yang dapat dilihat pemanggil.',
        querystring: funnelQuery,
        response: { 200: breakdownSchema },
      },
    },
    (request) => figures.funnel(platform, callerOf(request), request.query),
  );
}

export async function mappingRoutes(app: FastifyInstance) {
  figureRoutes(app);
  itemRoutes(app);
  listRoutes(app);
  boundaryRoutes(app);
}
