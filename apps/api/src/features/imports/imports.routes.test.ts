import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ImportRow, ProposalImport } from '@kerabat/shared/imports/schema';
import type { Proposal } from '@kerabat/shared/proposals/schema';
import { startApp } from '../../../test/app.ts';
import { cast, PDF } from '../../../test/proposals.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { proposals } from '../proposals/proposals.table.ts';
import { forgetOldImports } from './background.service.ts';
import {
  agencyId,
  closedPeriod,
  commit,
  correct,
  csv,
  importOf,
  preview,
  remap,
  rowsOf,
  upload,
} from './imports.fixture.ts';
import { workshopFile } from './reading/workshop.fixture.ts';

const t = await startApp();
const c = await cast(t);
const period = await closedPeriod(t);

const countProposals = () => t.db.$count(proposals);
const codes = (issues: readonly { code: string }[]) => issues.map(({ code }) => code);

describe('previewing a list', () => {
  it('shows the 115 proposals of the workshop, and stores none of them', async () => {
    const before = await countProposals();
    const answer = await upload(c.biro, await workshopFile(), { periodId: period }, 'usulan-fgd-2022.xlsx');
    expect(answer.statusCode).toBe(201);
    const shown = answer.json<ProposalImport>();
    expect(answer.headers['location']).toBe(`/api/v1/proposal-imports/${shown.id}`);
    expect(shown).toMatchObject({
      status: 'previewed',
      progress: { done: 115, total: 115 },
      fileName: 'usulan-fgd-2022.xlsx',
      sheet: 'Rekap FGD',
      headerRow: 5,
      periodId: period,
      counts: { total: 115, ready: 115, withErrors: 0 },
      result: null,
    });
    expect(shown.skippedRows.map(({ row, reason }) => `${row} ${reason}`)).toContain('47 blank');
    expect(shown.notices.join()).toContain('sudah ditutup');
    expect(await countProposals()).toBe(before);
  });

  it('reads each row with its warnings and look-alikes, page by page', async () => {
    const { id } = await preview(c.biro, await workshopFile(), { periodId: period });
    const first = await rowsOf(c.biro, id, 'limit=60');
    const cursor = encodeURIComponent(first.nextCursor ?? '');
    const second = await rowsOf(c.biro, id, `limit=60&cursor=${cursor}`);
    expect([...first.items, ...second.items]).toHaveLength(115);
    expect(second.nextCursor).toBeNull();
    const twin = first.items.find(({ row }) => row === 9);
    expect(twin).toMatchObject({
      state: 'ready',
      values: { agency: 'Asisten Perekonomian dan Pembangunan', kind: 'KSDD' },
      understood: { agency: { numberCode: 'SETDA' }, affairCodes: ['2.09'] },
    });
    expect(twin?.similarTo[0]).toMatchObject({ where: 'file', row: 8, score: 1 });
    expect(codes(twin?.warnings ?? [])).toContain('imports.look_alike');
    const ready = await rowsOf(c.biro, id, 'limit=1&state=error&includeTotal=true');
    expect(ready).toMatchObject({ items: [], total: 0 });
  });

  it('counts warnings among the ready rows only', async () => {
    const shown = await preview(
      c.biro,
      csv('Dispangan;Jagung;Pemprov Riau;Agam;', ';Tanpa OPD;;;', 'Dispar;;;;'),
    );
    expect(shown.counts).toEqual({ total: 3, ready: 1, withWarnings: 1, withErrors: 2 });
    const { items } = await rowsOf(c.biro, shown.id, 'state=error');
    expect(items.map(({ row, errors }) => [row, ...codes(errors)])).toEqual([
      [3, 'imports.agency_missing'],
      [4, 'imports.title_missing'],
    ]);
  });

  it('gives rows without agency to the one that the file was sent for', async () => {
    const dispar = await agencyId(t, 'DISPAR');
    const shown = await preview(c.biro, csv(';Paket wisata;;;', 'Dispangan;Jagung;;;'), { agencyId: dispar });
    const { items } = await rowsOf(c.biro, shown.id);
    expect(items.map(({ understood }) => understood.agency?.numberCode)).toEqual(['DISPAR', 'DISPANGAN']);
    expect(codes(items[1]?.warnings ?? [])).toContain('imports.agency_differs');
  });

  it('marks what stands in the register already', async () => {
    const file = csv('Dispangan;Cadangan beras bersama;Pemprov Riau;Agam;');
    const first = await preview(c.biro, file);
    await commit(c.biro, first.id, 'daftar-1');
    const second = await preview(c.biro, file);
    const { items } = await rowsOf(c.biro, second.id);
    expect(items[0]?.similarTo).toMatchObject([
      { where: 'register', score: 1, title: 'Cadangan beras bersama' },
    ]);
    expect(items[0]?.similarTo[0]?.number).toMatch(/DISPANGAN/);
    expect(items[0]?.state).toBe('ready');
  });

  it.each([
    [
      'the old XLS',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array<number>(600).fill(0)]),
      'imports.old_xls',
    ],
    ['a list without heading', Buffer.from('halo;dunia\n1;2\n'), 'imports.no_header'],
    ['a PDF', PDF, 'files.type_not_allowed'],
  ])('refuses %s with a reason', async (_case, file, code) => {
    const answer = await upload(c.biro, file, {}, 'daftar.xls');
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, code]);
  });

  it('refuses a form without file, with an unknown field, period or agency', async () => {
    const file = csv('Dispangan;Jagung;;;');
    const unknown = '0197b1c2-0000-7000-8000-000000000000';
    expect((await upload(c.biro, file, { warna: 'merah' })).statusCode).toBe(400);
    expect((await upload(c.biro, file, { periodId: unknown })).statusCode).toBe(422);
    expect((await upload(c.biro, file, { agencyId: unknown })).statusCode).toBe(422);
    expect((await c.biro.call({ method: 'POST', url: '/proposal-imports', payload: {} })).statusCode).toBe(
      415,
    );
  });

  it('is for the bureau only', async () => {
    const { id } = await preview(c.biro, csv('Dispangan;Jagung;;;'));
    for (const url of [
      '/proposal-imports',
      '/proposal-imports/template.xlsx',
      `/proposal-imports/${id}`,
      `/proposal-imports/${id}/rows`,
    ])
      expect((await c.operator.call({ url })).statusCode).toBe(403);
    expect((await upload(c.head, csv('Dispangan;Jagung;;;'))).statusCode).toBe(403);
    expect((await commit(c.operator, id, 'k')).statusCode).toBe(403);
    expect((await t.app.inject({ url: `/api/v1/proposal-imports/${id}` })).statusCode).toBe(401);
  });

  it('is found again in the list, the newest first, also by a colleague', async () => {
    const { id } = await preview(c.biro, csv('Dispangan;Jagung;;;'));
    const list = await c.kabag.call({ url: '/proposal-imports?limit=2&includeTotal=true' });
    const { items, total } = list.json<{ items: ProposalImport[]; total: number }>();
    expect(items[0]?.id).toBe(id);
    expect(total).toBeGreaterThan(2);
    expect(
      (await c.biro.call({ url: '/proposal-imports/0197b1c2-0000-7000-8000-000000000000' })).statusCode,
    ).toBe(404);
    expect((await c.biro.call({ url: '/proposal-imports?warna=merah' })).statusCode).toBe(400);
  });

  it('hands out a template that imports without a remark', async () => {
    const answer = await c.biro.call({ url: '/proposal-imports/template.xlsx' });
    expect(answer.headers['content-disposition']).toContain('templat-usulan.xlsx');
    const shown = await preview(c.biro, answer.rawPayload, { periodId: period });
    expect(shown.counts).toEqual({ total: 2, ready: 2, withWarnings: 0, withErrors: 0 });
    expect(shown.skippedRows).toEqual([]);
  });
});

