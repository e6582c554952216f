import { randomUUID } from 'node:crypto';
import { apiAs } from './api.ts';
import { press } from './keyboard.ts';
import type { Place } from './places.ts';
import { button, inDialog, pressed, refused } from './reach.ts';

/** One row that is fine, one like it, one without a type, one with a wrong number. */
const LIST = `Nama Mitra;Jenis;No. NPWP;PIC
Yayasan Contoh Lereng;Yayasan;;Dewi
Yayasan Contoh Lereng;Yayasan;;
Entah Siapa Gerangan;;;
PT Contoh Angka Keliru;PT;12345;
`;

const json = { 'content-type': 'application/json' };
type Api = Awaited<ReturnType<typeof apiAs>>;

const register = (bureau: Api, body: Record<string, unknown>) =>
  bureau<{ id: string; etag: string }>('/partners', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ evenIfSimilar: true, ...body }),
  });

async function startList(bureau: Api): Promise<string> {
  const body = new FormData();
  body.append('file', new Blob([LIST], { type: 'text/csv' }), 'mitra-contoh.csv');
  return (await bureau<{ id: string }>('/partner-imports', { method: 'POST', body })).id;
}

/** A partner with everything, a look-alike, a ministry, one that was merged, and a list before and after it is stored. */
export async function partnerPlaces(): Promise<Place[]> {
  const bureau = await apiAs('biro');
  const full = await register(bureau, {
    name: 'PT Contoh Lembah Anai Sejahtera Abadi',
    typeCode: 'SWASTA_BH',
    aliases: ['Lembah Anai'],
    address: 'Jalan Contoh Nomor 1, Padang Panjang',
    website: 'https://contoh.example',
    npwp: '01.234.567.8-901.000',
    representatives: [
      { name: 'Upik Contoh', position: 'Direktur Utama', authority: 'Akta Nomor 5 Tahun 2020' },
    ],
    contacts: [
      { name: 'Buyung Contoh', position: 'Manajer', phone: '0751 123456', email: 'buyung@contoh.example' },
    ],
  });
  await register(bureau, { name: 'PT Contoh Lembah Anai Sejahtera', typeCode: 'SWASTA_BH' });
  const ministry = await register(bureau, { name: 'Kementerian Contoh', typeCode: 'KL' });
  const gone = await register(bureau, { name: 'CV Contoh Ganda', typeCode: 'SWASTA_BH' });
  await bureau(`/partners/${gone.id}/merge`, {
    method: 'POST',
    headers: { ...json, 'if-match': gone.etag },
    body: JSON.stringify({ intoId: ministry.id, note: 'Tercatat dua kali.' }),
  });
  const preview = await startList(bureau);
  const stored = await startList(bureau);
  await bureau(`/partner-imports/${stored}/commit`, {
    method: 'POST',
    headers: { ...json, 'idempotency-key': randomUUID() },
    body: '{}',
  });
  const account = 'biro';
  const page = `/mitra/${full.id}`;
  return [
    { account, path: '/mitra' },
    { account, path: '/mitra?q=tidakadayangsepertiini' },
    { account, path: '/mitra?kategori=CENTRAL' },
    { account: 'operator.dispar', path: '/mitra' },
    { account, path: page },
    { account: 'operator.dispar', path: page },
    {
      account,
      path: page,
      state: { name: 'merge dialog without a choice', reach: refused('Gabungkan', 'Gabungkan mitra') },
    },
    {
      account,
      path: page,
      state: {
        name: 'merge dialog side by side',
        reach: async (opened) => {
          await press(opened, button(opened, /^Gabungkan ke PT Contoh Lembah Anai/).first());
          await opened.getByRole('table', { name: 'Kedua mitra berdampingan' }).waitFor();
        },
      },
    },
    { account, path: page, state: { name: 'delete dialog', reach: pressed('Hapus') } },
    { account, path: `/mitra/${ministry.id}` },
    { account, path: `/mitra/${gone.id}` },
    { account, path: '/mitra/0197b1c2-0000-7000-8000-000000000000' },
    { account, path: `${page}/ubah` },
    { account, path: '/mitra/baru' },
    { account, path: '/mitra/baru', state: { name: 'nothing filled in', reach: pressed('Daftarkan mitra') } },
    { account, path: '/mitra/impor' },
    { account, path: '/mitra/impor', state: { name: 'no file chosen', reach: pressed('Baca berkas') } },
    { account, path: `/mitra/impor/${preview}` },
    {
      account,
      path: `/mitra/impor/${preview}`,
      state: {
        name: 'commit dialog',
        reach: async (opened) => {
          await press(opened, button(opened, /^Daftarkan \d+ mitra$/));
          await inDialog(opened, /^Daftarkan \d+ mitra$/).waitFor();
        },
      },
    },
    { account, path: `/mitra/impor/${stored}` },
  ];
}
