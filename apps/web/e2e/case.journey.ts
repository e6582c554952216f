import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { settle } from './support/accessibility.ts';
import { apiAs } from './support/api.ts';
import { keepPictures, openDeskOf, useBrowser } from './support/browser.ts';
import {
  acceptedOffer,
  answer,
  type Case,
  LAWFUL,
  openCase,
  openStages,
  partnerNamed,
  passStage,
  readCase,
} from './support/case-work.ts';
import { chooseFrom, chooseRadio, press, tabTo, type } from './support/keyboard.ts';

useBrowser();

/** Its own on every run, so that a server that runs already may be used again. */
const RUN = Date.now();
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const dialog = (page: Page) => page.getByRole('dialog');
const PDF = {
  name: 'surat.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
};

async function everybody() {
  const [biro, kabag, operator, hukum, tkksd] = await Promise.all(
    ['biro', 'kabag', 'operator.dispangan', 'hukum', 'tkksd1'].map((account) => apiAs(account)),
  );
  if (!biro || !kabag || !operator || !hukum || !tkksd)
    throw new Error('An account of the demo data is missing');
  const holders = {
    'cooperation.process': biro,
    'cooperation.prepare': operator,
    'cooperation.review-legally': hukum,
    'cooperation.discuss': tkksd,
    'cooperation.approve': kabag,
  };
  return { biro, kabag, holders };
}
type Everybody = Awaited<ReturnType<typeof everybody>>;

/** Passes whatever stands before a stage. */
async function passUntil({ biro, kabag, holders }: Everybody, id: string, code: string): Promise<Case> {
  let current = await readCase(biro, id);
  for (let steps = 0; steps < 20; steps += 1) {
    const [stage] = openStages(current);
    if (!stage || openStages(current).some((each) => each.code === code)) return current;
    if (stage.missing.some(({ pointer }) => pointer === '/offers')) await acceptedOffer(biro, id);
    current = await passStage(holders, kabag, id, stage.code);
  }
  throw new Error(`${code} was not reached`);
}

/** The choices of a select, as words. */
async function choicesOf(page: Page, label: string): Promise<string[]> {
  const select = page.getByLabel(label);
  await select.waitFor();
  return select.locator('option').allInnerTexts();
}

describe('with a vertical office of the centre there is only Sinergi (scenario 1)', () => {
  it('the form of the agency suggests it and offers nothing else', async () => {
    keepPictures('sinergi-usulan');
    const { page, close } = await openDeskOf('operator.dispangan', '/usulan/baru');
    await type(
      page,
      page.getByRole('textbox', { name: 'Judul usulan' }),
      `Tanah untuk lumbung pangan ${RUN}`,
    );
    await press(page, button(page, 'Simpan dan lanjut'));
    await page.getByRole('heading', { name: 'Mitra, jenis, dan tempat', exact: true }).waitFor();
    await press(page, button(page, 'Tambah calon mitra'));
    await page.keyboard.type('Kanwil BPN');
    await chooseFrom(page, 'Jenis mitra', 'vertikal');
    await page.getByText('Disarankan: Sinergi').waitFor();
    await page.getByText('PP 28/2018 ps. 46, 49').first().waitFor();
    await press(page, button(page, 'Pakai saran ini'));
    await page.getByText('Sesuai saran: Sinergi').waitFor();
    expect(await button(page, 'Pilih jenis lain').count()).toBe(0);
    await page.goto(`${page.url().split('?')[0]}?bagian=rencana`);
    await settle(page);
    await close();
  });

  it('opening the case by keyboard leads to Sinergi, whose papers know no KB and no PKS', async () => {
    keepPictures('sinergi-berkas');
    const biro = await apiAs('biro');
    const partner = `Kanwil BPN ${RUN}`;
    await partnerNamed(biro, partner, { typeCode: 'INSTANSI_VERTIKAL' });
    const { page, close } = await openDeskOf('biro', '/kerja-sama');
    await settle(page);
    await press(page, page.getByRole('link', { name: 'Buka berkas baru' }));
    await page.getByRole('heading', { name: 'Buka berkas kerja sama' }).waitFor();
    await chooseRadio(page, page.getByRole('group', { name: 'Berkas ini dibuka' }), 'Mendesak');
    await type(page, page.getByLabel('Alasan membuka tanpa usulan'), 'Arahan Gubernur pada rapat pimpinan.');
    await type(page, page.getByRole('textbox', { name: 'Judul' }), `Lumbung pangan bersama BPN ${RUN}`);
    await chooseFrom(page, 'Perangkat daerah pelaksana', 'Dinas Pangan');
    await type(page, page.getByRole('searchbox', { name: /^Cari: Mitra/ }), partner);
    await press(page, button(page, `Tambah ${partner}`));
    await page.getByText('Hanya Sinergi').waitFor();
    expect(await choicesOf(page, 'Jenis kerja sama')).toEqual([
      'Pilih jenisnya',
      'Sinergi – Sinergi dengan pemerintah pusat',
    ]);
    await press(page, button(page, 'Buka berkas'));
    await page.getByRole('region', { name: 'Kedudukan berkas' }).waitFor();
    await settle(page);
    expect(await page.locator('main').innerText()).not.toMatch(/\bPKS\b|\bKB\b/);

    await press(
      page,
      page.getByRole('navigation', { name: 'Bagian berkas' }).getByRole('link', { name: /^Surat/ }),
    );
    await press(page, button(page, 'Unggah surat'));
    const kinds = await choicesOf(page, 'Jenis surat');
    expect(kinds).toContain('Nota Kesepakatan (NK)');
    expect(kinds.filter((kind) => /\((KB|PKS)\)/.test(kind))).toEqual([]);
    await page.keyboard.press('Escape');
    await close();
  });
});

