import type { Page } from 'playwright-core';
import { peoplePlaces } from './account-places.ts';
import { adminPlaces } from './admin-places.ts';
import { apiAs } from './api.ts';
import { cooperationPlaces } from './cooperation-places.ts';
import { deskPlaces } from './desk-places.ts';
import { importPlaces } from './import-places.ts';
import { inquiryPlaces } from './inquiry-places.ts';
import { mappingPlaces } from './mapping-places.ts';
import { officePlaces } from './office-places.ts';
import { partnerPlaces } from './partner-places.ts';
import { pressed, refused } from './reach.ts';
import { reviewPlaces } from './review-places.ts';
import { settingsPlaces } from './settings-places.ts';
import { dutyAndTaskPlaces } from './task-places.ts';
import { writingPlaces } from './writing-places.ts';

/** What every page must keep, whatever it shows: add a line for a page, a state or an account. */
export interface Place {
  /** Nobody signs in without it. */
  account?: string;
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
      state: { name: 'further filters', reach: pressed(/^Saringan( lain)?$/) },
    },
    { account: 'biro', path: '/usulan?q=tidakadayangsepertiini' },
    { account: 'biro', path: '/usulan?lewat=ya&jenis=KSDPK' },
    { account: 'biro', path: `/usulan/${inVerification}` },
    {
      account: 'biro',
      path: `/usulan/${inVerification}`,
      state: { name: 'classification open', reach: pressed(/^Jenis, urusan, mitra/) },
    },
    {
      account: 'biro',
      path: `/usulan/${inVerification}`,
      state: {
        name: 'return without a note',
        reach: refused('Kembalikan untuk diperbaiki', 'Kembalikan untuk diperbaiki'),
      },
    },
    {
      account: 'biro',
      path: `/usulan/${inVerification}`,
      state: { name: 'merge dialog', reach: pressed('Gabungkan') },
    },
    { account: 'biro', path: '/usulan/0197b1c2-0000-7000-8000-000000000000' },
    { account: 'kabag', path: `/usulan/${mapped}` },
    {
      account: 'kabag',
      path: `/usulan/${mapped}`,
      state: { name: 'reject dialog', reach: pressed('Tolak') },
    },
    { account: 'operator.dispar', path: '/usulan' },
    { account: 'operator.dispar', path: `/usulan/${draft}` },
    {
      account: 'operator.dispar',
      path: `/usulan/${draft}`,
      state: { name: 'delete dialog', reach: pressed('Hapus draf') },
    },
  ];
}

export async function allPlaces(): Promise<Place[]> {
  return [
    ...peoplePlaces(),
    ...(await proposalPlaces()),
    ...(await dutyAndTaskPlaces()),
    ...(await writingPlaces()),
    ...(await deskPlaces()),
    ...(await importPlaces()),
    ...(await settingsPlaces()),
    ...officePlaces,
    ...(await adminPlaces()),
    ...(await mappingPlaces()),
    ...(await reviewPlaces()),
    ...(await cooperationPlaces()),
    ...(await partnerPlaces()),
    ...(await inquiryPlaces()),
  ];
}
