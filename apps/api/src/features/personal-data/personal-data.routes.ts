import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  correctPersonalSchema,
  erasedSchema,
  erasePersonalSchema,
  occurrencesSchema,
  personalExportSchema,
  personalItemSchema,
  searchPersonalSchema,
} from '@kerabat/shared/personal-data/schema';
import { correctPersonalData } from './correct.service.ts';
import { erasePersonalData } from './erase.service.ts';
import { exportPersonalData, searchPersonalData } from './search.service.ts';

const tags = ['personal-data'];
const config = { access: 'personal-data.manage' } as const;

function findingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.post(
    '/personal-data/search',
    {
      config,
      schema: {
        operationId: 'searchPersonalData',
        tags,
        summary: 'Cari data pribadi seseorang',
        description:
          'Menemukan di mana saja data seseorang tersimpan, beserta tujuan, retensi, dan dasarnya (UU 27/2022). Setiap pencarian tercatat pada jejak audit dengan alasannya, tanpa kata yang dicari.',
        body: searchPersonalSchema,
        response: { 200: occurrencesSchema },
      },
    },
    async (request) => searchPersonalData(platform, request.actor, request.id, request.body),
  );

  api.post(
    '/personal-data/export',
    {
      config,
      schema: {
        operationId: 'exportPersonalData',
        tags,
        summary: 'Ekspor data pribadi seseorang',
        description:
          'Salinan JSON dari semua temuan, untuk diserahkan kepada subjek data setelah diperiksa. Tercatat pada jejak audit.',
        body: searchPersonalSchema,
        response: { 200: personalExportSchema },
      },
    },
    async (request, reply) => {
      reply.header('content-disposition', 'attachment; filename="data-pribadi.json"');
      return exportPersonalData(platform, request.actor, request.id, request.body);
    },
  );
}

function changingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.post(
    '/personal-data/correct',
    {
      config,
      schema: {
        operationId: 'correctPersonalData',
        tags,
        summary: 'Koreksi data pribadi',
        description:
          'Memperbaiki satu isian akun atau narahubung atas permintaan orangnya, juga narahubung pada pratinjau impor. Salinan yang sudah diajukan dan tanda tangan langkah tidak dikoreksi karena menjadi bukti.',
        body: correctPersonalSchema,
        response: { 200: personalItemSchema },
      },
    },
    async (request) => correctPersonalData(platform, request.actor, request.id, request.body),
  );

  api.post(
    '/personal-data/erase',
    {
      config,
      schema: {
        operationId: 'erasePersonalData',
        tags,
        summary: 'Hapus data pribadi',
        description:
          'Menghapus isian yang dipilih, semuanya atau tidak satu pun. Narahubung dikosongkan, juga pada salinan saat diajukan; sel pada usulan dan nama pelaku diganti "[dihapus]"; baris impor dikosongkan lalu dibaca ulang; akun yang pernah bertindak dianonimkan, selebihnya dihapus. Yang sudah tidak ada dilewati.',
        body: erasePersonalSchema,
        response: { 200: erasedSchema },
      },
    },
    async (request) => erasePersonalData(platform, request.actor, request.id, request.body),
  );
}

export async function personalDataRoutes(app: FastifyInstance) {
  findingRoutes(app);
  changingRoutes(app);
}