describe('a third party without a feasibility study (scenario 2)', () => {
  it('does not come to the review: the case says what is missing and with which pasal', async () => {
    keepPictures('studi-kelayakan');
    const { biro } = await everybody();
    const company = await partnerNamed(biro, `PT Gudang ${RUN}`, { typeCode: 'BUMN' });
    const { id } = await openCase(biro, {
      ...{ title: `Gudang beku ${RUN}`, kind: 'KSDPK', agency: 'DISPANGAN', partnerId: company.id },
      more: { thirdPartySubtype: 'PELAYANAN_PUBLIK', initiator: 'MITRA' },
    });
    const { page, close } = await openDeskOf('biro', `/kerja-sama/${id}`);
    await settle(page);
    const missing = page.getByRole('list', { name: /^Kurang pada/ }).first();
    expect(await missing.innerText()).toMatch(/studi kelayakan[^]*PP 28\/2018 ps\. 18\(2\)/);
    expect(
      await button(page, /^Selesaikan tahap/)
        .first()
        .isDisabled(),
    ).toBe(true);
    const refused = biro(`/cooperations/${id}/advance`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-match': (await readCase(biro, id)).etag },
      body: JSON.stringify({ stage: openStages(await readCase(biro, id))[0]?.code }),
    });
    await expect(refused).rejects.toThrow('422');
    await close();
  });
});

