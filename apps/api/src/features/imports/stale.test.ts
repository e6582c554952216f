import { describe, expect, it } from 'vitest';
import { startApp } from '../../../test/app.ts';
import { cast } from '../../../test/proposals.ts';
import { correct, csv, preview, remap, rowsOf } from './imports.fixture.ts';

const t = await startApp();
const c = await cast(t);
const LIST = csv('Dispar;Promosi wisata bersama;Pemprov Riau;;', 'Dispora;Pertukaran pemuda;Jepang;;');
const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
const actor = 'Pegawai section_head';

const etagOf = async (id: string, row: number) =>
  (await rowsOf(c.biro, id)).items.find((item) => item.row === row)?.etag;

describe('who corrects a preview that a colleague has changed meanwhile', () => {
  it('learns what happened to the row', async () => {
    const { id } = await preview(c.biro, LIST);
    const seen = await etagOf(id, 2);
    await correct(c.kabag, id, 3, { title: 'Pertukaran pelajar' });
    await correct(c.kabag, id, 2, { title: 'Promosi wisata', partners: null });
    const stale = await correct(c.biro, id, 2, { title: 'Wisata' }, seen);
    expect(stale.json()).toMatchObject({ status: 412, currentEtag: '"2"' });
    expect(stale.json<{ changes: object[] }>().changes).toEqual([
      { at, actor, action: 'corrected', fields: ['title', 'partners'] },
    ]);
  });

  it('is not disturbed by what the look-alikes of the row have become', async () => {
    const { id } = await preview(c.biro, LIST);
    const seen = await etagOf(id, 2);
    await correct(c.kabag, id, 3, { title: 'Promosi wisata bersama' });
    expect((await correct(c.biro, id, 2, { locations: 'Kota Padang' }, seen)).statusCode).toBe(200);
  });

  it('learns that the columns were mapped anew, also when the row was never corrected', async () => {
    const { id } = await preview(c.biro, LIST);
    const seen = await etagOf(id, 2);
    await remap(c.kabag, id, [{ index: 2, field: null }]);
    const stale = await correct(c.biro, id, 2, { title: 'Wisata' }, seen);
    expect(stale.statusCode).toBe(412);
    expect(stale.json<{ changes: object[] }>().changes).toEqual([
      { at, actor, action: 'remapped', fields: ['columns'] },
    ]);
  });

  it('learns what happened to the import before its columns are mapped', async () => {
    const shown = await preview(c.biro, LIST);
    await correct(c.kabag, shown.id, 2, { title: 'Promosi wisata' });
    await remap(c.kabag, shown.id, [{ index: 2, field: null }]);
    const stale = await remap(c.biro, shown.id, [{ index: 3, field: null }], shown.etag);
    expect(stale.json<{ changes: object[] }>().changes).toEqual([
      { at, actor, action: 'corrected', fields: ['title'] },
      { at, actor, action: 'remapped', fields: ['columns'] },
    ]);
  });
});
