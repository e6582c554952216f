import { describe, expect, it } from 'vitest';
import { readAgency } from './read-agency.ts';
import { seedIndex } from './seed-index.fixture.ts';

const read = (text: string | undefined) => {
  const { value, errors, warnings } = readAgency(text, seedIndex.agencies);
  return {
    agency: value?.agency.numberCode ?? null,
    confidence: value?.confidence ?? null,
    problem: [...errors, ...warnings].map(({ code }) => code).join(),
    detail: [...errors, ...warnings][0]?.detail ?? '',
    isHeld: errors.length > 0,
  };
};

describe('agencies as people write them', () => {
  it.each([
    ['DISPANGAN', 'DISPANGAN'],
    ['dinas pangan', 'DISPANGAN'],
    ['2.09.0.00.0.00.01.0000', 'DISPANGAN'],
    ['Dinas Pangan Provinsi Sumatera Barat', 'DISPANGAN'],
    ['DINAS PANGAN PROV. SUMBAR', 'DISPANGAN'],
    ['Dinas Bina Marga, Cipta Karya & Tata Ruang', 'BMCKTR'],
    ['Dinas Komunikasi, Informatika, dan Statistik', 'KOMINFOTIK'],
    ['Dinas SDA dan Bina Konstruksi', 'SDABK'],
    ['Biro Pemerintahan dan Otonomi Daerah Setda', 'SETDA-PEMOTDA'],
    ['Biro Hukum Setdaprov Sumbar', 'SETDA-HUKUM'],
    ['Asisten Perekonomian', 'SETDA'],
    ['Satpol  PP', 'SATPOLPP'],
    ['Sekretariat Daerah', 'SETDA'],
    ['RSUD Pariaman', 'RSUD-YAMIN'],
    ['Dinas Perikanan, Kelautan', 'DKP'],
    ['Dinas Kesehatan Prop. Sumbar', 'DINKES'],
    ['Dinas Bina Marga Cipta Karya Tata Ruang', 'BMCKTR'],
  ])('%s is %s beyond doubt', (text, agency) => {
    expect(read(text)).toMatchObject({ agency, confidence: 1, problem: '' });
  });

  it.each([
    ['Dinas Pariwista', 'DISPAR'],
    ['Dinas Prawisata', 'DISPAR'],
    ['Disprindag', 'DISPERINDAG'],
    ['Dinas Kelautan dan Perikann', 'DKP'],
    ['Dians Pangan', 'DISPANGAN'],
    ['Dinas Komunikasi Informatika dan Statisik', 'KOMINFOTIK'],
    ['Badan Penanggulanan Bencana Daerah', 'BPBD'],
    ['Bidang Distribusi Dinas Pangan', 'DISPANGAN'],
    ['UPTD Balai Benih Dinas Kehutanan', 'DISHUT'],
  ])('%s is read as %s, and the row says so', (text, agency) => {
    const reading = read(text);
    expect(reading).toMatchObject({ agency, problem: 'imports.agency_guessed', isHeld: false });
    expect(reading.confidence).toBeLessThan(1);
  });

  it.each([
    ['Dinas Pertambangan Rakyat', 'imports.agency_unknown'],
    ['DLK', 'imports.agency_unknown'],
    ['Universitas Andalas', 'imports.agency_unknown'],
    ['Dinas', 'imports.agency_unknown'],
    ['Dinas Pangan dan Dinas Pariwisata', 'imports.agency_ambiguous'],
    ['Dinas Sosial dan Tenaga Kerja', 'imports.agency_ambiguous'],
    ['Dinas Kebudayaan dan Pariwisata', 'imports.agency_ambiguous'],
    ['Bapeda', 'imports.agency_ambiguous'],
    ['Dinas Kesehatan Kabupaten Agam', 'imports.agency_elsewhere'],
    ['Dinas Pendidikan Kota Padang', 'imports.agency_elsewhere'],
    ['Dinas Pangan Provinsi Riau', 'imports.agency_elsewhere'],
    ['-', 'imports.agency_missing'],
    [undefined, 'imports.agency_missing'],
  ])('%s is no agency of the province: the row is held back', (text, problem) => {
    expect(read(text)).toMatchObject({ agency: null, problem, isHeld: true });
  });

  it('tells the nearest agency where it does not dare to take it', () => {
    expect(read('DLK').detail).toMatch(/Mungkin maksudnya/);
  });
});
