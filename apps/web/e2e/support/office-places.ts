import { press, type } from './keyboard.ts';
import type { Place } from './places.ts';
import { button, inDialog, pressed, refused } from './reach.ts';

const admin = 'admin';

/** The office's limits, and its holidays. */
export const officePlaces: Place[] = [
  { account: 'operator.dispar', path: '/pengaturan' },
  { account: admin, path: '/pengaturan' },
  {
    account: admin,
    path: '/pengaturan',
    state: {
      name: 'a setting refused in place',
      reach: async (page) => {
        await press(page, button(page, 'Ubah Kuorum rapat telaah'));
        await type(page, page.getByRole('textbox', { name: 'Nilai baru (persen)', exact: true }), '500');
        await press(page, button(page, 'Simpan'));
        await page.getByText('Isi angka bulat').waitFor();
      },
    },
  },
  { account: 'operator.dispar', path: '/hari-libur' },
  { account: admin, path: '/hari-libur' },
  { account: admin, path: '/hari-libur?tahun=2031' },
  {
    account: admin,
    path: '/hari-libur',
    state: { name: 'an empty holiday refused', reach: refused('Tambah hari libur', 'Simpan') },
  },
  {
    account: admin,
    path: '/hari-libur',
    state: { name: 'asking before a holiday goes', reach: pressed(/^Hapus .*, 1 Januari/) },
  },
  {
    account: admin,
    path: '/hari-libur?tahun=2031',
    state: {
      name: 'a pasted list with an unreadable line',
      reach: async (page) => {
        await press(page, button(page, 'Tempel daftar 2031'));
        const list = page.getByRole('textbox', { name: /^Daftar hari libur/ });
        await list.fill('1 Januari Tahun Baru\n24-25 Januari Idulfitri\nCuti bersama');
        await press(page, inDialog(page, /^Simpan/));
        await page.getByText('Daftar belum tersimpan').waitFor();
      },
    },
  },
];
