import type { Page } from 'playwright-core';
import { apiAs } from './api.ts';
import { acceptedOffer, answer, type Case, LAWFUL, openCase, partnerNamed, passStage } from './case-work.ts';
import { press } from './keyboard.ts';
import type { Place } from './places.ts';
import { button, inDialog, pressed, refused } from './reach.ts';

/** A case between two regions that has come as far as the draft of its KB, one with a third party, and Sinergi. */
async function someCases() {
  const [biro, kabag, operator, tkksd] = await Promise.all(
    ['biro', 'kabag', 'operator.dispangan', 'tkksd1'].map((account) => apiAs(account)),
  );
  if (!biro || !kabag || !operator || !tkksd) throw new Error('An account of the demo data is missing');
  const [riau, company, office] = await Promise.all([
    partnerNamed(biro, 'Pemerintah Provinsi Riau', { typeCode: 'PEMDA_PROV', regionCode: '14' }),
    partnerNamed(biro, 'PT Gudang Contoh', { typeCode: 'BUMN' }),
    partnerNamed(biro, 'Kanwil BPN Contoh', { typeCode: 'INSTANSI_VERTIKAL' }),
  ]);
  const agency = 'DISPANGAN';
  const regions = await openCase(biro, {
    ...{ title: 'Pasokan pangan dengan Riau', kind: 'KSDD_SUKARELA', agency },
    partnerId: riau.id,
  });
  const third = await openCase(biro, {
    ...{ title: 'Gudang beku bersama', kind: 'KSDPK', agency, partnerId: company.id },
    more: { thirdPartySubtype: 'PELAYANAN_PUBLIK', initiator: 'MITRA' },
  });
  const sinergi = await openCase(biro, {
    ...{ title: 'Penataan tanah bersama', kind: 'SINERGI', agency, partnerId: office.id },
  });
  const holders = {
    'cooperation.process': biro,
    'cooperation.prepare': operator,
    'cooperation.discuss': tkksd,
    'cooperation.approve': kabag,
  };
  await answer(biro, regions.id, { lawCheck: LAWFUL });
  await passStage(holders, kabag, regions.id, 'T1_PERSIAPAN');
  await passStage(holders, kabag, regions.id, 'T1_TELAAH');
  await acceptedOffer(biro, regions.id);
  return { regions, third, sinergi };
}

const pressedFirst = (name: string | RegExp) => async (page: Page) =>
  press(page, page.getByRole('button', { name }).first());

function listPlaces(): Place[] {
  const account = 'biro';
  return [
    { account, path: '/kerja-sama' },
    { account, path: '/kerja-sama?kolom=judul,nomor,mitra,tahap,pelaku,batas,peringatan,petugas' },
    { account, path: '/kerja-sama?q=tidakadayangsepertiini' },
    { account, path: '/kerja-sama?tampilan=papan' },
    { account, path: '/kerja-sama?tampilan=linimasa' },
    {
      account,
      path: '/kerja-sama?tampilan=linimasa',
      state: { name: 'as a table', reach: pressedFirst(/^Tampilkan sebagai tabel/) },
    },
    {
      account,
      path: '/kerja-sama?lewat=ya&jenis=KSDPK',
      state: { name: 'columns', reach: pressed('Kolom') },
    },
    { account: 'operator.dispangan', path: '/kerja-sama' },
    { account: 'kabiro', path: '/eskalasi' },
  ];
}

function newPlaces(): Place[] {
  const account = 'biro';
  const path = '/kerja-sama/baru';
  return [
    { account, path },
    { account, path, state: { name: 'nothing chosen', reach: pressed('Buka berkas') } },
    {
      account,
      path,
      state: {
        name: 'a central office chosen',
        reach: async (page) => {
          await page.getByLabel('Mendesak').check();
          // What was chosen at the width before is kept in the browser.
          const add = page.getByRole('button', { name: 'Tambah Kanwil BPN Contoh' });
          await add
            .or(page.getByRole('button', { name: 'Hapus Kanwil BPN Contoh' }))
            .first()
            .waitFor();
          if ((await add.count()) > 0) await press(page, add);
        },
      },
    },
  ];
}

/** A phone shows what stands around the open stage, until asked for all. */
async function sourcesOfFirstStage(page: Page): Promise<void> {
  const all = button(page, /^Tampilkan seluruh/);
  if (await all.isVisible()) await press(page, all);
  await pressedFirst(/^Persiapan/)(page);
}

function casePlaces({ regions, third, sinergi }: Record<'regions' | 'third' | 'sinergi', Case>): Place[] {
  const path = `/kerja-sama/${regions.id}`;
  const other = `/kerja-sama/${third.id}`;
  return [
    { account: 'biro', path },
    {
      account: 'biro',
      path,
      state: { name: 'a stage with its sources', reach: sourcesOfFirstStage },
    },
    { account: 'biro', path, state: { name: 'facts being edited', reach: pressedFirst('Ubah') } },
    { account: 'biro', path, state: { name: 'parties being edited', reach: pressed(/^Ubah para pihak/) } },
    {
      account: 'biro',
      path: `${path}?tahap=T2_PENAWARAN`,
    },
    { account: 'kabag', path: `${path}/tugas` },
    {
      account: 'kabag',
      path: `${path}/tugas`,
      state: { name: 'a task passed on', reach: pressedFirst(/^Pindahkan/) },
    },
    { account: 'biro', path: `${path}/berkas` },
    {
      account: 'biro',
      path: `${path}/berkas?surat=PKS`,
      state: { name: 'an empty paper refused', reach: (page) => press(page, inDialog(page, 'Unggah')) },
    },
    { account: 'biro', path: `${path}/jawaban?isian=answers.dprd.levy` },
    { account: 'biro', path: `${path}/penawaran` },
    {
      account: 'biro',
      path: `${path}/penawaran`,
      state: { name: 'new offer', reach: pressed('Catat penawaran') },
    },
    { account: 'biro', path: `${path}/agenda` },
    {
      account: 'biro',
      path: `${path}/agenda`,
      state: { name: 'an empty event refused', reach: refused('Tambah agenda', 'Simpan agenda') },
    },
    { account: 'biro', path: `${path}/perselisihan` },
    { account: 'biro', path: `${path}/catatan` },
    { account: 'biro', path: `${path}/riwayat` },
    { account: 'kabiro', path: other },
    {
      account: 'kabiro',
      path: other,
      state: { name: 'withdrawal without a reason', reach: refused('Hentikan berkas', 'Hentikan berkas') },
    },
    { account: 'kabiro', path: other, state: { name: 'officers', reach: pressed('Tunjuk petugas') } },
    { account: 'operator.dispangan', path: `/kerja-sama/${sinergi.id}/jawaban` },
    { account: 'operator.dispangan', path: `/kerja-sama/${sinergi.id}/berkas` },
    { account: 'biro', path: '/kerja-sama/0197b1c2-0000-7000-8000-000000000000' },
  ];
}

export async function cooperationPlaces(): Promise<Place[]> {
  const cases = await someCases();
  return [...listPlaces(), ...newPlaces(), ...casePlaces(cases)];
}
