import { describe, expect, it } from 'vitest';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { PartnerImport } from '@kerabat/shared/partners/imports.schema';
import type { Partner } from '@kerabat/shared/partners/schema';
import { startApp } from '../../../test/app.ts';
import { person, type Person } from '../../../test/actors.ts';
import { form } from '../../../test/proposals.ts';
import { housekeep } from '../../housekeeping.ts';
import { newId } from '../../platform/columns.ts';
import { partnerImports } from './partner-imports.table.ts';
import { partners } from './partners.table.ts';

const t = await startApp();
const biro = await person(t, ['bureau_staff']);
const operator = await person(t, ['agency_operator'], 'DISPANGAN');

const send = (by: Person, content: Buffer, fileName = 'mitra.csv') => {
  const { headers, payload } = form(content, fileName);
  return by.call({ method: 'POST', url: '/partner-imports', headers, payload });
};
const upload = async (csv: string): Promise<PartnerImport> => {
  const answer = await send(biro, Buffer.from(csv));
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<PartnerImport>();
};
const commit = (by: Person, id: string, evenIfSimilar: number[] = [], key: string | null = newId()) =>
  by.call({
    method: 'POST',
    url: `/partner-imports/${id}/commit`,
    headers: key === null ? {} : { 'idempotency-key': key },
    payload: { evenIfSimilar },
  });
const statesOf = ({ rows }: PartnerImport) => rows.map(({ row, state }) => `${row} ${state}`);

const LIST = `Daftar Mitra Biro
Nama Instansi;Jenis;Daerah;No. NPWP;PIC;No. HP;Keterangan
Pemerintah Provinsi Bengkulu;Pemprov;Bengkulu;;;;
PT Garuda Contoh;PT;;01.234.567.8-901.000;Dewi;0812 3456 7890;Maskapai
Universitas Andalas;;;;;;
CV Salah Angka;PT;;12345;;;
;PT;;;;;Tanpa nama
Entah Siapa Gerangan;;;;;;
Kab. Solok;;;;;;
`;

