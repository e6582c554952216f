import type { Page } from 'playwright-core';
import { press } from './keyboard.ts';
import type { Place } from './places.ts';
import { button, inDialog, pressed } from './reach.ts';
import { prepareReviews, type Prepared } from './review-work.ts';

const bureauPlaces = ({ planned, invited, held }: Prepared): Place[] => [
  { account: 'biro', path: '/telaah' },
  { account: 'biro', path: '/telaah/baru' },
  {
    account: 'biro',
    path: '/telaah/baru',
    state: { name: 'an empty meeting refused', reach: pressed('Simpan dan susun agenda') },
  },
  { account: 'biro', path: `/telaah/${invited}/ubah` },
  { account: 'biro', path: `/telaah/${planned}/agenda` },
  { account: 'biro', path: `/telaah/${held}` },
  { account: 'kabag', path: `/telaah/${planned}` },
  {
    account: 'kabag',
    path: `/telaah/${planned}`,
    state: { name: 'about to invite', reach: pressed('Kirim undangan') },
  },
  {
    account: 'kabag',
    path: `/telaah/${planned}`,
    state: {
      name: 'a cancellation without a reason',
      reach: async (page: Page) => {
        await press(page, button(page, 'Batalkan rapat'));
        await press(page, inDialog(page, 'Batalkan rapat'));
      },
    },
  },
  { account: 'kabag', path: '/telaah/0197b1c2-0000-7000-8000-000000000000' },
  { account: 'kabag', path: '/telaah/kriteria' },
  { account: 'kabag', path: '/telaah/peringkat' },
  { account: 'kabag', path: '/telaah/peringkat?tahun=2019' },
  {
    account: 'kabag',
    path: '/telaah/peringkat',
    state: {
      name: 'priorities before they are written',
      reach: async (page: Page) => {
        await press(page, button(page, 'Tuliskan prioritas'));
        await page.getByText(/usulan berubah/).waitFor();
      },
    },
  },
];

const teamPlaces = ({ invited, held, closed, proposals }: Prepared): Place[] => [
  { account: 'tkksd1', path: '/telaah' },
  { account: 'tkksd1', path: '/telaah/kriteria' },
  { account: 'tkksd1', path: `/telaah/${invited}/usulan/${proposals.invited}` },
  {
    account: 'tkksd1',
    path: `/telaah/${invited}/usulan/${proposals.invited}`,
    state: { name: 'an empty opinion refused', reach: pressed('Catat pendapat') },
  },
  {
    account: 'tkksd1',
    path: `/telaah/${invited}/usulan/${proposals.invited}`,
    state: { name: 'the keys', reach: pressed('Tombol pintas') },
  },
  {
    account: 'tkksd1',
    path: `/telaah/${invited}/usulan/${proposals.invited}`,
    state: { name: 'a conflict to declare', reach: pressed('Nyatakan benturan kepentingan') },
  },
  { account: 'tkksd1', path: `/telaah/${held}/usulan/${proposals.held}` },
  { account: 'ketua.tkksd', path: `/telaah/${held}` },
  { account: 'ketua.tkksd', path: `/telaah/${held}/usulan/${proposals.held}` },
  {
    account: 'ketua.tkksd',
    path: `/telaah/${held}/usulan/${proposals.held}`,
    state: { name: 'a decision without a choice', reach: pressed('Catat keputusan') },
  },
  { account: 'auditor', path: `/telaah/${closed}` },
  { account: 'auditor', path: `/telaah/${closed}/usulan/${proposals.closed}` },
];

export async function reviewPlaces(): Promise<Place[]> {
  const prepared = await prepareReviews();
  return [...bureauPlaces(prepared), ...teamPlaces(prepared)];
}
