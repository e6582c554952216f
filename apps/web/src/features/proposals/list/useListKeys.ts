import type { Shortcut } from '../../../ui/shortcuts.ts';

const rows = () => [...document.querySelectorAll<HTMLElement>('tr[data-row]')];
const rowOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>('tr[data-row]') : null;
const isOnLink = ({ target }: KeyboardEvent) => target instanceof HTMLAnchorElement && rowOf(target) !== null;

/** The row after (or before) the one that holds the focus; from elsewhere the first. */
export function neighbour<T>(all: readonly T[], current: T | undefined, by: 1 | -1): T | undefined {
  const at = current === undefined ? -1 : all.indexOf(current);
  if (at < 0) return by > 0 ? all[0] : all.at(-1);
  return all[Math.min(all.length - 1, Math.max(0, at + by))];
}

function move(by: 1 | -1): void {
  const wanted = neighbour(rows(), rowOf(document.activeElement) ?? undefined, by);
  wanted?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
  wanted?.scrollIntoView({ block: 'nearest' });
}

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
    { keys: ['j'], label: 'Baris berikutnya', run: () => move(1) },
    { keys: ['k'], label: 'Baris sebelumnya', run: () => move(-1) },
    { keys: ['ArrowDown'], label: 'Baris berikutnya, dari dalam daftar', when: inRow, run: () => move(1) },
    { keys: ['ArrowUp'], label: 'Baris sebelumnya, dari dalam daftar', when: inRow, run: () => move(-1) },
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
      when: (event) => mayChoose() && isOnLink(event),
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
