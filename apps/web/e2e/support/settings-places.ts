import { apiAs } from './api.ts';
import type { Place } from './places.ts';
import { pressed, refused } from './reach.ts';

interface Found {
  items: { id: string; name: string }[];
}

function periodPlaces(period: string): Place[] {
  return [
    { account: 'biro', path: '/periode' },
    { account: 'biro', path: period },
    { account: 'kabag', path: '/periode' },
    {
      account: 'kabag',
      path: '/periode',
      state: { name: 'an empty period refused', reach: refused('Buat periode', 'Buat periode') },
    },
    { account: 'kabag', path: period },
    {
      account: 'kabag',
      path: period,
      state: {
        name: 'the period open for changes',
        reach: pressed('Ubah periode'),
      },
    },
    {
      account: 'kabag',
      path: period,
      state: { name: 'an empty late permit refused', reach: refused('Beri izin', 'Beri izin') },
    },
    {
      account: 'kabag',
      path: period,
      state: { name: 'a period in use not deleted', reach: refused('Hapus', 'Hapus periode') },
    },
  ];
}

const LISTS = ['perangkat-daerah', 'urusan', 'wilayah', 'rpjmd', 'pembiayaan', 'jenis-mitra'];

function referencePlaces(agency: string, target: string): Place[] {
  const account = 'admin';
  return [
    ...LISTS.map((list) => ({ account, path: `/acuan/${list}` })),
    { account, path: '/acuan/rpjmd?q=sejahtera' },
    { account, path: '/acuan/wilayah?q=tidakadayangsepertiini' },
    { account, path: agency },
    { account, path: target },
    {
      account,
      path: agency,
      state: { name: 'an agency in use not deleted', reach: refused('Hapus', 'Hapus') },
    },
    {
      account,
      path: '/acuan/perangkat-daerah/baru',
      state: { name: 'an empty entry refused', reach: pressed('Simpan') },
    },
    { account: 'biro', path: '/acuan/perangkat-daerah' },
    { account: 'biro', path: agency },
  ];
}

export async function settingsPlaces(): Promise<Place[]> {
  const head = await apiAs('kabag');
  const idOf = async (path: string) => (await head<Found>(path)).items[0]?.id ?? '';
  const periods = (await head<Found>('/proposal-periods')).items;
  const closed = periods.find(({ name }) => name.includes('2022'))?.id ?? '';
  const agency = await idOf('/agencies?q=DISPANGAN&limit=1');
  const target = await idOf('/planning-targets?level=MISSION&limit=1');
  return [
    ...periodPlaces(`/periode/${closed}`),
    ...referencePlaces(`/acuan/perangkat-daerah/${agency}`, `/acuan/rpjmd/${target}`),
  ];
}
