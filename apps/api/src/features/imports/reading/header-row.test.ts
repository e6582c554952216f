import { describe, expect, it } from 'vitest';
import { assignFields, findHeader } from './header-row.ts';
import type { Sheet } from './workbook.ts';

const sheet = (rows: string[][], merges: Sheet['merges'] = []): Sheet => ({ name: 'Lembar1', rows, merges });
const fieldsOf = (headers: string[]) =>
  assignFields(headers.map((header) => ({ header }))).columns.map(({ field }) => field);

describe('column headings', () => {
  it.each([
    ['OPD Pengusul', 'agency'],
    ['PERANGKAT DAERAH', 'agency'],
    ['SKPD', 'agency'],
    ['Usulan', 'title'],
    ['Judul Usulan Kerja Sama', 'title'],
    ['Objek Kerjasama', 'title'],
    ['Obyek Kerja Sama', 'title'],
    ['Bentuk', 'kind'],
    ['Jenis Kerjasama', 'kind'],
    ['Calon Mitra', 'partners'],
    ['Mitra Kerja Sama', 'partners'],
    ['Bidang', 'affairs'],
    ['Urusan Pemerintahan', 'affairs'],
    ['Kab/Kota', 'locations'],
    ['Lokasi', 'locations'],
    ['Anggaran (Rp)', 'cost'],
    ['Perkiraan Biaya (juta rupiah)', 'cost'],
    ['Sumber', 'fundingSource'],
    ['Sumber Dana', 'fundingSource'],
    ['Jangka Waktu (tahun)', 'term'],
    ['Mulai', 'startDate'],
    ['Tgl. Selesai', 'endDate'],
    ['Keterkaitan dengan RPJMD', 'planning'],
    ['Latar Belakang', 'background'],
    ['Permasalahan', 'problem'],
    ['Potensi', 'potential'],
    ['Maksud dan Tujuan', 'objectives'],
    ['Ruang Lingkup', 'scope'],
    ['Manfaat', 'benefits'],
    ['PIC', 'contactName'],
    ['No. HP', 'contactPhone'],
    ['E-mail', 'contactEmail'],
    ['Ket. / Sumber', 'remark'],
    ['Perangat Daerah', 'agency'],
    ['No.', 'sequence'],
  ])('%s holds %s', (header, field) => {
    expect(fieldsOf([header])).toEqual([field]);
  });

  it('gives a field to the heading that says it best, and each only once', () => {
    expect(fieldsOf(['Sumber', 'Sumber Dana', 'Ket. / Sumber'])).toEqual([null, 'fundingSource', 'remark']);
    expect(fieldsOf(['Bidang', 'Urusan Pemerintahan'])).toEqual([null, 'affairs']);
    expect(fieldsOf(['Warna', 'Usulan Kerja Sama', 'Jenis Kerja Sama'])).toEqual([null, 'title', 'kind']);
  });

  it('is found below title rows', () => {
    const place = findHeader(
      sheet([
        ['DAFTAR USULAN POTENSI KERJA SAMA DAERAH', '', ''],
        ['Keadaan s.d. 20 Juni 2022', '', ''],
        [],
        ['No', 'Perangkat Daerah', 'Usulan'],
        ['1', 'Dinas Pangan', 'Cadangan pangan'],
      ]),
    );
    expect(place).toMatchObject({ first: 3, last: 3 });
  });

  it('may stand in two rows under merged groups', () => {
    const place = findHeader(
      sheet(
        [
          ['No', 'OPD', 'Usulan', 'Jangka Waktu', '', 'Mitra'],
          ['', '', '', 'Mulai', 'Selesai', ''],
          ['1', 'Dinas Pangan', 'Cadangan pangan', '2022', '2024', 'Riau'],
        ],
        [{ startRow: 0, endRow: 0, startCol: 3, endCol: 4 }],
      ),
    );
    expect(place).toMatchObject({ first: 0, last: 1 });
    expect(place?.columns.map(({ header, field }) => `${header}=${field}`)).toEqual([
      'No=sequence',
      'OPD=agency',
      'Usulan=title',
      'Jangka Waktu Mulai=startDate',
      'Jangka Waktu Selesai=endDate',
      'Mitra=partners',
    ]);
  });

  it('is not found in a letter', () => {
    expect(
      findHeader(sheet([['Kepada Yth.', 'Gubernur'], ['Perihal usulan'], ['Terima kasih', '']])),
    ).toBeUndefined();
  });
});