describe('a PKS that the current budget does not pay for (scenario 3)', () => {
  it('waits for the DPRD, and its approval releases the draft', async () => {
    keepPictures('dprd');
    const people = await everybody();
    const { biro } = people;
    const riau = await partnerNamed(biro, 'Pemerintah Provinsi Riau', {
      typeCode: 'PEMDA_PROV',
      regionCode: '14',
    });
    const { id } = await openCase(biro, {
      ...{ title: `Pasokan pangan ${RUN}`, kind: 'KSDD_SUKARELA', agency: 'DISPANGAN' },
      partnerId: riau.id,
    });
    await answer(biro, id, { lawCheck: LAWFUL });
    const { page, close } = await openDeskOf('biro', `/kerja-sama/${id}/jawaban`);
    await settle(page);
    await answerDprd(page);
    await page.getByText('Perlu persetujuan DPRD sebelum Perjanjian Kerja Sama').first().waitFor();

    const waiting = await passUntil(people, id, 'T5_DPRD');
    expect(openStages(waiting).map(({ code }) => code)).toContain('T5_DPRD');
    expect(openStages(waiting).map(({ code }) => code)).not.toContain('T6_SUSUN_PKS');
    await page.goto(`/kerja-sama/${id}/berkas?surat=KEP_DPRD`);
    await page
      .getByRole('heading', { name: 'Menunggu DPRD' })
      .or(page.getByText('Menunggu DPRD').first())
      .waitFor();
    await dialog(page).waitFor();
    await dialog(page).locator('input[type="file"]').setInputFiles(PDF);
    await type(page, dialog(page).getByLabel('Nomor'), `17/DPRD/${RUN}`);
    await press(page, dialog(page).getByRole('button', { name: 'Unggah', exact: true }));
    await dialog(page).waitFor({ state: 'detached' });
    await acceptAs('kabag', id);
    await passStage(people.holders, people.kabag, id, 'T5_DPRD');
    await page.goto(`/kerja-sama/${id}`);
    await settle(page);
    await expect
      .poll(() => page.locator('main header').first().innerText(), { timeout: 15_000 })
      .toContain('Penyusunan PKS');
    await close();
  });
});

/** The money is not in the budget; nothing else burdens. */
async function answerDprd(page: Page): Promise<void> {
  const questions: [RegExp, string][] = [
    [/pungutan/, 'Tidak'],
    [/mengikat APBD/, 'Tidak'],
    [/aset daerah/, 'Tidak'],
    [/jaminan/, 'Tidak'],
    [/sudah teranggar/, 'Tidak'],
  ];
  for (const [question, reply] of questions)
    await chooseRadio(page, page.getByRole('group', { name: question }), reply);
  await press(page, button(page, /^Simpan jawaban.*Apakah perlu/));
}

/** Four eyes: another one of the bureau looks at the paper and accepts it, on the page. */
async function acceptAs(account: string, id: string): Promise<void> {
  const { page, close } = await openDeskOf(account, `/kerja-sama/${id}/berkas`);
  await settle(page);
  await press(page, button(page, /^Terima/).first());
  await press(page, dialog(page).getByRole('button', { name: 'Terima', exact: true }));
  await dialog(page).waitFor({ state: 'detached' });
  await close();
}

describe('an object outside every plan (scenario 5)', () => {
  it('cannot be mapped without an exception, and the proposal says why', async () => {
    keepPictures('objek-di-luar-rencana');
    const id = await unplannedProposal();
    const { page, close } = await openDeskOf('biro', `/usulan/${id}`);
    await settle(page);
    const map = button(page, 'Petakan');
    await map.first().waitFor();
    expect(await map.first().isDisabled()).toBe(true);
    expect(await page.locator('main').innerText()).toMatch(/RPJMD[^]*PP 28\/2018 ps\. 4\(2\)-\(3\)/);
    await tabTo(page, page.getByRole('link', { name: 'Kerja sama', exact: true }).first());
    await close();
  });
});

/** Handed in as it stands and taken up by the bureau: nothing ties it to a plan. */
async function unplannedProposal(): Promise<string> {
  const biro = await apiAs('biro');
  const { items } = await biro<{ items: { id: string }[] }>('/proposals?status=in_verification&limit=50');
  interface Found {
    id: string;
    etag: string;
    planningTargetIds: string[];
    exceptionReason: string | null;
    planLink: unknown;
  }
  for (const { id } of items) {
    const proposal = await biro<Found>(`/proposals/${id}`);
    if (proposal.planningTargetIds.length === 0 && !proposal.exceptionReason && !proposal.planLink) return id;
  }
  const [first] = items;
  if (!first) throw new Error('The demo data lack a proposal in verification');
  const { id, etag } = await biro<Found>(`/proposals/${first.id}`);
  await biro(`/proposals/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', 'if-match': etag },
    body: JSON.stringify({ planningTargetIds: [] }),
  });
  return id;
}
