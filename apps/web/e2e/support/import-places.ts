import { randomUUID } from 'node:crypto';
import { apiAs } from './api.ts';
import type { Place } from './places.ts';
import { pressed } from './reach.ts';

/** One row that is fine, one with a typing error, one without a title, one of an unknown office, one look-alike. */
const LIST = `DAFTAR USULAN;;;;;;
Perangkat Daerah;Usulan;Jenis;Mitra;Lokasi;Perkiraan Biaya;Jangka Waktu
Dinas Pangan;Pasokan bawang merah ke Jambi;KSDD sukarela;Pemerintah Provinsi Jambi;Kabupaten Solok;1,25 M;3 tahun
Dinas Panggan;Lumbung pangan nagari bersama;Antah;;Kab. Agam & Kota Bukittinggi;sekian;-
Dinas Pariwisata;;;;;;
Dinas Angkasa Luar;Stasiun antariksa bersama;;;;;
Dinas Pangan;Pasokan bawang merah ke Jambi;KSDD sukarela;Pemerintah Provinsi Jambi;Kabupaten Solok;1,25 M;3 tahun
Jumlah;;;;;2,5 M;
`;

interface Created {
  id: string;
}

async function startImport(bureau: Awaited<ReturnType<typeof apiAs>>): Promise<string> {
  const body = new FormData();
  body.append('file', new Blob([LIST], { type: 'text/csv' }), 'usulan-contoh.csv');
  const { id } = await bureau<Created>('/proposal-imports', { method: 'POST', body });
  return id;
}

/** An import before it is stored, one after it, and what can be opened on them. */
export async function importPlaces(): Promise<Place[]> {
  const bureau = await apiAs('biro');
  const preview = `/impor/${await startImport(bureau)}`;
  const stored = await startImport(bureau);
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  await bureau(`/proposal-imports/${stored}/commit`, { method: 'POST', headers, body: '{}' });
  const account = 'biro';
  return [
    { account, path: '/impor' },
    {
      account,
      path: '/impor',
      state: { name: 'no file chosen', reach: pressed('Baca berkas') },
    },
    { account, path: preview },
    { account, path: `${preview}?baris=error` },
    {
      account,
      path: preview,
      state: { name: 'column mapping', reach: pressed('Ubah pemetaan') },
    },
    {
      account,
      path: preview,
      state: { name: 'a wrong row open', reach: pressed('Betulkan baris 5') },
    },
    {
      account,
      path: preview,
      state: { name: 'commit dialog', reach: pressed(/^Simpan .* usulan$/) },
    },
    { account, path: `/impor/${stored}` },
    { account, path: '/impor/0197b1c2-0000-7000-8000-000000000000' },
  ];
}
