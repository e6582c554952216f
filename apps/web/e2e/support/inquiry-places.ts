import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { apiAs } from './api.ts';
import { inMailTo } from './mail.ts';
import type { Place } from './places.ts';
import { answering, button, pressed, refused, sent } from './reach.ts';

const LEAST_MS = 5_500;
const TOKEN = /konfirmasi#token=([\w-]+)/;

async function publicly<T>(path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${inject('address')}/api/v1/public/inquiries${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

const offerOf = (email: string, title: string, ticket: string) => ({
  title,
  summary: 'Kami menawarkan beasiswa vokasi selama tiga tahun bagi siswa dari lima puluh nagari.',
  partnerTypeCode: 'YAYASAN',
  organisation: 'Yayasan Contoh Cendekia Nagari',
  country: null,
  regionCode: '13',
  thirdPartySubtype: 'PELAYANAN_PUBLIK',
  scope: 'Beasiswa; Magang; Pendampingan',
  benefits: 'Lulusan bekerja di nagarinya.',
  contact: { name: 'Dewi Contoh', position: 'Ketua', phone: '0751 123456', email },
  consent: true,
  ticket,
});

/** A confirmed offer, and with what it opens. */
async function received(email: string, title: string, ticket: string) {
  await publicly('', offerOf(email, title, ticket));
  return publicly<{ number: string; code: string }>('/confirm', { token: await inMailTo(email, TOKEN) });
}

const json = { 'content-type': 'application/json' };

/** The public pages with what they say, the inbox, and offers in their states. */
export async function inquiryPlaces(): Promise<Place[]> {
  const { ticket } = await publicly<{ ticket: string }>('/form');
  await sleep(LEAST_MS);
  const bureau = await apiAs('biro');
  const open = await received('terbuka@contoh.example', 'Beasiswa vokasi nagari', ticket);
  const closed = await received('tertutup@contoh.example', 'Sekolah lapang petani', ticket);
  await publicly('', offerOf('menunggu@contoh.example', 'Perpustakaan keliling', ticket));
  const waiting = await inMailTo('menunggu@contoh.example', TOKEN);
  const { items } = await bureau<{ items: { id: string; number: string; etag: string }[] }>('/inquiries');
  const idOf = (number: string) => items.find((item) => item.number === number)?.id ?? '';
  const etag = items.find(({ number }) => number === closed.number)?.etag ?? '';
  await bureau(`/inquiries/${idOf(closed.number)}/decline`, {
    method: 'POST',
    headers: { ...json, 'if-match': etag },
    body: JSON.stringify({
      note: 'Anggaran tahun ini sudah terpakai. Silakan tawarkan kembali tahun depan.',
    }),
  });
  const account = 'biro';
  const page = `/tawaran/${idOf(open.number)}`;
  return [
    { path: '/tawarkan' },
    { path: '/tawarkan', state: { name: 'nothing filled in', reach: pressed('Kirim tawaran') } },
    {
      path: '/tawarkan',
      state: {
        name: 'the form not answered',
        reach: (opened) =>
          answering(opened, '/public/inquiries/form', 500, async () => {
            await opened.reload();
            await button(opened, 'Coba lagi').waitFor();
          }),
      },
    },
    { path: '/tawarkan/konfirmasi' },
    { path: `/tawarkan/konfirmasi#token=${waiting}` },
    {
      path: '/tawarkan/konfirmasi#token=tidak-berlaku',
      state: {
        name: 'a dead link refused',
        // The address alone changes nothing in a window that shows it already.
        reach: async (opened) => {
          await opened.reload();
          await sent({}, 'Konfirmasi tawaran', 'Tawaran belum terkonfirmasi')(opened);
        },
      },
    },
    { path: '/tawarkan/status' },
    { path: '/tawarkan/status', state: { name: 'nothing filled in', reach: pressed('Lihat status') } },
    {
      path: '/tawarkan/status',
      state: {
        name: 'an answer',
        reach: sent(
          { 'Nomor tawaran': closed.number, 'Kode status': closed.code },
          'Lihat status',
          'Jawaban kantor',
        ),
      },
    },
    { account, path: '/tawaran' },
    { account, path: '/tawaran?keadaan=semua' },
    { account, path: '/tawaran?q=tidakadayangsepertiini' },
    { account, path: page },
    {
      account,
      path: page,
      state: { name: 'an empty answer refused', reach: refused('Jawab dan tutup', 'Kirim jawaban') },
    },
    {
      account,
      path: page,
      state: { name: 'an empty case refused', reach: refused('Buka berkas kerja sama', 'Buka berkas') },
    },
    { account, path: `/tawaran/${idOf(closed.number)}` },
    { account, path: '/tawaran/0197b1c2-0000-7000-8000-000000000000' },
  ];
}
