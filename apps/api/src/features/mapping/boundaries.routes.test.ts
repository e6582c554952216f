import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Boundaries } from '@kerabat/shared/mapping/schema';
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { form } from '../../../test/proposals.ts';
import { getReferenceBook } from '../reference/reference.service.ts';
import { ownRegions } from './headings.policy.ts';

const t = await startApp();
const admin = await person(t, ['admin'], undefined, 'Administrator Peta');
const operator = await person(t, ['agency_operator'], 'DISPANGAN');
const regions = ownRegions(await getReferenceBook(t.db));

type Feature = { type: string; properties: Record<string, unknown>; geometry: unknown };
type Change = (features: Feature[]) => unknown;

/** A square of a tenth of a degree for each region, in a row. */
const square = (index: number): number[][][] => {
  const [west, south] = [99 + index / 10, -1];
  return [
    [
      [west, south],
      [west + 0.1, south],
      [west + 0.1, south + 0.1],
      [west, south + 0.1],
      [west, south],
    ],
  ];
};
const squares = (): Feature[] =>
  regions.map(({ code, name }, index) => ({
    type: 'Feature',
    properties: { kode: code, nama: name },
    geometry: { type: 'Polygon', coordinates: square(index) },
  }));
const collection = (features: unknown) =>
  Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));

const put = (file: Buffer, headers: Record<string, string>, fields = {}, who = admin) => {
  const { payload, headers: multipart } = form(file, 'batas.geojson', fields);
  return who.call({
    method: 'PUT',
    url: '/mapping/boundaries',
    payload,
    headers: { ...multipart, ...headers },
  });
};
const NEW = { 'if-none-match': '*' };
const get = (who = operator) => who.call({ method: 'GET', url: '/mapping/boundaries' });

/** Nothing may be left in the store after a refusal or a success. */
const filesLeft = () =>
  readdirSync(path.join(t.dataDir), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );

async function refusal(change: Change): Promise<{ code: string; detail: string }[]> {
  const features = squares();
  const answer = await put(collection(change(features) ?? features), NEW);
  expect(answer.statusCode, answer.body).toBe(422);
  const problem = answer.json<{ code: string; errors: { code: string; detail: string }[] }>();
  expect(problem.code).toBe('mapping.bad_boundaries');
  return problem.errors;
}

const at = (features: Feature[], index: number): Feature => features[index]!;

describe('a file of boundaries is refused, with what to put right,', () => {
  it.each<[string, Change, string, RegExp]>([
    [
      'without a region',
      (f) => f.slice(1),
      'region_missing',
      /^Kabupaten Pesisir Selatan \(13\.01\) belum ada/,
    ],
    [
      'with a region twice',
      (f) => [...f, at(f, 0)],
      'region_repeated',
      /Pesisir Selatan ada lebih dari sekali \(fitur ke-1 dan 20\)/,
    ],
    [
      'with a stranger',
      (f) => [...f, { ...at(f, 0), properties: { nama: 'Danau Singkarak' } }],
      'unknown_region',
      /^Fitur ke-20 \("Danau Singkarak"\) bukan kabupaten\/kota/,
    ],
    [
      'with codes of the statistics office',
      (f) => void (at(f, 0).properties['kode'] = '1309'),
      'contradictory',
      /berkode 13\.09, yaitu Kabupaten Kepulauan Mentawai.*bukan kode BPS/,
    ],
    [
      'with a name for two',
      (f) =>
        f.forEach((one) => {
          if (['13.02', '13.72'].includes(String(one.properties['kode']))) one.properties = { nama: 'Solok' };
        }),
      'ambiguous',
      /dapat berarti Kabupaten Solok atau Kota Solok/,
    ],
    [
      'with a point',
      (f) => void (at(f, 2).geometry = { type: 'Point', coordinates: [100, 0] }),
      'bad_geometry',
      /bentuknya Point/,
    ],
    ['with no shape', (f) => void (at(f, 2).geometry = null), 'bad_geometry', /bentuknya tidak ada/],
    [
      'with latitude first',
      (f) =>
        void (at(f, 2).geometry = {
          type: 'Polygon',
          coordinates: [
            [
              [-1, 100],
              [-1, 100.1],
              [-0.9, 100.1],
              [-1, 100],
            ],
          ],
        }),
      'bad_geometry',
      /tertukar/,
    ],
    [
      'in metres',
      (f) =>
        void (at(f, 2).geometry = {
          type: 'Polygon',
          coordinates: [
            [
              [650_000, 9_900_000],
              [650_100, 9_900_000],
              [650_100, 9_900_100],
              [650_000, 9_900_000],
            ],
          ],
        }),
      'bad_geometry',
      /EPSG:4326/,
    ],
    [
      'with an open line',
      (f) => void (at(f, 2).geometry = { type: 'Polygon', coordinates: [square(2)[0]!.slice(0, 4)] }),
      'bad_geometry',
      /tidak menutup/,
    ],
    [
      'with an empty shape',
      (f) => void (at(f, 2).geometry = { type: 'MultiPolygon', coordinates: [] }),
      'bad_geometry',
      /kosong/,
    ],
    ['with no features', () => [], 'region_missing', /belum ada/],
  ])('%s', async (_title, change, code, words) => {
    const [error] = await refusal(change);
    expect(error?.code).toBe(`mapping.boundaries_${code}`);
    expect(error?.detail).toMatch(words);
    expect((await get()).statusCode).toBe(404);
    expect(filesLeft()).toEqual([]);
  });

  it.each([
    ['not JSON', Buffer.from('{"type": "Feat'), 422, 'mapping.bad_boundaries'],
    ['a single feature', Buffer.from(JSON.stringify(squares()[0])), 422, 'mapping.bad_boundaries'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 422, 'files.type_not_allowed'],
    ['empty', Buffer.alloc(0), 422, 'files.empty'],
    ['more than 5 MB', Buffer.alloc(5 * 1024 * 1024 + 1, ' '), 413, 'files.too_large'],
  ])('when it is %s', async (_title, file, status, code) => {
    const answer = await put(file, NEW);
    expect(answer.json()).toMatchObject({ status, code });
    expect(filesLeft()).toEqual([]);
  });
});

