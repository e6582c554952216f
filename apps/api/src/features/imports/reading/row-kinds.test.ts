import { describe, expect, it } from 'vitest';
import { findSignatureRows, isNumberRow, isRepeatedHeader, isTotalRow } from './row-kinds.ts';

describe('rows that hold no proposal', () => {
  it.each([
    [['(1)', '(2)', '(3)', '(4)'], true],
    [['1', '2', '3'], true],
    [['', '1', '', '2', '3'], true],
    [['1', '2'], false],
    [['1', 'Dinas Pangan', '3'], false],
    [['7', '500', '600'], false],
  ])('%j: column numbers? %s', (cells, isNumber) => {
    expect(isNumberRow(cells)).toBe(isNumber);
  });

  it.each([
    [['', 'JUMLAH', '115 usulan'], true],
    [['', 'Total', '', '12.500.000'], true],
    [['TOTAL: 115', ''], true],
    [['Jumlah usulan', '115'], true],
    [['Sub Total', 'Rp 1.250.000,-'], true],
    [['116', 'Jumlah seluruhnya', '12.500.000.000', '-'], true],
    [['JUMLAH', 'Dinas Pangan'], false],
    [['7', 'Dispora', 'Total football academy'], false],
    [['', '', 'Total football academy'], false],
    [['', 'Jumlah penduduk miskin ekstrem ditekan', ''], false],
    [['12', '5 M'], false],
  ])('%j: a total? %s', (cells, isTotal) => {
    expect(isTotalRow(cells)).toBe(isTotal);
  });

  it('knows the heading when a page repeats it', () => {
    const headers = ['No', 'OPD', 'Usulan', 'Mitra'];
    expect(isRepeatedHeader(['NO', 'OPD', 'USULAN', 'MITRA'], headers)).toBe(true);
    expect(isRepeatedHeader(['1', 'Dispar', 'Usulan', 'Riau'], headers)).toBe(false);
  });

  it('takes a signature block as a whole, from the place and date to the NIP', () => {
    const rows = [
      ['1', 'Dispar', 'Paket wisata', ''],
      ['', '', '', 'Padang, 20 Juni 2022'],
      ['', '', '', 'KEPALA BAGIAN KERJA SAMA,'],
      ['', '', '', ''],
      ['', '', '', 'Fulan bin Fulan, S.H.'],
      ['', '', '', 'Pembina Tk. I (IV/b)'],
      ['', '', '', 'NIP. 19700101 199503 1 001'],
    ];
    expect([...findSignatureRows(rows)].sort()).toEqual([1, 2, 4, 5, 6]);
  });

  it.each([
    [['', 'Dinas Pangan', 'Padang, 20 Juni 2022']],
    [['5', '', 'Kepala sekolah penggerak']],
    [['', '', 'Kepala sekolah penggerak']],
    [['', 'NIP dan SIPD satu data', '']],
    [['', '', 'Padang, kota gastronomi']],
  ])('%j is no signature: it has content of its own', (cells) => {
    expect(findSignatureRows([cells]).size).toBe(0);
  });

  it('does not take a proposal for a name because a signature stands above it', () => {
    const rows = [
      ['', '', '', 'Padang, 20 Juni 2022'],
      ['', 'Dinas Pangan', 'Cadangan pangan', ''],
      ['', '', 'Lumbung pangan nagari', ''],
      ['', '', '', 'NIP. ......'],
    ];
    expect([...findSignatureRows(rows)]).toEqual([0, 3]);
  });
});
