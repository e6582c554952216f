import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type CellValue, writeXlsx } from 'hucre/xlsx';

/** The list of 115 proposals that the readers of the API are tested with: data, not code. */
const DATA = path.join(
  import.meta.dirname,
  '../../../api/src/features/imports/reading/workshop-2022.fixture.json',
);

interface Workshop {
  sheet: string;
  merges: [number, number, number, number][];
  rows: CellValue[][];
  note: string;
}

/** The workbook as an office sent it: title rows, merged agencies, a blank row, a total and a signature. */
export async function workshopFile() {
  const { sheet, merges, rows, note } = JSON.parse(await readFile(DATA, 'utf8')) as Workshop;
  const merged = merges.map(([startRow, startCol, endRow, endCol]) => ({
    startRow,
    startCol,
    endRow,
    endCol,
  }));
  const sheets = [
    { name: sheet, rows, merges: merged },
    { name: 'Keterangan', rows: [[note]] },
  ];
  return {
    name: 'usulan-fgd-2022.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await writeXlsx({ sheets })),
  };
}