describe('boundaries', () => {
  it('are an administrator’s to upload, and everybody’s to see', async () => {
    const file = collection(squares());
    expect((await put(file, NEW, {}, operator)).statusCode).toBe(403);
    expect((await put(file, {})).statusCode).toBe(428);
    expect((await put(file, { 'if-match': '*' })).statusCode).toBe(412);
    expect((await put(file, NEW, { attribution: 'x'.repeat(301) })).statusCode).toBe(400);
    expect((await put(file, NEW, { colour: 'red' })).statusCode).toBe(400);
    expect((await t.app.inject('/api/v1/mapping/boundaries')).statusCode).toBe(401);
  });

  it('are kept as code, name and rounded shape, in the order of the codes', async () => {
    const features = squares().reverse();
    features[0]!.geometry = {
      type: 'Polygon',
      coordinates: square(18).map((ring) => ring.map(([x, y]) => [x! + 0.000001234, y!, 12.5])),
    };
    features[0]!.properties['luas'] = 12;
    const answer = await put(collection(features), NEW, { attribution: ' Badan Informasi Geospasial ' });
    expect(answer.statusCode, answer.body).toBe(201);
    const stored = answer.json<Boundaries>();
    expect(stored).toMatchObject({
      etag: '"1"',
      fileName: 'batas.geojson',
      uploadedBy: 'Administrator Peta',
      attribution: 'Badan Informasi Geospasial',
    });
    const read = await get();
    expect(read.json()).toEqual(stored);
    expect(read.headers['etag']).toBe('"1"');
    const [first] = stored.geojson.features;
    expect(first?.properties).toEqual({ code: '13.01', name: 'Kabupaten Pesisir Selatan' });
    const last = stored.geojson.features.at(-1)!;
    expect(last.properties).toEqual({ code: '13.77', name: 'Kota Pariaman' });
    expect((last.geometry.coordinates as number[][][])[0]![0]).toEqual([100.8, -1]);
    expect(filesLeft()).toEqual([]);
    const fresh = await operator.call({
      method: 'GET',
      url: '/mapping/boundaries',
      headers: { 'if-none-match': '"1"' },
    });
    expect(fresh.statusCode).toBe(304);
  });

  it.each<[string, (name: string, code: string) => Record<string, unknown>]>([
    ['codes without a dot', (_name, code) => ({ KODE: Number(code.replace('.', '')) })],
    [
      'names of the mapping agency',
      (name) => ({ WADMKK: name.replace(/^Kabupaten /, ''), WADMPR: 'Sumatera Barat' }),
    ],
    ['short names', (name) => ({ NAME_2: name.replace('Kabupaten', 'Kab.') })],
    [
      'a code and a province',
      (name, code) => ({ kdkab: code, provinsi: 'Sumatera Barat', nama: name.toUpperCase() }),
    ],
  ])('are recognised by %s', async (_title, properties) => {
    const features = squares().map((feature, index) => ({
      ...feature,
      properties: properties(regions[index]!.name, regions[index]!.code),
    }));
    const answer = await put(collection(features), { 'if-match': '*' });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json<Boundaries>().geojson.features.map(({ properties: { code } }) => code)).toEqual(
      regions.map(({ code }) => code),
    );
  });

  it('are replaced and deleted only by who has seen them as they are', async () => {
    const file = collection(squares());
    expect((await put(file, NEW)).statusCode).toBe(412);
    expect((await put(file, { 'if-match': '"1"' })).statusCode).toBe(412);
    const current = (await get()).json<Boundaries>().etag;
    const remove = (etag: string) =>
      admin.call({ method: 'DELETE', url: '/mapping/boundaries', headers: { 'if-match': etag } });
    expect((await admin.call({ method: 'DELETE', url: '/mapping/boundaries' })).statusCode).toBe(428);
    expect((await remove('"1"')).statusCode).toBe(412);
    expect((await remove(current)).statusCode).toBe(204);
    expect((await get()).statusCode).toBe(404);
    expect((await remove('*')).statusCode).toBe(404);
    const again = await put(file, NEW);
    expect(again.statusCode).toBe(201);
    expect(Number(again.json<Boundaries>().etag.slice(1, -1))).toBeGreaterThan(Number(current.slice(1, -1)));
  });
});
