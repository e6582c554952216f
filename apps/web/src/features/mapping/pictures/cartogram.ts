/**
 * The 19 kabupaten/kota of West Sumatra as tiles, each near its neighbours; the islands stand across the sea.
 * A soft hyphen (\u00AD) shows where a name may break in a narrow tile.
 */
export interface Tile {
  code: string;
  name: string;
  short: string;
  column: number;
  row: number;
}

const tile = (code: string, name: string, short: string, column: number, row: number): Tile => ({
  code,
  name,
  short,
  column,
  row,
});

export const TILES: readonly Tile[] = [
  tile('13.01', 'Kabupaten Pesisir Selatan', 'Pesisir Selatan', 3, 5),
  tile('13.02', 'Kabupaten Solok', 'Kab. Solok', 4, 5),
  tile('13.03', 'Kabupaten Sijunjung', 'Sijun\u00ADjung', 6, 4),
  tile('13.04', 'Kabupaten Tanah Datar', 'Tanah Datar', 5, 3),
  tile('13.05', 'Kabupaten Padang Pariaman', 'Padang Paria\u00ADman', 3, 3),
  tile('13.06', 'Kabupaten Agam', 'Agam', 3, 2),
  tile('13.07', 'Kabupaten Lima Puluh Kota', '50\u00A0Kota', 4, 1),
  tile('13.08', 'Kabupaten Pasaman', 'Pasa\u00ADman', 3, 1),
  tile('13.09', 'Kabupaten Kepulauan Mentawai', 'Menta\u00ADwai', 1, 5),
  tile('13.10', 'Kabupaten Dharmasraya', 'Dhar\u00ADmas\u00ADraya', 6, 5),
  tile('13.11', 'Kabupaten Solok Selatan', 'Solok Selatan', 5, 5),
  tile('13.12', 'Kabupaten Pasaman Barat', 'Pasa\u00ADman Barat', 2, 1),
  tile('13.71', 'Kota Padang', 'Padang', 3, 4),
  tile('13.72', 'Kota Solok', 'Kota Solok', 4, 4),
  tile('13.73', 'Kota Sawahlunto', 'Sawah\u00ADlunto', 5, 4),
  tile('13.74', 'Kota Padang Panjang', 'Padang Pan\u00ADjang', 4, 3),
  tile('13.75', 'Kota Bukittinggi', 'Bukit\u00ADtinggi', 4, 2),
  tile('13.76', 'Kota Payakumbuh', 'Paya\u00ADkum\u00ADbuh', 5, 2),
  tile('13.77', 'Kota Pariaman', 'Paria\u00ADman', 2, 3),
];

export const HOME_CODES: ReadonlySet<string> = new Set(TILES.map(({ code }) => code));
const byCode = new Map(TILES.map((each) => [each.code, each]));
export const tileOf = (code: string) => byCode.get(code);
