import { describe, expect, it } from 'vitest';
import { interpretRow } from './interpret-row.ts';
import type { RowValues } from './proposal-sheet.ts';
import { seedIndex } from './seed-index.fixture.ts';
import { Resemblance } from './similar-rows.ts';

const BASE: RowValues = {
  agency: 'Dinas Pariwisata',
  partners: 'Pemprov Bengkulu',
  affairs: 'Pariwisata',
  locations: 'Pessel',
};
function marks(...rows: RowValues[]) {
  const resemblance = new Resemblance(
    rows.map((values, at) => ({
      row: at + 1,
      ...interpretRow({ ...BASE, ...values }, seedIndex, { year: 2022, costUnit: 1, termUnit: null }),
    })),
  );
  resemblance.compareRows();
  return resemblance;
}
const rowsOf = (resemblance: Resemblance, row: number) => resemblance.marksOf(row).map((mark) => mark.row);

describe('look-alikes inside a file', () => {
  it('are marked on both rows, exact ones first, with their reasons', () => {
    const found = marks(
      { title: 'Kerja sama pariwisata' },
      { title: 'Kerjasama Pariwisata daerah' },
      { title: 'Kerja sama pariwisata' },
    );
    expect(rowsOf(found, 1)).toEqual([3, 2]);
    expect(found.marksOf(1)[0]).toMatchObject({
      score: 1,
      reasons: ['judul sama', 'perangkat daerah sama', 'mitra sama', 'urusan sama', 'lokasi sama'],
    });
    expect(rowsOf(found, 2)).toContain(1);
  });

  it('are found under another title when agency, partner, urusan and place agree', () => {
    const found = marks(
      { title: 'Paket wisata Sumbar - Bengkulu' },
      {
        title: 'Kerjasama pariwisata dengan Provinsi Bengkulu',
        partners: 'Provinsi Bengkulu',
        locations: 'Kab. Pesisir Selatan',
      },
    );
    expect(rowsOf(found, 1)).toEqual([2]);
  });

  it('are not seen where only the subject is the same', () => {
    const found = marks(
      {
        title: 'Pasokan jagung',
        agency: 'Dinas Pangan',
        partners: 'Pemprov Lampung',
        affairs: 'Pangan',
        locations: '',
      },
      { title: 'Promosi wisata bersama maskapai', partners: 'AirAsia' },
    );
    expect([...rowsOf(found, 1), ...rowsOf(found, 2)]).toEqual([]);
  });

  it('are found among ten thousand rows that share their words', () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => ({ title: `Kerja sama pariwisata tahap ${at}` }));
    const found = marks(...rows);
    expect(rows.every((_, at) => found.marksOf(at + 1).length > 0)).toBe(true);
  });

  it('are found in the register as well', () => {
    const found = marks({ title: 'Kerja sama pariwisata' });
    const entry = {
      id: '0197b1c2-0000-7000-8000-000000000001',
      number: 'USL/2022/DISPAR/0001',
      title: 'Kerja Sama Pariwisata',
      titleKey: 'kerja sama pariwisata',
      agencyId: 'DISPAR',
      affairCodes: ['3.26'],
      locationCodes: [],
      candidatePartners: [{ name: 'Provinsi Bengkulu', regionCode: '17' }],
    };
    found.compareWith(entry);
    found.compareWith({
      ...entry,
      id: 'x',
      title: 'Cetak sawah',
      titleKey: 'cetak sawah',
      affairCodes: ['3.27'],
    });
    expect(found.marksOf(1)).toMatchObject([
      {
        where: 'register',
        proposalId: entry.id,
        number: 'USL/2022/DISPAR/0001',
        score: 1,
        reasons: ['judul sama', 'perangkat daerah sama', 'mitra sama', 'urusan sama'],
      },
    ]);
  });
});
