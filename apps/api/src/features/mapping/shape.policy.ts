import type { Boundaries } from '@kerabat/shared/mapping/schema';

type Geometry = Boundaries['geojson']['features'][number]['geometry'];
type Position = [longitude: number, latitude: number];

/** Five decimals are about a metre. */
const DECIMALS = 1e5;
const rounded = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS;

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function readPosition(value: unknown): Position | string {
  const [longitude, latitude] = Array.isArray(value) ? (value as unknown[]) : [];
  if (!isNumber(longitude) || !isNumber(latitude))
    return 'ada titik yang bukan pasangan angka [bujur, lintang]. Ekspor ulang petanya.';
  if (Math.abs(latitude) > 90 && Math.abs(latitude) <= 180 && Math.abs(longitude) <= 90)
    return `titik [${longitude}, ${latitude}] tertukar. Tulis bujur lebih dahulu, lalu lintang.`;
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90)
    return `titik [${longitude}, ${latitude}] di luar rentang derajat. Ekspor dengan sistem koordinat WGS 84 (EPSG:4326).`;
  return [rounded(longitude), rounded(latitude)];
}

function readRing(value: unknown): Position[] | string {
  if (!Array.isArray(value) || value.length < 4)
    return 'ada garis batas dengan kurang dari empat titik. Ekspor ulang petanya.';
  const ring: Position[] = [];
  for (const part of value as unknown[]) {
    const position = readPosition(part);
    if (typeof position === 'string') return position;
    ring.push(position);
  }
  const [first, last] = [ring[0], ring.at(-1)];
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    return 'ada garis batas yang tidak menutup: titik terakhir harus sama dengan titik pertama.';
  return ring;
}

/** Reads every part of a list, or says what is wrong with the first bad one. */
function readAll<Part>(value: unknown, read: (part: unknown) => Part | string): Part[] | string {
  if (!Array.isArray(value) || value.length === 0)
    return 'bentuknya kosong. Lengkapi geometrinya, lalu unggah kembali.';
  const parts: Part[] = [];
  for (const one of value as unknown[]) {
    const part = read(one);
    if (typeof part === 'string') return part;
    parts.push(part);
  }
  return parts;
}

const readPolygon = (value: unknown) => readAll(value, readRing);

/** A Polygon or MultiPolygon in degrees, rounded; a text says what is wrong with it. */
export function readShape(geometry: unknown): Geometry | string {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return `bentuknya ${typeof type === 'string' ? type : 'tidak ada'}. Pakai Polygon atau MultiPolygon.`;
  const read = type === 'Polygon' ? readPolygon(coordinates) : readAll(coordinates, readPolygon);
  return typeof read === 'string' ? read : { type, coordinates: read };
}
