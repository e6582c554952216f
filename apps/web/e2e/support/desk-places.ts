import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { settle } from './accessibility.ts';
import { apiAs } from './api.ts';
import { press } from './keyboard.ts';
import type { Place } from './places.ts';
import { button, inDialog, pressed } from './reach.ts';

interface Found {
  items: { id: string; etag: string }[];
}

interface Proposal {
  id: string;
  number: string | null;
  blockers: unknown[];
}

/** Keys that work once the desk stands. */
const keys =
  (...wanted: string[]) =>
  async (page: Page) => {
    await page.locator('#judul-usulan').waitFor();
    await settle(page);
    await page.evaluate(() => document.getElementById('judul-usulan')?.focus());
    for (const key of wanted) await page.keyboard.press(key);
  };

const inDialogAfter =
  (...wanted: string[]) =>
  async (page: Page) => {
    await keys(...wanted)(page);
    await page.getByRole('dialog').waitFor();
    await settle(page);
  };

/** Somebody else changes the proposal while the desk holds a choice for it. */
const metByAnother = (id: string) => async (page: Page) => {
  await keys('2')(page);
  const bureau = await apiAs('kabag');
  const { etag, priority } = await bureau<{ etag: string; priority: number | null }>(`/proposals/${id}`);
  await bureau(`/proposals/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', 'if-match': etag },
    body: JSON.stringify({ priority: priority === 3 ? 1 : 3 }),
  });
  await press(page, button(page, 'Simpan klasifikasi'));
  await page.getByText('Usulan ini diubah orang lain').waitFor();
};

function deskPlacesOf(inVerification: string, withLookAlike: string): Place[] {
  const account = 'biro';
  const open = `/verifikasi?usulan=${inVerification}`;
  const alike = `/verifikasi?usulan=${withLookAlike}`;
  const state = (name: string, reach: (page: Page) => Promise<void>, path = open): Place => ({
    account,
    path,
    state: { name, reach },
  });
  return [
    { account, path: '/verifikasi' },
    { account, path: open },
    { account, path: '/verifikasi?milik=saya&tahap=verifikasi&lewat=ya' },
    { account, path: '/verifikasi?usulan=0197b1c2-0000-7000-8000-000000000000' },
    state('the queue filters', async (page) => {
      await settle(page);
      const unfold = button(page, /^Antrean/);
      if (await unfold.isVisible()) await press(page, unfold);
      await press(page, button(page, /^Saringan/));
    }),
    state('the keys', inDialogAfter('?')),
    state('the missions', inDialogAfter('r')),
    state('an answer to a step that is still missing something', keys('p')),
    state('return dialog', inDialogAfter('b')),
    state('return without a reason', async (page) => {
      await inDialogAfter('b')(page);
      await press(page, inDialog(page, 'Kembalikan untuk diperbaiki'));
    }),
    state('defer with a ready-made reason', inDialogAfter('d', '1')),
    state('a change by somebody else', metByAnother(inVerification)),
    state('comparison', inDialogAfter('v'), alike),
    state(
      'everything compared',
      async (page) => {
        await inDialogAfter('v')(page);
        await press(page, page.getByRole('checkbox', { name: /^Tampilkan juga/ }), 'Space');
      },
      alike,
    ),
    state('merge dialog', inDialogAfter('g'), alike),
    state(
      'merge without a reason',
      async (page) => {
        await inDialogAfter('g')(page);
        await press(page, inDialog(page, 'Gabungkan'));
      },
      alike,
    ),
    state('bundle dialog', inDialogAfter('n'), alike),
    { account: 'kabag', path: open },
    { account: 'kabag', path: open, state: { name: 'reject dialog', reach: inDialogAfter('t') } },
  ];
}

/** All that is shown is chosen, and one step is asked for. */
const bulk = (step: string) => async (page: Page) => {
  await page.locator('tbody tr a').first().waitFor();
  await settle(page);
  await page.keyboard.press('a');
  await page.keyboard.press('b');
  await press(page, page.locator('[data-bulk]').getByRole('button', { name: step }));
  await page.getByRole('dialog').waitFor();
  await settle(page);
};

/** The one that is found is not ready for this step, so that asking for it changes nothing. */
const bulkRefused = (step: string, last: RegExp) => async (page: Page) => {
  await bulk(step)(page);
  await press(page, inDialog(page, last));
  await inDialog(page, /^Tetap pilih/).waitFor();
};

async function listPlacesOf(incomplete: string | null): Promise<Place[]> {
  const bureau = await apiAs('biro');
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  const body = JSON.stringify({
    ...{ name: 'KSDPK yang lewat batas', list: 'proposals' },
    ...{ query: 'jenis=KSDPK&lewat=ya', columns: ['title', 'status', 'dueOn'] },
  });
  const view = await bureau<{ id: string }>('/saved-views', { method: 'POST', headers, body });
  const account = 'biro';
  const path = '/usulan';
  const state = (name: string, reach: (page: Page) => Promise<void>, at = path): Place => ({
    account,
    path: at,
    state: { name, reach },
  });
  return [
    { account, path: '/usulan?kolom=nomor,judul,perangkat,jenis,mitra,biaya,keadaan,batas,petugas' },
    { account, path: `/usulan?jenis=KSDPK&lewat=ya&kolom=judul,keadaan,batas&tampilan=${view.id}` },
    { account, path: `/usulan?jenis=KSDPK&petugas=saya&tampilan=${view.id}` },
    state('the columns', pressed('Kolom')),
    state('the keys of the list', async (page) => {
      await settle(page);
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    }),
    state(
      'a view without a name',
      async (page) => {
        await pressed('Simpan tampilan')(page);
        await press(page, inDialog(page, 'Simpan tampilan'));
      },
      '/usulan?jenis=KSDPL',
    ),
    state('the views', async (page) => {
      await pressed('Kelola')(page);
      await press(page, inDialog(page, /^Hapus /).first());
    }),
    state('a view being renamed', async (page) => {
      await pressed('Kelola')(page);
      await press(page, inDialog(page, /^Ganti nama /).first());
    }),
    state('all chosen', async (page) => {
      await page.locator('tbody tr a').first().waitFor();
      await page.keyboard.press('a');
    }),
    ...['Mulai verifikasi', 'Petakan', 'Tugaskan', 'Kembalikan', 'Tunda'].map((step) =>
      state(`bulk: ${step}`, bulk(step)),
    ),
    state('bulk refused', bulkRefused('Petakan', /^Petakan 1 usulan/), `/usulan?q=${incomplete}`),
  ];
}

export async function deskPlaces(): Promise<Place[]> {
  const bureau = await apiAs('biro');
  const waiting = await bureau<Found>('/proposals?status=in_verification&limit=50');
  const read = ({ id }: { id: string }) => bureau<Proposal>(`/proposals/${id}`);
  // Not ready for the map, so that asking for it changes nothing.
  const first = (await Promise.all(waiting.items.map(read))).find(({ blockers }) => blockers.length > 0);
  if (!first) throw new Error('The demo data lack a proposal in verification that is not complete');
  const all = await bureau<Found>('/proposals?status=in_verification&status=submitted&limit=50');
  let alike = first.id;
  for (const { id } of all.items) {
    const { items } = await bureau<Found>(`/proposals/${id}/similar`);
    if (items.length > 0) {
      alike = id;
      break;
    }
  }
  return [...deskPlacesOf(first.id, alike), ...(await listPlacesOf(first.number))];
}
