import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import '@fastify/multipart';
import type { Database } from './db.ts';
import { idempotencyKeys } from './idempotency.table.ts';
import { AppError, badRequest, conflict, unprocessable } from './problem.ts';
import { sha256, type Seal } from './seal.ts';
import { digestForm } from './uploads.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `accepted`: a creating POST. `required`: the key is the only guard against doing it twice. */
    idempotency?: 'accepted' | 'required';
  }
  interface FastifyRequest {
    idempotencyRow: string | null;
  }
}

/** A run that left no answer for this long died with its process; the same key may try again. */
const ABANDONED_AFTER = '90 seconds';
const KEPT_HEADERS = ['location', 'etag', 'content-type'];

const bodyDigest = (request: FastifyRequest): string => sha256(JSON.stringify(request.body ?? null));
/** An upload is known by its content, which is read after the key is taken; until then any other has to wait. */
const NOT_READ = 'not-read';

function keyOf(request: FastifyRequest): string | undefined {
  const policy = request.routeOptions.config.idempotency;
  if (!policy) return undefined;
  const header = request.headers['idempotency-key'];
  if (typeof header !== 'string') {
    if (policy === 'required')
      throw new AppError(
        428,
        'common.idempotency_key_required',
        'Sertakan Idempotency-Key, supaya permintaan yang terkirim dua kali hanya dijalankan sekali.',
      );
    return undefined;
  }
  if (!/^[\x21-\x7e]{1,200}$/.test(header))
    throw badRequest('common.bad_idempotency_key', 'Idempotency-Key memakai 1 sampai 200 huruf tanpa spasi.');
  return header;
}

const callerOf = (request: FastifyRequest): string => {
  const actor = request.actor as FastifyRequest['actor'] | undefined;
  return actor?.id ?? `address:${request.ip}`;
};

/** Takes the key for this run, or finds who has it. */
async function claim(db: Database, request: FastifyRequest, key: string) {
  const identity = {
    caller: callerOf(request),
    method: request.method,
    path: request.url.split('?')[0] ?? '',
    key,
  };
  const where = and(
    eq(idempotencyKeys.caller, identity.caller),
    eq(idempotencyKeys.method, identity.method),
    eq(idempotencyKeys.path, identity.path),
    eq(idempotencyKeys.key, key),
  );
  await db
    .delete(idempotencyKeys)
    .where(
      and(
        where,
        sql`(${idempotencyKeys.createdAt} < now() - interval '24 hours' or (${idempotencyKeys.finishedAt} is null and ${idempotencyKeys.createdAt} < now() - ${sql.raw(`interval '${ABANDONED_AFTER}'`)}))`,
      ),
    );
  const [mine] = await db
    .insert(idempotencyKeys)
    .values({ ...identity, fingerprint: request.isMultipart() ? NOT_READ : bodyDigest(request) })
    .onConflictDoNothing()
    .returning();
  if (mine) return { mine: mine.id, theirs: undefined };
  const [theirs] = await db.select().from(idempotencyKeys).where(where);
  return { mine: undefined, theirs };
}

type Stored = typeof idempotencyKeys.$inferSelect;

async function replay(stored: Stored, request: FastifyRequest, reply: FastifyReply, seal: Seal) {
  if (stored.status === null || stored.body === null)
    throw conflict(
      'common.still_running',
      'Permintaan dengan Idempotency-Key ini masih dijalankan. Tunggu sebentar, lalu kirim kembali.',
    );
  const fingerprint = request.isMultipart() ? await digestForm(request) : bodyDigest(request);
  if (stored.fingerprint !== fingerprint)
    throw unprocessable(
      'common.idempotency_key_reused',
      'Idempotency-Key ini sudah dipakai untuk isi yang lain. Pakai kunci baru.',
      [
        {
          pointer: '',
          code: 'common.idempotency_key_reused',
          detail: 'Isi berbeda dari permintaan pertama.',
        },
      ],
    );
  return reply
    .code(stored.status)
    .headers({ ...stored.headers, 'idempotency-replayed': 'true' })
    .serializer((payload: unknown) => String(payload))
    .send(seal.open(stored.body));
}

/** A repeated creating POST is answered with the first answer (kept 24 hours, scoped to caller, method and path). */
export const idempotency = fp<{ db: Database; seal: Seal }>(
  async (app: FastifyInstance, { db, seal }) => {
    app.decorateRequest('idempotencyRow', null);

    app.addHook('preHandler', async (request, reply) => {
      const key = keyOf(request);
      if (key === undefined) return undefined;
      const { mine, theirs } = await claim(db, request, key);
      if (theirs) return replay(theirs, request, reply, seal);
      request.idempotencyRow = mine ?? null;
      return undefined;
    });

    app.addHook('onSend', async (request, reply, payload) => {
      const row = request.idempotencyRow;
      if (row === null) return payload;
      request.idempotencyRow = null;
      if (reply.statusCode >= 400 || typeof payload !== 'string') {
        // A refusal is no result: the caller mends the request and may use the key again.
        await db
          .delete(idempotencyKeys)
          .where(and(eq(idempotencyKeys.id, row), isNull(idempotencyKeys.finishedAt)));
        return payload;
      }
      const headers = Object.fromEntries(
        KEPT_HEADERS.flatMap((name) => {
          const value = reply.getHeader(name);
          return value === undefined ? [] : [[name, String(value)]];
        }),
      );
      await db
        .update(idempotencyKeys)
        .set({
          status: reply.statusCode,
          ...(request.formDigest ? { fingerprint: request.formDigest } : {}),
          headers,
          body: seal.close(payload),
          finishedAt: new Date().toISOString(),
        })
        .where(eq(idempotencyKeys.id, row));
      return payload;
    });
  },
  { name: 'idempotency', dependencies: ['access'] },
);

/** Keys older than 24 hours are forgotten; called by the daily housekeeping. */
export async function forgetOldKeys(db: Database): Promise<void> {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, sql`now() - interval '24 hours'`));
}