describe('putting a preview right', () => {
  it('remaps columns: a field moves to the column that a person names', async () => {
    const shown = await preview(c.biro, Buffer.from('OPD;Uraian;Usulan\nDispangan;Cadangan beras;x\n'));
    const answer = await remap(c.biro, shown.id, [{ index: 1, field: 'title' }], shown.etag);
    expect(answer.statusCode).toBe(200);
    expect(answer.json<ProposalImport>().columns.map(({ field }) => field)).toEqual([
      'agency',
      'title',
      null,
    ]);
    const { items } = await rowsOf(c.biro, shown.id);
    expect(items[0]?.understood.title).toBe('Cadangan beras');
  });

  it('refuses a column that is not there, a field wished twice, a stale or missing If-Match', async () => {
    const shown = await preview(c.biro, csv('Dispangan;Jagung;;;'));
    const title = { index: 1, field: 'title' };
    expect((await remap(c.biro, shown.id, [{ index: 99, field: 'title' }])).statusCode).toBe(422);
    expect((await remap(c.biro, shown.id, [title, { index: 2, field: 'title' }])).statusCode).toBe(422);
    expect((await remap(c.biro, shown.id, [{ index: 1, field: 'warna' }])).statusCode).toBe(400);
    expect((await remap(c.biro, shown.id, [title], '"99"')).statusCode).toBe(412);
    const url = `/proposal-imports/${shown.id}/columns`;
    expect((await c.biro.call({ method: 'PATCH', url, payload: { columns: [title] } })).statusCode).toBe(428);
  });

  it('corrects a row, which is read again like a cell of the sheet', async () => {
    const shown = await preview(c.biro, csv('Dinas Antariksa;Jagung;Pemprov Riau;Solok;'));
    const [row] = (await rowsOf(c.biro, shown.id)).items;
    expect(row?.state).toBe('error');
    const answer = await correct(
      c.biro,
      shown.id,
      2,
      { agency: 'Dispangan', locations: 'Kab. Solok' },
      row?.etag,
    );
    expect(answer.json<ImportRow>()).toMatchObject({
      state: 'ready',
      values: { agency: 'Dispangan', locations: 'Kab. Solok', title: 'Jagung' },
      understood: { agency: { numberCode: 'DISPANGAN' }, locationCodes: ['13.02'] },
      errors: [],
    });
    expect((await importOf(c.biro, shown.id)).counts).toMatchObject({ ready: 1, withErrors: 0 });
    expect((await correct(c.biro, shown.id, 2, { title: 'Padi' }, row?.etag)).statusCode).toBe(412);
    expect((await correct(c.biro, shown.id, 3, { title: 'Padi' })).statusCode).toBe(404);
    expect((await correct(c.biro, shown.id, 2, { warna: 'merah' })).statusCode).toBe(400);
  });

  it('keeps corrections when columns are remapped, and clears a cell with null', async () => {
    const shown = await preview(c.biro, csv('Dispangan;Jagung;Pemprov Riau;Agam;'));
    await correct(c.biro, shown.id, 2, { title: 'Padi', locations: null });
    await remap(c.biro, shown.id, [{ index: 4, field: 'remark' }]);
    const [row] = (await rowsOf(c.biro, shown.id)).items;
    expect(row?.values).toEqual({ agency: 'Dispangan', title: 'Padi', partners: 'Pemprov Riau' });
  });

  it('lets look-alikes follow a corrected title, on both rows', async () => {
    const shown = await preview(
      c.biro,
      csv('Dispar;Promosi wisata bersama;Pemprov Riau;;', 'Dispora;Pertukaran pemuda;Jepang;;'),
    );
    const marks = async () =>
      (await rowsOf(c.biro, shown.id)).items.map(({ similarTo }) => similarTo.map(({ row }) => row));
    expect(await marks()).toEqual([[], []]);
    await correct(c.biro, shown.id, 3, { title: 'Promosi wisata bersama' });
    expect(await marks()).toEqual([[3], [2]]);
    await correct(c.biro, shown.id, 3, { title: 'Pertukaran pemuda' });
    expect(await marks()).toEqual([[], []]);
  });
});

