import { describe, expect, it } from 'vitest';
import { readLocations } from './read-locations.ts';
import { seedIndex } from './seed-index.fixture.ts';

const read = (text: string | undefined) => {
  const { value, warnings } = readLocations(text, seedIndex.regions);
  return { codes: value.join(' '), problem: warnings.map(({ code }) => code).join() };
};

describe('places as people write them', () => {
  it.each([
    ['Kab. Agam & Kota Bukittinggi', '13.06 13.75'],
    ['Agam & Bukittinggi', '13.06 13.75'],
    ['Kabupaten Agam dan Kota Bukittinggi', '13.06 13.75'],
    ['se-Sumatera Barat', '13'],
    ['se Sumbar', '13'],
    ['Sumatera Barat', '13'],
    ['Semua kab/kota', '13'],
    ['19 Kab/Kota', '13'],
    ['Seluruh kabupaten/kota se-Sumatera Barat', '13'],
    ['Kabupaten/Kota se-Sumatera Barat', '13'],
    ['Provinsi Sumatera Barat', '13'],
    ['Pessel', '13.01'],
    ['Kab Pesisir Selatan', '13.01'],
    ['Kab. Pesisir Selatan (Mandeh)', '13.01'],
    ['Bukittinggi', '13.75'],
    ['Kab. 50 Kota', '13.07'],
    ['Lima Puluh Kota', '13.07'],
    ['Kab. Kep. Mentawai', '13.09'],
    ['Kab. Solok, Kab. Solok Selatan, Kab. Dharmasraya', '13.02 13.11 13.10'],
    ['Kab. dan Kota Solok', '13.02 13.72'],
    ['Kota Solok; Kabupaten Solok', '13.72 13.02'],
    ['Padang Pariaman, Pariaman dan Padang', '13.05 13.77 13.71'],
    ['13.06; 13.75', '13.06 13.75'],
    ['Kab. Kampar', '14.01'],
    ['Dharmasraya - Bungo', '13.10 15.08'],
    ['Kecamatan Lembah Gumanti, Kab. Solok', '13.02'],
  ])('%s is %s', (text, codes) => {
    expect(read(text)).toEqual({ codes, problem: '' });
  });

  it.each([
    ['Solok', '', 'imports.location_ambiguous'],
    ['Padang - Pariaman', '', 'imports.location_ambiguous'],
    ['Kab/Kota', '', 'imports.location_unknown'],
    ['Kota Padang dan sekitarnya', '13.71', 'imports.location_unknown'],
    ['Kab. Agam, Solok', '13.06', 'imports.location_ambiguous'],
    ['928 nagari', '', 'imports.location_unknown'],
    ['nagari blank spot', '', 'imports.location_unknown'],
    ['Kab. Agam, Atlantis', '13.06', 'imports.location_unknown'],
    ['Kab. Pesisir Selatn', '13.01', 'imports.location_guessed'],
    ['-', '', 'imports.location_missing'],
    ['', '', 'imports.location_missing'],
  ])('%s gives "%s" with a warning', (text, codes, problem) => {
    expect(read(text)).toEqual({ codes, problem });
  });
});
