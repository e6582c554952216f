import { readFile } from 'node:fs/promises';
import type { FastifyRequest } from 'fastify';
import type { Boundaries } from '@kerabat/shared/mapping/schema';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Tx } from '../../platform/db.ts';
import { checkVersion, etagOf, type Expected } from '../../platform/etag.ts';
import type { UploadRules } from '../../platform/files.ts';
import { AppError, badRequest, notFound, unprocessable } from '../../platform/problem.ts';
import { toIso } from '../../platform/time.ts';
import { receiveUpload } from '../../platform/uploads.ts';
import { getReferenceBook } from '../reference/reference.service.ts';
import { isFaulty, readBoundaries } from './boundaries.policy.ts';
import { findBoundaries, lockBoundaries, storeBoundaries } from './boundaries.queries.ts';
import { ownRegions } from './headings.policy.ts';
import type { BoundariesRow } from './mapping.table.ts';

const RULES: UploadRules = {
  maxBytes: 5 * 1024 * 1024,
  mediaTypes: [],
  plainTextAs: 'application/geo+json',
  hint: 'GeoJSON',
};
const LONGEST_ATTRIBUTION = 300;
const MOST_FAULTS = 20;

const present = (
  row: BoundariesRow,
  geojson: Boundaries['geojson'],
  uploadedBy: string | null,
): Boundaries => ({
  etag: etagOf(row.rowVersion),
  fileName: row.fileName,
  uploadedAt: toIso(row.uploadedAt),
  uploadedBy: uploadedBy ?? 'KERABAT',
  attribution: row.attribution,
  geojson,
});

const noBoundaries = () => notFound('Batas kabupaten/kota');

export async function get({ db }: Platform): Promise<Boundaries> {
  const found = await findBoundaries(db);
  if (!found?.row.geojson) throw noBoundaries();
  return present(found.row, found.row.geojson, found.uploadedBy);
}

function readAttribution(text: string | undefined): string | null {
  const attribution = text?.replace(/\p{Cc}+/gu, ' ').trim() ?? '';
  if (attribution.length > LONGEST_ATTRIBUTION) {
    const detail = `Persingkat sumber peta menjadi paling banyak ${LONGEST_ATTRIBUTION} huruf.`;
    throw badRequest('mapping.attribution_too_long', detail, [
      { pointer: '/attribution', code: 'mapping.attribution_too_long', detail },
    ]);
  }
  return attribution || null;
}

/** The uploaded file is read and thrown away; only what is drawn is kept. */
async function receive(platform: Platform, request: FastifyRequest) {
  const { files } = platform;
  const { fileName, content, fields } = await receiveUpload(request, files, RULES, ['attribution']);
  try {
    const attribution = readAttribution(fields['attribution']);
    const known = ownRegions(await getReferenceBook(platform.db));
    const features = readBoundaries(await readFile(files.path(content.storageKey), 'utf8'), known);
    if (isFaulty(features)) {
      const [first] = features;
      const detail =
        features.length === 1 && first
          ? first.detail
          : `Ada ${features.length} hal yang perlu diperbaiki pada berkas batas. Belum ada yang disimpan.`;
      throw unprocessable('mapping.bad_boundaries', detail, features.slice(0, MOST_FAULTS));
    }
    return { fileName, attribution, geojson: { type: 'FeatureCollection' as const, features } };
  } finally {
    await files.remove(content.storageKey);
  }
}

/** `new` says that nothing is there; anything else that something is. */
async function lockExpected(tx: Tx, expected: Expected | 'new'): Promise<boolean> {
  const row = await lockBoundaries(tx);
  const exists = Boolean(row?.geojson);
  if (expected === 'new' && exists)
    throw new AppError(
      412,
      'mapping.boundaries_exist',
      'Batas kabupaten/kota sudah ada. Muat ulang, lalu ganti dengan If-Match.',
      { extra: { currentEtag: etagOf(row?.rowVersion ?? 0) } },
    );
  if (expected !== 'new' && !exists)
    throw new AppError(
      412,
      'mapping.boundaries_missing',
      'Batas kabupaten/kota belum ada, atau sudah dihapus. Unggah dengan If-None-Match: *.',
    );
  if (row && expected !== 'new') checkVersion(expected, row.rowVersion);
  return !exists;
}

/** Takes new boundaries in whole or not at all. */
export async function put(
  platform: Platform,
  { actor, requestId }: Caller,
  request: FastifyRequest,
  expected: Expected | 'new',
): Promise<{ isNew: boolean; stored: Boundaries }> {
  const received = await receive(platform, request);
  return platform.db.transaction(async (tx) => {
    const isNew = await lockExpected(tx, expected);
    const row = await storeBoundaries(tx, {
      ...received,
      uploadedAt: platform.now().toISOString(),
      uploadedById: actor.id,
    });
    await recordAudit(tx, actor, requestId, {
      event: 'boundaries.uploaded',
      subjectType: 'boundaries',
      subjectId: null,
      detail: { fileName: row.fileName, attribution: row.attribution },
    });
    return { isNew, stored: present(row, received.geojson, actor.name) };
  });
}

/** Back to the tiles; the version goes on, so that a stale page never matches a later upload. */
export async function remove(
  platform: Platform,
  { actor, requestId }: Caller,
  expected: Expected,
): Promise<void> {
  await platform.db.transaction(async (tx) => {
    const row = await lockBoundaries(tx);
    if (!row?.geojson) throw noBoundaries();
    checkVersion(expected, row.rowVersion);
    await storeBoundaries(tx, { fileName: row.fileName, attribution: row.attribution, geojson: null });
    await recordAudit(tx, actor, requestId, {
      event: 'boundaries.deleted',
      subjectType: 'boundaries',
      subjectId: null,
      detail: { fileName: row.fileName },
    });
  });
}
