import { describe, expect, it } from 'vitest';
import { interpretRow } from './interpret-row.ts';
import type { RowValues } from './proposal-sheet.ts';
import { seedIndex } from './seed-index.fixture.ts';

const COMPLETE: RowValues = {
  agency: 'Dinas Pangan',
  title: 'Distribusi bawang merah Alahan Panjang',
  kind: 'KSDD sukarela',
  partners: 'Pemprov Riau',
  affairs: 'Pangan',
  locations: 'Kab. Solok',
  cost: 'Rp500.000.000',
  fundingSource: 'APBD',
  term: '2 tahun',
  planning: 'Misi 3',
};
const read = (values: RowValues) =>
  interpretRow({ ...COMPLETE, ...values }, seedIndex, { year: 2022, costUnit: 1, termUnit: null });
const codes = (issues: readonly { code: string }[]) => issues.map(({ code }) => code);

describe('one row', () => {
  it('is understood whole', () => {
    expect(read({ remark: 'Lihat https://contoh.go.id/berita?id=1.' })).toEqual({
      understood: {
        title: 'Distribusi bawang merah Alahan Panjang',
        agency: { id: 'DISPANGAN', numberCode: 'DISPANGAN', name: 'Dinas Pangan', confidence: 1 },
        kind: 'KSDD_SUKARELA',
        partners: [{ name: 'Pemprov Riau', type: 'PEMDA_PROV', regionCode: '14', readiness: null }],
        affairCodes: ['2.09'],
        locationCodes: ['13.02'],
        estimatedCost: 500_000_000,
        funding: [{ source: 'APBD_PROV', amount: 500_000_000, year: null, budgeted: null }],
        startDate: null,
        endDate: null,
        durationMonths: 24,
        planningTargetIds: ['RPJMD-2021-2026/M3'],
        background: null,
        problem: null,
        potential: null,
        objectives: null,
        scope: [],
        benefits: null,
        contact: null,
        sourceUrl: 'https://contoh.go.id/berita?id=1',
      },
      errors: [],
      warnings: [],
    });
  });

  it.each<[string, RowValues, string]>([
    ['no title', { title: '' }, 'imports.title_missing'],
    ['a dash for a title', { title: ' - ' }, 'imports.title_missing'],
    ['a title of 251 letters', { title: 'a'.repeat(251) }, 'imports.text_too_long'],
    ['a narrative of 5,001 letters', { problem: 'a'.repeat(5001) }, 'imports.text_too_long'],
    ['an unknown agency', { agency: 'Dinas Antariksa' }, 'imports.agency_unknown'],
    ['an end before the start', { term: '2024-2022' }, 'imports.end_before_start'],
  ])('is held back by %s', (_, values, code) => {
    expect(codes(read(values).errors)).toEqual([code]);
  });

  it('takes exactly as much text as a proposal holds', () => {
    expect(read({ title: 'a'.repeat(250), problem: 'a'.repeat(5000) }).errors).toEqual([]);
  });

  it('is only warned of everything else', () => {
    const bare = interpretRow({ agency: 'Dispangan', title: 'Jagung' }, seedIndex, {
      year: 2022,
      costUnit: 1,
      termUnit: null,
    });
    expect(bare.errors).toEqual([]);
    expect(codes(bare.warnings).sort()).toEqual([
      'imports.affair_missing',
      'imports.cost_missing',
      'imports.kind_missing',
      'imports.location_missing',
      'imports.partner_missing',
      'imports.planning_missing',
      'imports.term_missing',
    ]);
  });

  it('warns of a central partner under another kind, and of a foreign state under KSDPL', () => {
    expect(codes(read({ partners: 'Kementerian Pertanian' }).warnings)).toEqual([
      'imports.central_partner_needs_sinergi',
    ]);
    expect(read({ partners: 'Kementerian Pertanian', kind: 'Sinergi' }).warnings).toEqual([]);
    expect(codes(read({ partners: 'Pemerintah Malaysia', kind: 'Sister Province' }).warnings)).toEqual([
      'imports.foreign_state_partner',
    ]);
  });

  it('keeps markup and formulas as the text they are', () => {
    expect(read({ title: '<script>alert(1)</script>' }).understood.title).toBe('<script>alert(1)</script>');
    expect(read({ title: '=HYPERLINK("x")' }).understood.title).toBe('=HYPERLINK("x")');
  });

  it('takes nothing from a cell in which the spreadsheet failed', () => {
    const { understood, warnings } = read({ cost: '#REF!' });
    expect(understood.estimatedCost).toBeNull();
    expect(codes(warnings)).toEqual(['imports.cell_error', 'imports.cost_missing']);
  });

  it('finds number and address behind a name, and never repeats them in a message', () => {
    expect(
      read({ contactName: 'Fulan (Kabid Distribusi) HP 0812-3456-7890, fulan@contoh.go.id' }).understood
        .contact,
    ).toEqual({
      name: 'Fulan',
      position: 'Kabid Distribusi',
      phone: '0812-3456-7890',
      email: 'fulan@contoh.go.id',
    });
    const { understood, warnings } = read({ contactEmail: 'bukan surel' });
    expect(understood.contact).toBeNull();
    expect(warnings[0]?.detail).not.toContain('bukan surel');
  });

  it('cuts a scope into its items', () => {
    expect(read({ scope: '1. Pasokan\n2. Distribusi; - Harga' }).understood.scope).toEqual([
      'Pasokan',
      'Distribusi',
      'Harga',
    ]);
  });
});
