import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openReader, type Reader } from './reader.ts';
import { seedLists } from './seed-index.fixture.ts';
import { longFile } from './workshop.fixture.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'kerabat-reader-'));
afterAll(() => rmSync(folder, { recursive: true }));

function save(name: string, content: Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

async function withReader<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
  const reader = openReader();
  try {
    return await work(reader);
  } finally {
    await reader.close();
  }
}

describe('the reader in its own thread', () => {
  it('reads and understands ten thousand rows within its memory', async () => {
    const file = save('panjang.xlsx', await longFile(10_000));
    await withReader(async (reader) => {
      const { total, columns } = await reader.open(file, 'panjang.xlsx');
      await reader.interpret({ lists: seedLists, columns, year: 2022, agency: null });
      const last = await reader.take(total - 1, 10);
      expect(total).toBe(10_000);
      expect(last).toHaveLength(1);
      expect(last[0]).toMatchObject({ row: 10_001, errors: [] });
      expect(last[0]?.similarTo.length).toBeGreaterThan(0);
    });
  });

  it('says what is wrong with a file, as it would without a thread', async () => {
    const file = save('rusak.xlsx', Buffer.from('PK\x03\x04 tidak lengkap'));
    await withReader(async (reader) => {
      await expect(reader.open(file, 'rusak.xlsx')).rejects.toMatchObject({
        code: 'imports.unreadable',
        detail: expect.stringContaining('simpan sebagai .xlsx'),
      });
    });
  });

  it('gives rows without agency to the one that the file was sent for', async () => {
    const file = save('satu.csv', Buffer.from('Usulan;OPD\nJagung;\nPadi;Dispar\n'));
    const agency = { id: 'DISPANGAN', numberCode: 'DISPANGAN', name: 'Dinas Pangan' };
    await withReader(async (reader) => {
      const { columns } = await reader.open(file, 'satu.csv');
      await reader.interpret({ lists: seedLists, columns, year: 2026, agency });
      const rows = await reader.take(0, 10);
      expect(rows.map(({ understood }) => understood.agency?.id)).toEqual(['DISPANGAN', 'DISPAR']);
      expect(rows.flatMap(({ errors }) => errors)).toEqual([]);
      expect(rows[1]?.warnings.map(({ code }) => code)).toContain('imports.agency_differs');
    });
  });
});
