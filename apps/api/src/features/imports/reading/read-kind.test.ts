import { describe, expect, it } from 'vitest';
import { readKind } from './read-kind.ts';
import { readPartners } from './read-partners.ts';
import { seedIndex } from './seed-index.fixture.ts';

const read = (text: string | undefined, partner = 'Pemprov Riau') => {
  const partners = readPartners(partner, seedIndex).value.map(({ name, type }) => ({
    name,
    type,
    category: seedIndex.categories.get(type ?? '') ?? null,
  }));
  const { value, warnings } = readKind(text, partners);
  return { kind: value, problem: warnings.map(({ code }) => code).join() };
};

describe('kinds as offices write them', () => {
  it.each([
    ['KSDD Wajib', 'KSDD_WAJIB'],
    ['KSDD_SUKARELA', 'KSDD_SUKARELA'],
    ['KSDPK', 'KSDPK'],
    ['pihak ketiga', 'KSDPK'],
    ['Pihak ke-3', 'KSDPK'],
    ['Pihak III', 'KSDPK'],
    ['Pihak ketiga (BUMN)', 'KSDPK'],
    ['Swasta', 'KSDPK'],
    ['BUMN', 'KSDPK'],
    ['LSM', 'KSDPK'],
    ['Sinergi', 'SINERGI'],
    ['Pusat', 'SINERGI'],
    ['Pemerintah Pusat', 'SINERGI'],
    ['K/L', 'SINERGI'],
    ['Sister Province', 'KSDPL'],
    ['Luar negeri (lembaga)', 'KSDLL'],
    ['Kerja Sama Daerah dengan Pihak Ketiga', 'KSDPK'],
    ['Wajib (KSDD)', 'KSDD_WAJIB'],
    ['Pihak Ketiga (KSDPK)', 'KSDPK'],
    ['BUMN/Swasta', 'KSDPK'],
    ['Pihak Ke-III', 'KSDPK'],
    ['Luar Negeri (KSDPL)', 'KSDPL'],
  ])('%s is %s', (text, kind) => {
    expect(read(text)).toEqual({ kind, problem: '' });
  });

  it.each(['KSDD', 'Daerah Lain', 'Antar Daerah', 'Kerja Sama Antar Daerah'])(
    '%s leaves wajib or sukarela open: sukarela is assumed, and said',
    (text) => {
      expect(read(text)).toEqual({ kind: 'KSDD_SUKARELA', problem: 'imports.kind_assumed' });
    },
  );

  it.each([
    ['Luar Negeri', 'Negeri Sembilan, Malaysia', 'KSDPL', ''],
    ['Luar Negeri', 'Scoot Pte Ltd', 'KSDLL', ''],
    ['Luar Negeri', 'Pemerintah Malaysia', null, 'imports.kind_unclear'],
    ['Perguruan Tinggi', 'Universitas Baiturrahmah', 'KSDPK', ''],
    ['Perguruan Tinggi', 'Universitas Andalas', null, 'imports.kind_unclear'],
    ['Perguruan Tinggi', 'Politeknik Negeri Padang', null, 'imports.kind_unclear'],
  ])('%s with %s is decided by the partner if it is clear', (text, partner, kind, problem) => {
    expect(read(text, partner)).toEqual({ kind, problem });
  });

  it('names what it takes a misspelt kind for, and warns of unknown and empty ones', () => {
    expect(read('Pihak Ketigga')).toEqual({ kind: 'KSDPK', problem: 'imports.kind_guessed' });
    expect(read('Gotong royong')).toEqual({ kind: null, problem: 'imports.kind_unknown' });
    expect(read('KSDD/KSDPK')).toEqual({ kind: null, problem: 'imports.kind_unknown' });
    expect(read(undefined)).toEqual({ kind: null, problem: 'imports.kind_missing' });
  });
});
