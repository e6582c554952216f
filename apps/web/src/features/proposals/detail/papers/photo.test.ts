import { describe, expect, it } from 'vitest';
import { refusalOf } from './acceptance.ts';
import { isWorthIt, jpegName, planCompression } from './photo.ts';

const MB = 1024 ** 2;
const file = (type: string, size: number) => ({ type, size });

describe('a photo from a phone', () => {
  it('is made smaller when it is heavy or larger than any screen', () => {
    expect(planCompression(file('image/jpeg', 5 * MB), { width: 4000, height: 3000 })).toEqual({
      width: 2000,
      height: 1500,
    });
    expect(planCompression(file('image/png', 200_000), { width: 1000, height: 4000 })).toEqual({
      width: 500,
      height: 2000,
    });
    expect(planCompression(file('image/webp', 2 * MB), { width: 1200, height: 800 })).toEqual({
      width: 1200,
      height: 800,
    });
  });

  it('stays as it is when it is small, or no photo', () => {
    expect(planCompression(file('image/jpeg', MB), { width: 2000, height: 1500 })).toBeNull();
    expect(planCompression(file('application/pdf', 9 * MB), { width: 9000, height: 9000 })).toBeNull();
  });

  it('is sent as it was when the copy is not smaller', () => {
    expect(isWorthIt(1_000_000, 400_000)).toBe(true);
    expect(isWorthIt(1_000_000, 990_000)).toBe(false);
  });

  it('is named after what it has become', () => {
    expect(jpegName('IMG.2026.PNG')).toBe('IMG.2026.jpg');
    expect(jpegName('.png')).toBe('.png.jpg');
  });
});

describe('a file that is not even tried', () => {
  it('is refused with what to do instead', () => {
    expect(refusalOf({ name: 'surat.PDF', size: MB })).toBeUndefined();
    expect(refusalOf({ name: 'program.exe', size: MB })).toContain('Pilih PDF');
    expect(refusalOf({ name: 'kosong.pdf', size: 0 })).toContain('kosong');
    expect(refusalOf({ name: 'besar.pdf', size: 21 * MB })).toContain('paling besar 20 MB');
  });
});
