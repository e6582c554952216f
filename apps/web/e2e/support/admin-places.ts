import type { Page } from 'playwright-core';
import { apiAs } from './api.ts';
import { press, type } from './keyboard.ts';
import type { Place } from './places.ts';
import { button, inDialog, pressed, refused, sent } from './reach.ts';

const account = 'admin';

function userPlaces(person: string): Place[] {
  return [
    { account, path: '/pengguna' },
    { account, path: '/pengguna?q=tidakadayangsepertiini' },
    { account, path: '/pengguna/baru' },
    {
      account,
      path: '/pengguna/baru',
      state: { name: 'an empty invitation refused', reach: pressed('Kirim undangan') },
    },
    { account, path: person },
    { account, path: person, state: { name: 'about to be disabled', reach: pressed('Nonaktifkan') } },
    {
      account,
      path: person,
      state: {
        name: 'no name',
        reach: sent({ Nama: '' }, 'Simpan perubahan', 'Ada yang perlu diperbaiki'),
      },
    },
    { account, path: '/pengguna/0197b1c2-0000-7000-8000-000000000000' },
  ];
}

async function createClient(page: Page): Promise<void> {
  await press(page, button(page, 'Daftarkan klien'));
  const dialog = page.getByRole('dialog');
  await type(page, dialog.getByRole('textbox', { name: 'Nama' }), 'Dasbor Bappeda');
  await press(page, dialog.getByRole('checkbox', { name: 'Membaca usulan', exact: true }), 'Space');
  await press(page, inDialog(page, 'Daftarkan'));
  await page.getByRole('dialog', { name: 'Rahasia untuk Dasbor Bappeda' }).waitFor();
}

const firstOf = (name: RegExp) => (page: Page) => press(page, button(page, name).first());

const clientPlaces: Place[] = [
  { account, path: '/klien' },
  {
    account,
    path: '/klien',
    state: { name: 'an empty client refused', reach: refused('Daftarkan klien', 'Daftarkan') },
  },
  { account, path: '/klien', state: { name: 'the secret of a new client', reach: createClient } },
  { account, path: '/klien', state: { name: 'a new secret asked for', reach: firstOf(/^Ganti rahasia/) } },
];

const auditPlaces: Place[] = [
  { account: 'auditor', path: '/audit' },
  {
    account: 'auditor',
    path: '/audit',
    state: { name: 'details open', reach: (page) => press(page, page.locator('main summary').first()) },
  },
  { account: 'auditor', path: '/audit?from=2020-01-01&to=2020-01-02' },
];

const search = sent(
  { 'Nama, surel, NIP, atau nomor telepon': 'dispangan', Alasan: 'Surat pemohon nomor 12/2026' },
  'Cari',
  'Temuan',
);

const personalPlaces: Place[] = [
  { account, path: '/data-pribadi' },
  { account, path: '/data-pribadi', state: { name: 'an empty search refused', reach: pressed('Cari') } },
  { account, path: '/data-pribadi', state: { name: 'what is kept of a person', reach: search } },
  {
    account,
    path: '/data-pribadi',
    state: {
      name: 'a correction open',
      reach: async (page) => {
        await search(page);
        await firstOf(/^Koreksi/)(page);
      },
    },
  },
  {
    account,
    path: '/data-pribadi',
    state: {
      name: 'about to be erased',
      reach: async (page) => {
        await search(page);
        await press(page, page.getByRole('main').getByRole('checkbox').last(), 'Space');
        await firstOf(/^Hapus .* isian/)(page);
      },
    },
  },
];

export async function adminPlaces(): Promise<Place[]> {
  const admin = await apiAs(account);
  const { items } = await admin<{ items: { id: string }[] }>('/users?q=operator.dispangan');
  return [
    ...userPlaces(`/pengguna/${items[0]?.id ?? ''}`),
    ...clientPlaces,
    ...auditPlaces,
    ...personalPlaces,
  ];
}
