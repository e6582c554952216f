import { writeXlsx, type CellValue } from 'hucre/xlsx';
import workshop from './workshop-2022.fixture.json' with { type: 'json' };

/** The workshop list of 2022 as an office sent it: title rows, merged agencies, a blank row, a total and a signature. */
export async function workshopFile(): Promise<Buffer> {
  const merges = workshop.merges.map(([startRow = 0, startCol = 0, endRow = 0, endCol = 0]) => ({
    startRow,
    startCol,
    endRow,
    endCol,
  }));
  const rows = workshop.rows as CellValue[][];
  const sheets = [
    { name: workshop.sheet, rows, merges },
    { name: 'Keterangan', rows: [[workshop.note]] },
  ];
  return Buffer.from(await writeXlsx({ sheets }));
}

/** As many proposals as wanted, made of those of the workshop, each with a title of its own. */
export async function longFile(howMany: number): Promise<Buffer> {
  const [header = [], ...proposals] = (workshop.rows as CellValue[][]).filter(
    (row, at) => at === 4 || (at > 5 && at < 122 && row.length > 0),
  );
  let agency: CellValue = null;
  const filled = proposals.map(([sequence, own, ...rest]) => [
    sequence ?? null,
    (agency = own ?? agency),
    ...rest,
  ]);
  const rows = Array.from({ length: howMany }, (_, at) => {
    const [, office, title, ...rest] = filled[at % filled.length] ?? [];
    return [at + 1, office ?? null, `${String(title)} tahap ${Math.floor(at / filled.length) + 1}`, ...rest];
  });
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'Usulan', rows: [header, ...rows] }] }));
}
