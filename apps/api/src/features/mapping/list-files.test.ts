import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import type { MappingItem } from '@kerabat/shared/mapping/schema';
import { MAPPING_COLUMNS } from '@kerabat/shared/mapping/vocabulary';
import { writeDocument } from './list-document.ts';
import { checkLength, writeWorkbook } from './list-workbook.ts';
import { readDocument } from './mapping.fixture.ts';

const line = (no: number, object: string) =>
  ({ ...Object.fromEntries(MAPPING_COLUMNS.map((column) => [column, '–'])), no, object }) as MappingItem;
const HARD = [
  '=1+1',
  '$& $1 {{no}}',
  '<b>Padang & Solok</b> "x"',
  "baris satu\nbaris dua's",
  'emoji 🌶 dan \u0007lonceng',
  'x'.repeat(6000),
];
const list = { year: 2022, decree: null, items: HARD.map((object, index) => line(index + 1, object)) };
const column = MAPPING_COLUMNS.indexOf('object');

it('text that means something to a spreadsheet stays text', async () => {
  const { sheets } = await readXlsx(await writeWorkbook(list));
  const texts = sheets[0]?.rows.slice(1).map((row) => row[column]);
  expect(texts?.slice(0, 4)).toEqual(HARD.slice(0, 4));
  expect(texts?.[5]).toBe(HARD[5]);
});

it('text that means something to XML or to the template stays text', async () => {
  const { rows } = readDocument(await writeDocument(list));
  expect(rows).toHaveLength(HARD.length + 1);
  expect(rows.slice(1).map((row) => row[column])).toEqual([
    ...HARD.slice(0, 3),
    "baris satubaris dua's",
    'emoji 🌶 dan lonceng',
    HARD[5],
  ]);
});

it('an empty list is a document with headings only', async () => {
  const { rows } = readDocument(await writeDocument({ year: 2022, decree: null, items: [] }));
  expect(rows).toHaveLength(1);
});

it('a list of more than 5,000 lines is refused with what to do instead', () => {
  expect(() => checkLength(5_000)).not.toThrow();
  expect(() => checkLength(5_001)).toThrow('mapping.too_many_lines');
});
