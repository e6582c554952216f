import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { press } from './keyboard.ts';
import type { Place } from './places.ts';
import { answering, button, inDialog, pressed, sent } from './reach.ts';

const DEAD_LINK = '/atur-sandi?token=tautan-yang-sudah-tidak-berlaku-lagi';

/** What anybody may open. */
const publicPlaces: Place[] = [
  { path: '/masuk' },
  { path: '/masuk', state: { name: 'nothing filled in', reach: pressed('Masuk') } },
  {
    path: '/masuk',
    state: {
      name: 'a wrong password',
      reach: sent(
        { Surel: 'bukan.siapa-siapa@kerabat.example', 'Kata sandi': 'sandi-yang-keliru' },
        'Masuk',
        'tidak cocok',
      ),
    },
  },
  { path: '/lupa-sandi' },
  { path: '/lupa-sandi', state: { name: 'nothing filled in', reach: pressed('Kirim tautan') } },
  {
    path: '/lupa-sandi',
    state: {
      name: 'the link sent',
      reach: sent({ Surel: 'bukan.siapa-siapa@kerabat.example' }, 'Kirim tautan', 'Periksa kotak surat Anda'),
    },
  },
  { path: '/atur-sandi' },
  { path: DEAD_LINK },
  {
    path: DEAD_LINK,
    state: {
      name: 'a weak password',
      reach: sent({ 'Kata sandi': 'pendek' }, 'Simpan kata sandi', 'Gunakan sedikitnya 12 huruf'),
    },
  },
  {
    path: DEAD_LINK,
    state: {
      name: 'a dead link refused',
      reach: sent({ 'Kata sandi': 'gerimis-di-lembah-anai' }, 'Simpan kata sandi', 'Tautan tidak berlaku'),
    },
  },
  { path: '/tidak-terjangkau?tujuan=%2Fusulan' },
];

async function openTotp(page: Page): Promise<void> {
  await press(page, button(page, 'Aktifkan'));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Kata sandi', { exact: true }).fill(inject('password'));
  await press(page, inDialog(page, 'Lanjutkan'));
  await page.getByRole('img', { name: 'Kode QR untuk aplikasi autentikator' }).waitFor();
}

function accountPlaces(): Place[] {
  const account = 'bappeda';
  return [
    { account, path: '/akun/profil' },
    {
      account,
      path: '/akun/profil',
      state: { name: 'no name', reach: sent({ Nama: '' }, 'Simpan profil', 'Ada yang perlu diperbaiki') },
    },
    { account, path: '/akun/keamanan' },
    {
      account,
      path: '/akun/keamanan',
      state: {
        name: 'a password change refused',
        reach: sent(
          { 'Kata sandi saat ini': 'sandi-yang-keliru', 'Kata sandi baru': 'gerimis-di-lembah-anai' },
          'Ganti kata sandi',
          'Ada yang perlu diperbaiki',
        ),
      },
    },
    {
      account,
      path: '/akun/keamanan',
      state: {
        name: 'two steps asked for without a password',
        reach: async (page) => {
          await press(page, button(page, 'Aktifkan'));
          await press(page, inDialog(page, 'Lanjutkan'));
        },
      },
    },
    {
      account,
      path: '/akun/keamanan',
      state: {
        name: 'two steps being set up with a wrong code',
        reach: async (page) => {
          await openTotp(page);
          await sent({ 'Kode dari aplikasi': '12' }, 'Aktifkan', 'Kode terdiri atas 6 angka')(page);
        },
      },
    },
    { account, path: '/akun/sesi' },
    {
      account: 'admin',
      path: '/akun/sesi',
      state: {
        name: 'a session about to end',
        reach: (page) => press(page, button(page, /^Akhiri sesi/).first()),
      },
    },
  ];
}

/** The frame around every page. */
function shellPlaces(): Place[] {
  const account = 'operator.dispar';
  return [
    { account, path: '/alamat/yang/tidak/ada' },
    { account, path: '/bukan-wewenang' },
    { account, path: '/usulan', state: { name: 'account menu', reach: pressed(/^Menu akun/) } },
    {
      account,
      path: '/usulan',
      state: {
        name: 'navigation drawer',
        reach: async (page) => {
          const opener = button(page, 'Buka menu');
          if (await opener.isVisible()) await press(page, opener);
        },
      },
    },
    {
      account,
      path: '/usulan',
      state: {
        name: 'the list not answered',
        reach: (page) =>
          answering(page, '/proposals?*', 500, async () => {
            await page.reload();
            await button(page, 'Coba lagi').waitFor();
          }),
      },
    },
    {
      account,
      path: '/usulan',
      state: {
        name: 'the session lost',
        reach: (page) =>
          answering(page, '/{auth/refresh,proposals?*}', 401, async () => {
            await page.getByLabel('Hanya yang lewat batas').check();
            await page.getByRole('dialog', { name: 'Masuk kembali untuk melanjutkan' }).waitFor();
          }),
      },
    },
  ];
}

export const peoplePlaces = (): Place[] => [...publicPlaces, ...accountPlaces(), ...shellPlaces()];
