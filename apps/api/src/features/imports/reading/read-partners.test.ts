import { describe, expect, it } from 'vitest';
import { readPartners } from './read-partners.ts';
import { seedIndex } from './seed-index.fixture.ts';

const read = (text: string) =>
  readPartners(text, seedIndex)
    .value.map(
      ({ name, type, regionCode }) => `${name} = ${[type, regionCode].filter(Boolean).join(' ') || '?'}`,
    )
    .join(' | ');

describe('partners in one cell', () => {
  it.each([
    ['Pemprov Riau', 'Pemprov Riau = PEMDA_PROV 14'],
    ['Provinsi Bengkulu', 'Provinsi Bengkulu = PEMDA_PROV 17'],
    ['Riau, Jambi, Kepri', 'Riau = PEMDA_PROV 14 | Jambi = PEMDA_PROV 15 | Kepri = PEMDA_PROV 21'],
    ['Pemprov Sumut, Pemprov Bengkulu', 'Pemprov Sumut = PEMDA_PROV 12 | Pemprov Bengkulu = PEMDA_PROV 17'],
    ['Kab. Agam & Kota Bukittinggi', 'Kab. Agam = PEMDA_KAB 13.06 | Kota Bukittinggi = PEMDA_KOTA 13.75'],
    [
      'Pemkab Agam dan Pemko Bukittinggi',
      'Pemkab Agam = PEMDA_KAB 13.06 | Pemko Bukittinggi = PEMDA_KOTA 13.75',
    ],
    ['Kota Padang, Sumatera Barat', 'Kota Padang, Sumatera Barat = PEMDA_KOTA 13.71'],
    ['Dishub Provinsi Jambi', 'Dishub Provinsi Jambi = PEMDA_PROV 15'],
    [
      'Dinas Pangan, Tanaman Pangan dan Hortikultura Provinsi Riau',
      'Dinas Pangan, Tanaman Pangan dan Hortikultura Provinsi Riau = PEMDA_PROV 14',
    ],
    ['Kementerian ATR/BPN', 'Kementerian ATR/BPN = KL'],
    ['Kementerian PUPR; TNI Angkatan Darat', 'Kementerian PUPR = KL | TNI Angkatan Darat = KL'],
    ['Kanwil BPN Sumatera Barat', 'Kanwil BPN Sumatera Barat = INSTANSI_VERTIKAL'],
    ['BMKG', 'BMKG = KL'],
    [
      'Danantara; PT Kereta Api Indonesia (Persero)',
      'Danantara = BUMN | PT Kereta Api Indonesia (Persero) = BUMN',
    ],
    ['Bappebti / BUMD', 'Bappebti = KL | BUMD = BUMD'],
    ['Bank Nagari', 'Bank Nagari = BUMD'],
    ['PT Bank Nagari', 'PT Bank Nagari = BUMD'],
    ['PT Semen Padang Tbk', 'PT Semen Padang Tbk = BUMN'],
    ['Bank BRI, PT Pos Indonesia', 'Bank BRI = BUMN | PT Pos Indonesia = BUMN'],
    ['Kemen PUPR', 'Kemen PUPR = KL'],
    ['Gubernur Riau', 'Gubernur Riau = PEMDA_PROV 14'],
    ['Pemerintah Kabupaten/Kota', 'Pemerintah Kabupaten/Kota = ?'],
    ['PT penyedia alat kesehatan (belum ada)', 'PT penyedia alat kesehatan (belum ada) = SWASTA_BH'],
    ['Yayasan Mitra Netra', 'Yayasan Mitra Netra = YAYASAN'],
    ['KKI Warsi', 'KKI Warsi = ORMAS_BH'],
    ['PHRI Sumatera Barat', 'PHRI Sumatera Barat = ASOSIASI'],
    ['Forum Majelis Wali Amanat PTN-BH', 'Forum Majelis Wali Amanat PTN-BH = ASOSIASI'],
    ['Universitas Andalas', 'Universitas Andalas = PTN_BH'],
    ['Universitas Baiturrahmah', 'Universitas Baiturrahmah = PTS'],
    ['Politeknik Negeri Padang', 'Politeknik Negeri Padang = ?'],
    ['Negeri Sembilan, Malaysia', 'Negeri Sembilan, Malaysia = PEMDA_LN'],
    ['Prefektur di Jepang (dijajaki)', 'Prefektur di Jepang (dijajaki) = PEMDA_LN'],
    ['Provinsi Jeollabuk-do, Republik Korea', 'Provinsi Jeollabuk-do, Republik Korea = PEMDA_LN'],
    [
      'Provinsi Yunnan, Tiongkok (melalui Konsulat Jenderal di Medan)',
      'Provinsi Yunnan, Tiongkok (melalui Konsulat Jenderal di Medan) = PEMDA_LN',
    ],
    [
      'King Saud University dan Pemerintah Arab Saudi',
      'King Saud University = ? | Pemerintah Arab Saudi = PEMERINTAH_LN',
    ],
    ['Scoot Pte Ltd', 'Scoot Pte Ltd = LAIN_LN'],
    ['Investor Timur Tengah', 'Investor Timur Tengah = LAIN_LN'],
    ['Lima perusahaan Australia', 'Lima perusahaan Australia = LAIN_LN'],
    ['Provinsi se-Sumatera', 'Provinsi se-Sumatera = PEMDA_PROV'],
    ['Kabupaten/kota lain di Sumatera Barat', 'Kabupaten/kota lain di Sumatera Barat = ?'],
    ['<b>PT Maju</b>', '<b>PT Maju</b> = ?'],
  ])('%s', (text, partners) => {
    expect(read(text)).toBe(partners);
  });

  it('says which sort is open, once per row', () => {
    const { warnings } = readPartners('Apical Group; Pengembang panas bumi', seedIndex);
    expect(warnings.map(({ code }) => code)).toEqual(['imports.partner_type_unknown']);
    expect(warnings[0]?.detail).toContain('"Apical Group", "Pengembang panas bumi"');
  });

  it('keeps how far the talks are', () => {
    const readiness = (text: string) => readPartners(text, seedIndex).value[0]?.readiness;
    expect(readiness('PT (belum dijajaki)')).toBe('BELUM_DIJAJAKI');
    expect(readiness('Prefektur di Jepang (dijajaki)')).toBe('DIJAJAKI');
    expect(readiness('Pemprov Riau')).toBeNull();
  });

  it('holds back a name longer than its limit', () => {
    expect(readPartners(`PT ${'a'.repeat(260)}`, seedIndex).errors).toMatchObject([
      { field: 'partners', code: 'imports.text_too_long' },
    ]);
  });
});
