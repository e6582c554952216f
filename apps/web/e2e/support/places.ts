import type { Page } from 'playwright-core';
import { apiAs } from './api.ts';
import { importPlaces } from './import-places.ts';
import { press } from './keyboard.ts';
import { mappingPlaces } from './mapping-places.ts';
import { settingsPlaces } from './settings-places.ts';

/** What every page must keep, whatever it shows: add a line for a page, a state or an account. */
export interface Place {
  account: string;
  path: string;
  /** Brings the page into a further state: a dialog open, errors shown. */
  state?: { name: string; reach: (page: Page) => Promise<void> };
}

interface Found {
  items: { id: string }[];
}

const firstId = ({ items }: Found) => {
  const [first] = items;
  if (!first) throw new Error('The demo data lack a proposal that a place needs');
  return first.id;
};

const button = (name: string | RegExp) => (page: Page) => press(page, page.getByRole('button', { name }));

async function proposalPlaces(): Promise<Place[]> {
  const [bureau, head, operator] = await Promise.all(
    ['biro', 'kabag', 'operator.dispar'].map((account) => apiAs(account)),
  );
  if (!bureau || !head || !operator) return [];
  const inVerification = firstId(await bureau('/proposals?status=in_verification&limit=1'));
  const mapped = firstId(await bureau('/proposals?status=mapped&limit=1'));
  const draft = firstId(await operator('/proposals?status=draft&limit=1'));
  return [
    { account: 'biro', path: '/usulan' },
    {
      account: 'biro',
      path: '/usulan',
      state: { name: 'further filters', reach: button(/^Saringan( lain)?$/) },
    },
    { account: 'biro', path: '/usulan?q=tidakadayangsepertiini' },
    { account: 'biro', path: '/usulan?lewat=ya&jenis=KSDPK' },
    { account: 'biro', path: `/usulan/${inVerification}` },
    {
      account: 'biro',
      path: `/usulan/${inVerification}`,
      state: { name: 'classification open', reach: button(/^Jenis, urusan, mitra/) },
    },
    {
      account: 'biro',
      path: `/usulan/${inVerification}`,
      state: {
        name: 'return without a note',
        reach: async (page) => {
          await button('Kembalikan untuk diperbaiki')(page);
          const dialog = page.getByRole('dialog');
          await press(page, dialog.getByRole('button', { name: 'Kembalikan untuk diperbaiki' }));
        },
      },
    },
    {
      account: 'biro',
      path: `/usulan/${inVerification}`,
      state: { name: 'merge dialog', reach: button('Gabungkan') },
    },
    {
      account: 'biro',
      path: `/usulan/${inVerification}`,
      state: {
        name: 'an empty attachment refused',
        reach: async (page) => {
          await button('Tambah lampiran')(page);
          await button('Unggah')(page);
        },
      },
    },
    { account: 'biro', path: '/usulan/0197b1c2-0000-7000-8000-000000000000' },
    { account: 'kabag', path: `/usulan/${mapped}` },
    { account: 'kabag', path: `/usulan/${mapped}`, state: { name: 'reject dialog', reach: button('Tolak') } },
    { account: 'operator.dispar', path: '/usulan' },
    { account: 'operator.dispar', path: `/usulan/${draft}` },
    {
      account: 'operator.dispar',
      path: `/usulan/${draft}`,
      state: { name: 'delete dialog', reach: button('Hapus draf') },
    },
    { account: 'operator.dispar', path: '/usulan/baru' },
    {
      account: 'operator.dispar',
      path: '/usulan/baru',
      state: { name: 'saved without a title', reach: button('Simpan draf') },
    },
    ...['mitra', 'masalah', 'manfaat', 'biaya', 'rencana', 'periksa'].map((section) => ({
      account: 'operator.dispar',
      path: `/usulan/${draft}/ubah?bagian=${section}`,
    })),
    {
      account: 'operator.dispar',
      path: '/usulan/baru?bagian=mitra',
      state: { name: 'a partner row', reach: button('Tambah calon mitra') },
    },
    {
      account: 'operator.dispar',
      path: '/usulan/baru?bagian=biaya',
      state: { name: 'a funding row', reach: button('Tambah sumber biaya') },
    },
  ];
}

export async function allPlaces(): Promise<Place[]> {
  return [
    ...(await proposalPlaces()),
    ...(await importPlaces()),
    ...(await settingsPlaces()),
    ...(await mappingPlaces()),
  ];
}
