import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { AppError, badRequest } from './problem.ts';

/** No text of the database can hold it. */
const nul = (where: string) =>
  badRequest('common.nul_character', `Hapus karakter NUL (%00 atau \\u0000) dari ${where}.`);

/** What a request may bring, whatever feature it is for: JSON, or a form where one is declared. */
export const intake = fp(
  async (app: FastifyInstance) => {
    app.removeContentTypeParser('text/plain');
    const parseJson = app.getDefaultJsonParser('error', 'error');
    app.addContentTypeParser<string>(
      ['application/json', 'application/merge-patch+json'],
      { parseAs: 'string' },
      (request, body, done) => {
        if (body.includes('\\u0000')) done(nul('isi permintaan'));
        else void parseJson(request, body, done);
      },
    );
    await app.register(multipart);

    app.addHook('onRequest', async (request) => {
      if (request.url.includes('%00')) throw nul('alamat');
    });

    app.addHook('preValidation', async (request) => {
      const takesForm = request.routeOptions.config.form !== undefined;
      if (takesForm === request.isMultipart()) return;
      throw takesForm
        ? new AppError(
            415,
            'common.multipart_required',
            'Unggah berkas sebagai multipart/form-data dengan isian `file`.',
          )
        : new AppError(415, 'common.unsupported_media_type', 'Kirim isi sebagai application/json.');
    });
  },
  { name: 'intake' },
);
