import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { apiAs } from './api.ts';
import { press } from './keyboard.ts';
import type { Place } from './places.ts';
import { squaresFile } from './squares.ts';

const button = (name: string | RegExp) => (page: Page) =>
  press(page, page.getByRole('button', { name }).first());
const inDialog = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true });

interface Lines {
  items: { proposalId: string; status: string }[];
}

/** The year whose list has a line that the bureau may still change. */
async function yearWithMapped(): Promise<{ year: number; proposalId: string }> {
  const head = await apiAs('kabag');
  const periods = await head<{ items: { year: number }[] }>('/proposal-periods');
  for (const { year } of periods.items) {
    const { items } = await head<Lines>(`/mapping/items?year=${year}`);
    const line = items.find(({ status }) => status === 'mapped');
    if (line) return { year, proposalId: line.proposalId };
  }
  throw new Error('The demo data lack a mapped proposal');
}

/** A list that was fixed, and a proposal that has changed since. */
async function frozenList(year: number, proposalId: string): Promise<string> {
  const head = await apiAs('kabag');
  const known = await head<{ items: { id: string }[] }>(`/mapping/lists?year=${year}`);
  if (known.items[0]) return known.items[0].id;
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  const body = JSON.stringify({ year, decreeNumber: `120-1-${year}`, decreeDate: `${year}-07-01` });
  const { id } = await head<{ id: string }>('/mapping/lists', { method: 'POST', headers, body });
  const { etag } = await head<{ etag: string }>(`/proposals/${proposalId}`);
  await head(`/proposals/${proposalId}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', 'if-match': etag },
    body: JSON.stringify({ targetDocument: 'KB', locationCodes: ['13.06', '13.74'] }),
  });
  return id;
}

async function uploadSquares(): Promise<void> {
  const admin = await apiAs('admin');
  const body = new FormData();
  body.append('attribution', 'Petak contoh');
  body.append('file', squaresFile());
  // Refused when some are there already: they do as well.
  await admin('/mapping/boundaries', { method: 'PUT', headers: { 'if-none-match': '*' }, body }).catch(
    () => undefined,
  );
}

function picturePlaces(): Place[] {
  const account = 'biro';
  return [
    { account, path: '/pemetaan' },
    { account, path: '/pemetaan?gambar=petak&ukuran=rupiah' },
    { account, path: '/pemetaan?baris=perangkat&kolom=keadaan&dipetakan=ya' },
    { account, path: '/pemetaan?jenis=KSDPL&tahun=2019' },
    {
      account,
      path: '/pemetaan',
      state: {
        name: 'every picture as a table',
        reach: async (page) => {
          const table = page.getByRole('button', { name: /^Tampilkan sebagai tabel/ });
          while ((await table.count()) > 0) await table.first().press('Enter');
        },
      },
    },
    { account: 'operator.dispar', path: '/pemetaan' },
  ];
}

function listPlaces(year: number, frozen: string): Place[] {
  const account = 'kabag';
  return [
    { account, path: `/pemetaan/daftar?tahun=${year}` },
    { account, path: '/pemetaan/daftar?tahun=2019' },
    {
      account,
      path: `/pemetaan/daftar?tahun=${year}`,
      state: {
        name: 'an empty decree refused',
        reach: async (page) => {
          await button(/^Tetapkan daftar/)(page);
          await press(page, inDialog(page, 'Tetapkan daftar'));
        },
      },
    },
    { account, path: `/pemetaan/daftar/${frozen}` },
    { account, path: '/pemetaan/daftar/0197b1c2-0000-7000-8000-000000000000' },
    { account: 'operator.dispar', path: `/pemetaan/daftar/${frozen}` },
  ];
}

function boundaryPlaces(): Place[] {
  const account = 'admin';
  const path = '/acuan/wilayah/batas';
  return [
    { account, path },
    { account, path, state: { name: 'no file refused', reach: button(/^Ganti batas$/) } },
    { account, path, state: { name: 'remove dialog', reach: button('Hapus batas') } },
  ];
}

export async function mappingPlaces(): Promise<Place[]> {
  const { year, proposalId } = await yearWithMapped();
  const frozen = await frozenList(year, proposalId);
  await uploadSquares();
  return [...picturePlaces(), ...listPlaces(year, frozen), ...boundaryPlaces()];
}
