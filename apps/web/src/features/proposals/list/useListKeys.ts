import { isOnRowLink, moveRow, rowOf } from '../../../ui/row-keys.ts';
import type { Shortcut } from '../../../ui/shortcuts.ts';

interface ListKeys {
  mayChoose: () => boolean;
  toggle: (id: string) => void;
  chooseShown: () => void;
  help: () => void;
}

/** The focus itself moves from title to title, so that Enter opens without being told. */
export function listShortcuts({ mayChoose, toggle, chooseShown, help }: ListKeys): Shortcut[] {
  const inRow = (event: KeyboardEvent) => rowOf(event.target) !== null;
  const toggleHere = () => {
    const id = rowOf(document.activeElement)?.dataset['row'];
    if (id) toggle(id);
  };
  return [
    { keys: ['j'], label: 'Baris berikutnya', run: () => moveRow(1) },
    { keys: ['k'], label: 'Baris sebelumnya', run: () => moveRow(-1) },
    { keys: ['ArrowDown'], label: 'Baris berikutnya, dari dalam daftar', when: inRow, run: () => moveRow(1) },
    { keys: ['ArrowUp'], label: 'Baris sebelumnya, dari dalam daftar', when: inRow, run: () => moveRow(-1) },
    { keys: ['Enter'], label: 'Buka usulan', when: () => false, run: () => undefined },
    {
      keys: ['x'],
      label: 'Pilih atau lepas baris',
      when: (event) => mayChoose() && inRow(event),
      run: toggleHere,
    },
    {
      keys: [' '],
      label: 'Pilih atau lepas baris, pada judul',
      when: (event) => mayChoose() && isOnRowLink(event),
      run: toggleHere,
    },
    { keys: ['a'], label: 'Pilih semua yang tampil', when: mayChoose, run: chooseShown },
    {
      keys: ['b'],
      label: 'Ke langkah bagi yang dipilih',
      when: mayChoose,
      run: () => document.querySelector<HTMLElement>('[data-bulk] button[data-step]')?.focus(),
    },
    { keys: ['/'], label: 'Cari usulan', when: () => false, run: () => undefined },
    { keys: ['?'], label: 'Tampilkan tombol pintas', run: help },
  ];
}
