import type { Page } from 'playwright-core';
import { apiAs } from './api.ts';
import { press, type } from './keyboard.ts';
import type { Place } from './places.ts';
import { button, inDialog, pressed, refused } from './reach.ts';
import { changeProposal, writtenProposals } from './writing-work.ts';

const OPERATOR = 'operator.dispangan';
const HEAD = 'kepala.dispangan';
const SECTIONS = ['pokok', 'mitra', 'masalah', 'manfaat', 'biaya', 'rencana', 'lampiran', 'periksa'];
const textbox = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** Nothing is sent from addresses that say so. */
async function cutLine(page: Page): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.route('**/api/v1/proposals{,/*}', (route) =>
    page.url().includes('luring') && route.request().method() !== 'GET' ? route.abort() : route.continue(),
  );
}

async function loseTheLine(page: Page): Promise<void> {
  await cutLine(page);
  await type(page, textbox(page, 'Permasalahan'), `Diketik tanpa sambungan ${Date.now()}.`);
  await page.getByText('Belum terkirim', { exact: true }).waitFor();
}

async function leaveSomethingBehind(page: Page): Promise<void> {
  await cutLine(page);
  await type(page, page.getByRole('textbox', { name: 'Judul usulan' }), 'Belum sempat terkirim');
  await page.waitForURL(/draf=/);
  await page.getByText('Belum terkirim', { exact: true }).waitFor();
  await page.goto('/usulan/baru');
  await page.getByText('Ada isian yang belum sempat terkirim').waitFor();
}

function newPlaces(): Place[] {
  const account = OPERATOR;
  return [
    { account, path: '/usulan/baru' },
    {
      account,
      path: '/usulan/baru',
      state: { name: 'gone on without a title', reach: pressed('Simpan dan lanjut') },
    },
    { account, path: '/usulan/baru?bagian=lampiran' },
    {
      account,
      path: '/usulan/baru?bagian=mitra',
      state: { name: 'a partner row', reach: pressed('Tambah calon mitra') },
    },
    {
      account,
      path: '/usulan/baru?bagian=biaya',
      state: { name: 'a funding row', reach: pressed('Tambah sumber biaya') },
    },
  ];
}

function draftPlaces(draft: string): Place[] {
  const account = OPERATOR;
  const form = `/usulan/${draft}/ubah`;
  return [
    ...SECTIONS.map((section) => ({ account, path: `${form}?bagian=${section}` })),
    {
      account,
      path: `${form}?bagian=mitra`,
      state: {
        name: 'another kind than suggested',
        reach: async (page) => {
          await page.getByText(/^(Sesuai saran|Disarankan)/).waitFor();
          const other = button(page, 'Pilih jenis lain');
          if (await other.isVisible()) await press(page, other);
          await page.getByRole('radio', { name: 'Sinergi' }).check();
          await page.getByText('Mengapa memilih jenis lain?').waitFor();
        },
      },
    },
    {
      account,
      path: `${form}?bagian=masalah&luring=ya`,
      state: { name: 'the line lost', reach: loseTheLine },
    },
    {
      account,
      path: `${form}?bagian=biaya`,
      state: {
        name: 'left with something unread',
        reach: async (page) => {
          await type(page, textbox(page, 'Perkiraan biaya seluruhnya'), 'sekitar satu');
          await press(page, page.getByRole('main').getByRole('link', { name: 'Usulan', exact: true }));
          await page.getByRole('dialog', { name: 'Belum semuanya terkirim' }).waitFor();
        },
      },
    },
    {
      account,
      path: `${form}?bagian=lampiran`,
      state: {
        name: 'a file refused',
        reach: async (page) => {
          const file = { name: 'program.exe', mimeType: 'application/x', buffer: Buffer.from('MZ') };
          await page.getByLabel('Berkas', { exact: true }).setInputFiles(file);
          await page.getByText('Jenis berkas ini tidak diterima').waitFor();
        },
      },
    },
    { account, path: '/usulan/baru?luring=ya', state: { name: 'left behind', reach: leaveSomethingBehind } },
  ];
}

function contestedPlace(id: string, operator: Awaited<ReturnType<typeof apiAs>>): Place {
  return {
    account: OPERATOR,
    path: `/usulan/${id}/ubah?bagian=masalah`,
    state: {
      name: 'two versions to choose from',
      reach: async (page) => {
        await changeProposal(operator, id, { problem: `Dari perangkat lain ${Date.now()}.` });
        await type(page, textbox(page, 'Permasalahan'), `Dari sini ${Date.now()}.`);
        await page.getByText('Isian ini diubah di dua tempat').waitFor();
      },
    },
  };
}

/** The answer of the server, without the step being taken: the place can be visited again. */
async function answeredBy(page: Page, id: string): Promise<void> {
  const head = await apiAs(HEAD);
  const proposal = await head<object>(`/proposals/${id}`);
  await page.route('**/api/v1/proposals/*/send-back', (route) =>
    route.fulfill({ json: { ...proposal, status: 'draft' } }),
  );
  await press(page, button(page, 'Kembalikan'));
  await type(page, page.getByRole('dialog').getByRole('textbox'), 'Lengkapi calon mitra.');
  await press(page, inDialog(page, 'Kembalikan kepada operator'));
  await page.getByText('Dikembalikan kepada operator').first().waitFor();
}

function approvalPlaces(waiting: string, twice: string): Place[] {
  const account = HEAD;
  const path = `/usulan/${waiting}/persetujuan`;
  return [
    { account, path },
    { account, path, state: { name: 'approve dialog', reach: pressed('Setujui dan ajukan') } },
    {
      account,
      path,
      state: {
        name: 'sent back without a reason',
        reach: refused('Kembalikan', 'Kembalikan kepada operator'),
      },
    },
    { account, path, state: { name: 'answered', reach: (page) => answeredBy(page, waiting) } },
    { account, path: `/usulan/${twice}/persetujuan` },
  ];
}

function talkPlaces(twice: string, waiting: string): Place[] {
  const account = 'biro';
  const path = `/usulan/${twice}`;
  return [
    { account, path: `${path}/versi` },
    { account: HEAD, path: `/usulan/${waiting}/versi` },
    {
      account,
      path,
      state: { name: 'an answer begun', reach: (page) => press(page, button(page, /^Balas /).first()) },
    },
    {
      account,
      path,
      state: {
        name: 'people to mention',
        reach: async (page) => {
          await type(page, textbox(page, 'Tulis catatan'), 'Mohon @Op');
          await page.getByRole('option').first().waitFor();
        },
      },
    },
    { account, path, state: { name: 'ready sentences', reach: pressed('Kalimat siap pakai') } },
    { account, path, state: { name: 'upload form', reach: pressed('Tambah lampiran') } },
  ];
}

export async function writingPlaces(): Promise<Place[]> {
  const { operator, twice, waiting, draft, contested } = await writtenProposals();
  return [
    ...newPlaces(),
    ...draftPlaces(draft),
    contestedPlace(contested, operator),
    ...approvalPlaces(waiting, twice),
    ...talkPlaces(twice, waiting),
  ];
}