describe('storing a preview', () => {
  it('stores all ready rows as submitted proposals of their agencies, numbered without gaps', async () => {
    const shown = await preview(c.biro, await workshopFile(), { periodId: period });
    const before = await countProposals();
    const answer = await commit(c.biro, shown.id, 'simpan-115');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      status: 'committed',
      counts: { total: 115, ready: 115, withErrors: 0 },
      result: { created: 115, skipped: [] },
    });
    expect(await countProposals()).toBe(before + 115);
    const numbers = await t.db.execute<{ code: string; first: number; last: number; count: number }>(sql`
      select split_part(number, '/', 3) as code, min(split_part(number, '/', 4)::int) as first,
        max(split_part(number, '/', 4)::int) as last, count(*)::int as count
      from proposals where number like 'USL/2022/%' group by 1`);
    expect(numbers.every(({ first, last, count }) => first === 1 && last === count)).toBe(true);
  });

  it('keeps the row as received, who imported it for whom, and finds it by its words', async () => {
    const shown = await preview(
      c.biro,
      csv('Dispangan;Kerja sama lumbung nagari;Pemprov Riau;Kab. Solok;Fulan'),
      { periodId: period },
    );
    await commit(c.biro, shown.id, 'simpan-1');
    const [row] = (await rowsOf(c.biro, shown.id)).items;
    expect(row?.state).toBe('committed');
    const url = `/proposals/${row?.proposalId}`;
    const proposal = (await c.biro.call({ url })).json<Proposal>();
    expect(proposal).toMatchObject({
      status: 'submitted',
      version: 1,
      agency: { numberCode: 'DISPANGAN' },
      locationText: 'Kab. Solok',
      contact: { name: 'Fulan' },
      source: { importId: shown.id, row: 2, cells: [{ header: 'OPD', text: 'Dispangan' }, {}, {}, {}, {}] },
    });
    const history = (await c.biro.call({ url: `${url}/history` })).json<{ items: object[] }>();
    expect(history.items).toMatchObject([
      {
        action: 'imported',
        from: null,
        to: 'submitted',
        onBehalfOf: 'Dinas Pangan',
        note: expect.stringContaining('setelah ditutup'),
      },
    ]);
    const found = await c.operator.call({ url: '/proposals?q=kerjasama%20lumbung' });
    expect(found.json<{ items: Proposal[] }>().items.map(({ id }) => id)).toEqual([proposal.id]);
    expect((await c.stranger.call({ url })).statusCode).toBe(404);
    expect(
      (await c.biro.call({ method: 'POST', url: `${url}/start-verification`, headers: { 'if-match': '*' } }))
        .statusCode,
    ).toBe(200);
  });

  it('says which rows it left out, and why', async () => {
    const shown = await preview(c.biro, csv('Dispangan;Jagung manis;;;', ';Tanpa OPD;;;'));
    const answer = await commit(c.biro, shown.id, 'simpan-2');
    expect(answer.json<ProposalImport>().result).toEqual({
      created: 1,
      skipped: [{ row: 3, reasons: [expect.stringContaining('Perangkat daerah pengusul belum diisi')] }],
    });
  });

  it('says a cost only once: per source if it is known there', async () => {
    const file = Buffer.from(
      'OPD;Usulan;Biaya;Sumber Dana\nDispangan;Gudang A;1 M;APBD 40%, Mitra 60%\nDispangan;Gudang B;1 M;APBD, Mitra\n',
    );
    const shown = await preview(c.biro, file);
    await commit(c.biro, shown.id, 'simpan-3');
    const { items } = await rowsOf(c.biro, shown.id);
    const costs = await Promise.all(
      items.map(async ({ proposalId }) =>
        (await c.biro.call({ url: `/proposals/${proposalId}` })).json<Proposal>(),
      ),
    );
    expect(costs.map(({ estimatedCost, totalCost }) => [estimatedCost, totalCost])).toEqual([
      [null, 1_000_000_000],
      [1_000_000_000, 1_000_000_000],
    ]);
  });

  it('is done once: the same key gets the same answer, another key a refusal', async () => {
    const shown = await preview(c.biro, csv('Dispangan;Kentang;;;'));
    const before = await countProposals();
    const [first, second] = await Promise.all([
      commit(c.biro, shown.id, 'a'),
      commit(c.kabag, shown.id, 'b'),
    ]);
    expect([first.statusCode, second.statusCode].sort()).toEqual([200, 409]);
    const refused = [first, second].find(({ statusCode }) => statusCode === 409);
    expect(refused?.json<{ code: string }>().code).toBe('imports.already_committed');
    const winner = first.statusCode === 200 ? ([c.biro, 'a'] as const) : ([c.kabag, 'b'] as const);
    const again = await commit(winner[0], shown.id, winner[1]);
    expect([again.statusCode, again.headers['idempotency-replayed']]).toEqual([200, 'true']);
    expect(await countProposals()).toBe(before + 1);
    expect((await correct(c.biro, shown.id, 2, { title: 'x' })).statusCode).toBe(409);
    expect((await remap(c.biro, shown.id, [])).statusCode).toBe(409);
  });

  it('needs an Idempotency-Key and at least one ready row', async () => {
    const shown = await preview(c.biro, csv(';Tanpa OPD;;;'));
    const url = `/proposal-imports/${shown.id}/commit`;
    expect((await c.biro.call({ method: 'POST', url })).statusCode).toBe(428);
    const answer = await commit(c.biro, shown.id, 'kosong');
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'imports.nothing_ready']);
  });

  it('stores all or nothing: a failure half-way leaves the preview as it was', async () => {
    const shown = await preview(c.biro, csv('Dispangan;Cabai;;;', 'Dispar;Wisata kuliner;;;'));
    const before = await countProposals();
    await t.db
      .execute(sql`update proposal_import_rows set understood = jsonb_set(understood, '{startDate}', '"bukan tanggal"')
      where import_id = ${shown.id} and row = 3`);
    expect((await commit(c.biro, shown.id, 'gagal')).statusCode).toBe(500);
    expect(await countProposals()).toBe(before);
    expect((await importOf(c.biro, shown.id)).status).toBe('previewed');
    await correct(c.biro, shown.id, 3, { title: 'Wisata kuliner' });
    expect((await commit(c.biro, shown.id, 'gagal')).statusCode).toBe(200);
    expect(await countProposals()).toBe(before + 2);
  });

  it('leaves a trail of what was received, corrected and stored, without what it said', async () => {
    const shown = await preview(c.biro, csv('Dispangan;Rahasia dapur;;;Fulan 081234567890'));
    await correct(c.biro, shown.id, 2, { contactName: 'Fulanah' });
    await commit(c.biro, shown.id, 'jejak');
    const events = await t.db
      .select()
      .from(auditRecords)
      .where(sql`${auditRecords.subjectId} = ${shown.id}`);
    expect(events.map(({ event }) => event).sort()).toEqual([
      'import.committed',
      'import.corrected',
      'import.received',
    ]);
    expect(JSON.stringify(events.map(({ detail }) => detail))).not.toMatch(/Fulan|0812/);
  });

  it('forgets after a month what a list said; the proposals keep theirs', async () => {
    const shown = await preview(c.biro, csv('Dispangan;Ubi ungu;;;'));
    await commit(c.biro, shown.id, 'lupa');
    const [row] = (await rowsOf(c.biro, shown.id)).items;
    t.setNow(new Date(Date.now() + 31 * 86_400_000));
    await forgetOldImports(t.app.platform);
    t.setNow(undefined);
    expect((await rowsOf(c.biro, shown.id)).items).toEqual([]);
    expect((await importOf(c.biro, shown.id)).result?.created).toBe(1);
    const kept = (await c.biro.call({ url: `/proposals/${row?.proposalId}` })).json<Proposal>();
    expect(kept.source?.cells).toHaveLength(2);
  });
});
