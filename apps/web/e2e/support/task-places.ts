import type { Page } from 'playwright-core';
import { apiAs } from './api.ts';
import { button, inDialog, pressed, refused } from './reach.ts';
import { press } from './keyboard.ts';
import type { Place } from './places.ts';

/** The tasks of everybody, leaves and deputies, and the hand-over of a desk. */
const taskPlaces: Place[] = [
  { account: 'biro', path: '/tugas' },
  { account: 'biro', path: '/tugas?milik=saya' },
  { account: 'biro', path: '/tugas?asal=telaah&batas=nanti' },
  { account: 'kabag', path: '/tugas?batas=lewat' },
  { account: 'kepala.dispangan', path: '/tugas' },
  { account: 'hukum', path: '/tugas' },
  {
    account: 'kabag',
    path: '/tugas',
    state: {
      name: 'a task about to move',
      reach: (page: Page) => press(page, button(page, /^Pindahkan /).first()),
    },
  },
];

const account = 'kabag';

const leavePlaces: Place[] = [
  { account: 'biro', path: '/akun/cuti' },
  {
    account: 'biro',
    path: '/akun/cuti',
    state: { name: 'an empty delegation refused', reach: refused('Limpahkan tugas', 'Limpahkan') },
  },
  { account, path: '/pelimpahan' },
];

const dutyPlaces = (path: string): Place[] => [
  { account, path },
  { account, path, state: { name: 'a hand-over to nobody refused', reach: pressed('Serahkan semuanya') } },
  {
    account,
    path,
    state: {
      name: 'a leave entered for somebody',
      reach: async (page: Page) => {
        await press(page, button(page, 'Limpahkan selama cuti'));
        await inDialog(page, 'Limpahkan').waitFor();
      },
    },
  },
  { account, path: '/pelimpahan/0197b1c2-0000-7000-8000-000000000000' },
];

interface Holders {
  items: { person: { id: string }; total: number }[];
}

/** Somebody who holds something; the demo data give the bureau's staff proposals by name. */
export async function dutyAndTaskPlaces(): Promise<Place[]> {
  const head = await apiAs(account);
  const { items } = await head<Holders>('/duties');
  const [fullest] = items;
  if (!fullest || fullest.total === 0) throw new Error('The demo data lack somebody with duties');
  return [...taskPlaces, ...leavePlaces, ...dutyPlaces(`/pelimpahan/${fullest.person.id}`)];
}
