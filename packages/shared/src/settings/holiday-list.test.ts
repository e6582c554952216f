import { expect, it } from 'vitest';
import { readHolidayList } from './holiday-list.ts';

const days = (text: string) => readHolidayList(text, 2027).days.map(({ day, name }) => `${day} ${name}`);

it.each([
  ['2027-01-01;Tahun Baru Masehi', ['2027-01-01 Tahun Baru Masehi']],
  ['1 Januari 2027 Tahun Baru', ['2027-01-01 Tahun Baru']],
  ['1.\t1 Januari\tJumat\tTahun Baru 2027 Masehi', ['2027-01-01 Tahun Baru 2027 Masehi']],
  ['5,16 Januari,Sabtu,Isra Mikraj', ['2027-01-16 Isra Mikraj']],
  ['Jumat, 25 Desember: Kelahiran Yesus Kristus', ['2027-12-25 Kelahiran Yesus Kristus']],
  ['17/08/2027 | Hari Kemerdekaan', ['2027-08-17 Hari Kemerdekaan']],
  ['Hari Lahir Pancasila, 1 Juni', ['2027-06-01 Hari Lahir Pancasila']],
  [
    '10-11 Maret (Rabu-Kamis) Hari Raya Idulfitri 1448 Hijriah',
    ['2027-03-10 Hari Raya Idulfitri 1448 Hijriah', '2027-03-11 Hari Raya Idulfitri 1448 Hijriah'],
  ],
  [
    '8, 9, dan 12 Maret Senin, Selasa, dan Jumat Cuti bersama',
    ['2027-03-08 Cuti bersama', '2027-03-09 Cuti bersama', '2027-03-12 Cuti bersama'],
  ],
  ['Tanggal;Hari libur\n2027-05-01;Hari Buruh', ['2027-05-01 Hari Buruh']],
  ['6 Mei Kenaikan Yesus Kristus\n6 Mei Cuti bersama', ['2027-05-06 Kenaikan Yesus Kristus; Cuti bersama']],
  ['25 Desember Natal\n\n1 Januari Tahun Baru', ['2027-01-01 Tahun Baru', '2027-12-25 Natal']],
])('a line of the decree is understood: %s', (text, expected) => {
  expect(readHolidayList(text, 2027).faults).toEqual([]);
  expect(days(text)).toEqual(expected);
});

it.each([
  ['1 Januari Tahun Baru\nCuti bersama', 2, 'Tidak ada tanggal'],
  ['31 Februari Hari itu', 1, 'tidak ada'],
  ['12-10 Maret Terbalik', 1, 'tidak ada'],
  ['1 Januari 2026 Tahun Baru', 1, 'bukan tahun 2027'],
  ['1 Januari', 1, 'Nama hari liburnya'],
  [`1 Januari ${'a'.repeat(151)}`, 1, 'Persingkat'],
])('a line that is not understood is named: %s', (text, line, detail) => {
  expect(readHolidayList(text, 2027).faults).toMatchObject([
    { line, detail: expect.stringContaining(detail) },
  ]);
});
