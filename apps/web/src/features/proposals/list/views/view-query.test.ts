import { describe, expect, it } from 'vitest';
import { differsFromView, viewAddress, viewQuery } from './view-query.ts';

const view = { id: 'v1', query: 'jenis=KSDPK&lewat=ya', columns: ['dueOn', 'title', 'no-longer-known'] };

describe('a saved view', () => {
  it('keeps filters and sort of the address, whatever their order', () => {
    const given = { urut: 'title', jenis: ['KSDPL', 'KSDPK'], kolom: 'judul', tampilan: 'v1', other: 'x' };
    expect(viewQuery(given)).toBe('jenis=KSDPK&jenis=KSDPL&urut=title');
    expect(viewQuery({ ...given, jenis: ['KSDPK', 'KSDPL'] })).toBe(viewQuery(given));
  });

  it('opens with its columns', () => {
    expect(viewAddress(view)).toEqual({
      jenis: ['KSDPK'],
      lewat: ['ya'],
      kolom: 'batas,judul',
      tampilan: 'v1',
    });
  });

  it('knows when something else is shown', () => {
    const opened = { jenis: 'KSDPK', lewat: 'ya', kolom: 'batas,judul', tampilan: 'v1' };
    expect(differsFromView(opened, view)).toBe(false);
    expect(differsFromView({ ...opened, kolom: 'judul,batas' }, view)).toBe(true);
    expect(differsFromView({ ...opened, lewat: [] }, view)).toBe(true);
  });
});
