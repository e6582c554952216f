import { readXlsx } from 'hucre/xlsx';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { change, must, open } from '../../../test/cooperations.ts';
import { cast } from '../../../test/proposals.ts';
import { newId } from '../../platform/columns.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { cooperations } from './cooperations.table.ts';

const t = await startApp();
const c = await cast(t);
const direct = (title: string) =>
  must(
    open(c.biro, {
      origin: 'WARISAN',
      originReason: 'Sudah berjalan.',
      exceptionReason: 'PSN',
      kind: 'KSDD_SUKARELA',
      leadAgencyId: c.operator.agencyId,
      title,
    }),
  );

beforeAll(async () => {
  t.setNow(new Date('2026-01-05T03:00:00Z'));
  await direct('=Beras; "curah"');
  const other = await direct('Cabai');
  await must(change(c.biro, other, { leadAgencyId: c.stranger.agencyId }));
});

const csv = async (query = '', by = c.biro) => {
  const answer = await by.call({ url: `/cooperations/export.csv${query}` });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer;
};

describe('the export of the list of cases', () => {
  it('holds what the list shows, in its order, text as text', async () => {
    const answer = await csv('?sort=title');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toContain('kerja-sama.csv');
    const [head, first, second, end] = answer.body.split('\r\n');
    expect(head).toBe(
      '\uFEFFNomor;Judul;Jenis Kerja Sama;Tata Cara;Tahap;Menunggu;Sejak;Batas Waktu;Perangkat Daerah;Mitra;Petugas;Keadaan;Peringatan',
    );
    expect(first).toMatch(/^KS\/2026\/0001;"'=Beras; ""curah""";/);
    expect(first).toContain(';Dinas Pangan;2026-01-05;');
    expect(second).toMatch(/^KS\/2026\/0002;Cabai;/);
    expect(second).toContain(';Berjalan;');
    expect(end).toBe('');
  });

  it('is a workbook as well', async () => {
    const answer = await c.biro.call({ url: '/cooperations/export.xlsx?q=cabai' });
    expect(answer.statusCode).toBe(200);
    const { sheets } = await readXlsx(answer.rawPayload);
    expect(sheets[0]?.rows.map((row) => row[1])).toEqual(['Judul', 'Cabai']);
  });

  it('is narrowed by the filters, and holds for an agency only what it sees', async () => {
    expect((await csv('?q=beras')).body).not.toContain('Cabai');
    expect((await csv('?status=ended')).body.split('\r\n')).toHaveLength(2);
    const own = (await csv('', c.stranger)).body;
    expect(own).toContain('Cabai');
    expect(own).not.toContain('Beras');
    const none = await csv('', await person(t, ['agency_operator'], 'DISHUB'));
    expect(none.body.split('\r\n')).toHaveLength(2);
  });

  it('holds every case, however many pages of the list these are', async () => {
    const [row] = await t.db.select().from(cooperations).where(eq(cooperations.title, 'Cabai'));
    if (!row) throw new Error('no case');
    const { search: _search, ...base } = row;
    await t.db.insert(cooperations).values(
      Array.from({ length: 1001 }, (_each, index) => ({
        ...base,
        id: newId(),
        number: `KS/1999/${String(index).padStart(4, '0')}`,
        title: `Banyak ${index}`,
        searchText: 'banyak',
      })),
    );
    const lines = (await csv('?q=banyak&sort=title')).body.trim().split('\r\n').slice(1);
    expect(new Set(lines).size).toBe(1001);
    expect(lines).toHaveLength(1001);
  });

  it('is noted in the audit log', async () => {
    await csv();
    const rows = await t.db.select().from(auditRecords).where(eq(auditRecords.event, 'cooperation.exported'));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows[0]?.detail).toMatchObject({ format: 'csv' });
  });

  it('refuses what the list does not know, and whoever may not read it', async () => {
    for (const query of ['?limit=10', '?cursor=x', '?status=open', '?sort=number'])
      expect((await c.biro.call({ url: `/cooperations/export.csv${query}` })).statusCode, query).toBe(400);
    for (const format of ['csv', 'xlsx'])
      expect((await t.app.inject({ url: `/api/v1/cooperations/export.${format}` })).statusCode).toBe(401);
  });
});
