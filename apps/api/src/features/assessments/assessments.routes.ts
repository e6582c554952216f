import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { idParams } from '../../platform/caller.ts';
import { attachmentHeader, sendDownload } from '../../platform/downloads.ts';
import { openCalendar } from './assessments.service.ts';
import { openMinutes } from './closing.service.ts';
import { meetingRoutes } from './meetings.routes.ts';
import { DOCX } from './minutes-document.ts';
import { opinionRoutes } from './opinions.routes.ts';
import { rankingRoutes } from './rankings.routes.ts';

const tags = ['assessments'];
const MINUTES = [
  ['docx', DOCX, 'Berita acara sebagai DOCX'],
  ['pdf', 'application/pdf', 'Berita acara sebagai PDF'],
] as const;

function downloadRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  for (const [kind, mediaType, description] of MINUTES)
    api.get(
      `/review-meetings/:id/minutes.${kind}`,
      {
        config: { access: 'review.read', produces: { mediaType, description } },
        schema: {
          operationId: `downloadReviewMinutes${kind === 'docx' ? 'Docx' : 'Pdf'}`,
          tags,
          summary: `Unduh berita acara (${kind.toUpperCase()})`,
          description:
            'Berkas yang dibekukan saat rapat ditutup; isinya tidak pernah berubah. PDF hanya ada bila server dapat membuatnya saat itu.',
          params: idParams,
        },
      },
      async (request, reply) =>
        sendDownload(request, reply, platform.files, await openMinutes(platform, request.params.id, kind)),
    );

  api.get(
    '/review-meetings/:id/calendar.ics',
    {
      config: {
        access: 'review.read',
        produces: { mediaType: 'text/calendar', description: 'Entri kalender rapat.' },
      },
      schema: {
        operationId: 'downloadReviewCalendar',
        tags,
        summary: 'Unduh entri kalender',
        description: 'Rapat sebagai iCalendar; dapat dibuka dengan program kalender apa pun.',
        params: idParams,
      },
    },
    async (request, reply) =>
      reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', attachmentHeader('rapat-telaah.ics'))
        .send(await openCalendar(platform, request.params.id)),
  );
}

/** Review of proposals by TKKSD: meetings, opinions, decisions, minutes, ranking (domain §3.2, §5.1). */
export async function assessmentRoutes(app: FastifyInstance) {
  meetingRoutes(app);
  opinionRoutes(app);
  rankingRoutes(app);
  downloadRoutes(app);
}