describe('a list of partners from a spreadsheet', () => {
  it('is read by its headings, row by row, with what is wrong in words', async () => {
    const read = await upload(LIST);
    expect(statesOf(read)).toEqual([
      '3 ready',
      '4 ready',
      '5 ready',
      '6 error',
      '7 error',
      '8 error',
      '9 ready',
    ]);
    expect(read.counts).toMatchObject({ ready: 4, error: 3 });
    const byRow = new Map(read.rows.map((row) => [row.row, row]));
    expect(byRow.get(3)).toMatchObject({ typeName: 'Pemerintah provinsi', regionName: 'Bengkulu' });
    expect(byRow.get(5)).toMatchObject({ typeName: 'Perguruan tinggi negeri badan hukum' });
    expect(byRow.get(9)).toMatchObject({ typeName: 'Pemerintah kabupaten', regionName: 'Kabupaten Solok' });
    expect(byRow.get(6)?.errors[0]).toMatchObject({ field: 'npwp' });
    expect(byRow.get(7)?.errors[0]).toEqual({ field: 'name', detail: 'Nama mitra belum diisi.' });
    expect(byRow.get(8)?.errors[0]?.field).toBe('type');
    expect(await t.db.$count(partners)).toBe(0);
  });

  it('registers all ready rows once; the same key gets the same answer', async () => {
    const { id } = await upload(LIST);
    expect((await commit(biro, id, [], null)).statusCode).toBe(428);
    const key = newId();
    const first = await commit(biro, id, [], key);
    expect(first.statusCode).toBe(200);
    expect(first.json<PartnerImport>().counts).toMatchObject({ committed: 4, skipped: 3 });
    expect((await commit(biro, id, [], key)).json()).toEqual(first.json());
    expect((await commit(biro, id)).statusCode).toBe(409);
    expect(await t.db.$count(partners)).toBe(4);
    const { items } = (await biro.call({ url: '/partners?q=garuda' })).json<{ items: Partner[] }>();
    const garuda = (await biro.call({ url: `/partners/${items[0]?.id}` })).json<Partner>();
    expect(garuda.contacts[0]).toMatchObject({ name: 'Dewi', phone: '0812 3456 7890' });
    expect(JSON.stringify(await t.db.select().from(partnerImports))).toContain('"content":null');
  });

  it('a row that is like the register or a row above waits until a person says that it is another', async () => {
    const read = await upload(`Nama mitra;Jenis mitra
PT. Garuda Contoh Tbk;PT
Yayasan Kembar;Yayasan
Yayasan Kembar;Yayasan
Pemprov Bengkulu;Pemerintah provinsi
`);
    expect(statesOf(read)).toEqual(['2 similar', '3 ready', '4 similar', '5 error']);
    expect(read.rows[0]?.similar[0]?.name).toBe('PT Garuda Contoh');
    expect(read.rows[2]?.similar[0]).toMatchObject({ row: 3 });
    const done = (await commit(biro, read.id, [2])).json<PartnerImport>();
    expect(statesOf(done)).toEqual(['2 committed', '3 committed', '4 skipped', '5 skipped']);
  });

  it('what somebody registered since the preview is not registered again', async () => {
    const read = await upload(
      'Nama mitra;Jenis mitra\nKoperasi Susulan;Koperasi\nKoperasi Lain Lagi;Koperasi\n',
    );
    await biro.call({
      method: 'POST',
      url: '/partners',
      payload: { name: 'Koperasi Susulan', typeCode: 'KOPERASI' },
    });
    const done = (await commit(biro, read.id)).json<PartnerImport>();
    expect(statesOf(done)).toEqual(['2 skipped', '3 committed']);
  });

  it('the template is read without a remark', async () => {
    const template = await biro.call({ url: '/partner-imports/template.xlsx' });
    const answer = await send(biro, template.rawPayload, 'templat-mitra.xlsx');
    expect(answer.statusCode).toBe(201);
    expect(answer.json<PartnerImport>().counts).toMatchObject({ error: 0 });
    expect((await readXlsx(template.rawPayload)).sheets[1]?.name).toBe('Petunjuk');
  });

  it('is refused when it has no heading, no row, too many rows, or is no list at all', async () => {
    const codes = [
      ['Halo;Dunia\n1;2\n', 'partners.no_header'],
      ['Nama mitra;Jenis mitra\n', 'partners.nothing_listed'],
      [`Nama mitra;Jenis\n${'Yayasan A;Yayasan\n'.repeat(2001)}`, 'partners.too_many_rows'],
    ] as const;
    for (const [csv, code] of codes) {
      const answer = await send(biro, Buffer.from(csv));
      expect(answer.statusCode).toBe(422);
      expect(answer.json<{ code: string }>().code).toBe(code);
    }
    expect((await send(biro, Buffer.from('%PDF-1.7 x'), 'a.pdf')).statusCode).toBe(422);
    const nothing = await upload('Nama mitra;Jenis mitra\nTanpa Jenis Apa;\n');
    expect((await commit(biro, nothing.id)).json<{ code: string }>().code).toBe('partners.nothing_ready');
  });

  it('belongs to the bureau, and what it said of people is forgotten after a week', async () => {
    const { id } = await upload(LIST);
    expect((await send(operator, Buffer.from(LIST))).statusCode).toBe(403);
    expect((await operator.call({ url: `/partner-imports/${id}` })).statusCode).toBe(403);
    expect((await biro.call({ url: `/partner-imports/${newId()}` })).statusCode).toBe(404);
    expect((await biro.call({ url: `/partner-imports/${id}` })).statusCode).toBe(200);
    t.setNow(new Date(Date.now() + 8 * 86_400_000));
    await housekeep(t.app.platform);
    t.setNow(undefined);
    expect((await biro.call({ url: `/partner-imports/${id}` })).statusCode).toBe(404);
  });

  it('an XLSX with several sheets is read from the one that has the headings', async () => {
    const sheets = [
      { name: 'Sampul', rows: [['Rekap']] },
      {
        name: 'Isi',
        rows: [
          ['Nama Mitra', 'Jenis Mitra'],
          ['Yayasan Lembar Dua', 'Yayasan'],
        ],
      },
    ];
    const answer = await send(biro, Buffer.from(await writeXlsx({ sheets })), 'dua.xlsx');
    expect(answer.json<PartnerImport>().counts.ready).toBe(1);
  });
});
