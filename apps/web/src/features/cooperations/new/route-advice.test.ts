import { describe, expect, it } from 'vitest';
import { adviseRoute } from './route-advice.ts';

const region = { name: 'Pemerintah Provinsi Riau', category: 'REGION', regionCode: '14' } as const;
const company = { name: 'PT Contoh', category: 'DOMESTIC', regionCode: null } as const;
const branch = { name: 'Kanwil BPN', category: 'CENTRAL', regionCode: null } as const;
const plain = { initiator: 'DAERAH', subtype: null, route: null } as const;

describe('the way of a new case', () => {
  it('is nothing but Sinergi with a central or vertical office, whatever was chosen', () => {
    const advice = adviseRoute({ ...plain, kind: 'KSDPK', partners: [company, branch] });
    expect(advice).toMatchObject({ kind: 'SINERGI', central: ['Kanwil BPN'] });
    expect(advice.procedure?.code).toBe('SINERGI');
    expect(advice.procedure?.stages.some(({ produces }) => produces.includes('PKS'))).toBe(false);
  });

  it('follows the initiative of a third party', () => {
    const advice = adviseRoute({ ...plain, kind: 'KSDPK', initiator: 'MITRA', partners: [company] });
    expect(advice.procedure?.code).toBe('KSDPK_MITRA');
  });

  it('only registers where the law sends it elsewhere, unless the whole way is chosen', () => {
    const assets = { ...plain, kind: 'KSDPK', subtype: 'ASET', partners: [company] } as const;
    expect(adviseRoute(assets)).toMatchObject({
      route: 'register',
      register: { legalBasis: 'PP 28/2018 ps. 15(3)' },
    });
    expect(adviseRoute({ ...assets, route: 'full' }).procedure?.code).toBe('KSDPK_DAERAH');
  });

  it('gives the reason for regions to compulsory and voluntary cooperation alike', () => {
    expect(adviseRoute({ ...plain, kind: 'KSDD_WAJIB', partners: [region] }).reasons).toHaveLength(1);
  });
});
