import type { Shortcut } from '../../../ui/shortcuts.ts';

export type DeskCommand =
  | 'next'
  | 'previous'
  | 'start-verification'
  | 'map'
  | 'return'
  | 'defer'
  | 'reject'
  | 'merge'
  | 'bundle'
  | 'compare'
  | 'advice'
  | 'law'
  | 'targets'
  | 'affairs'
  | 'places'
  | 'form'
  | 'priority'
  | 'assign'
  | 'remark'
  | 'help';

interface Key {
  keys: readonly string[];
  label: string;
  group: string;
}

const QUEUE = 'Antrean';
const CHOICE = 'Klasifikasi';
const STEP = 'Langkah';
const OTHER = 'Mirip dan lainnya';

/** One key each; the buttons carry the same letters. */
export const DESK_KEYS: Readonly<Record<DeskCommand, Key>> = {
  next: { keys: ['j'], label: 'Usulan berikutnya', group: QUEUE },
  previous: { keys: ['k'], label: 'Usulan sebelumnya', group: QUEUE },
  assign: { keys: ['a'], label: 'Ambil atau lepas usulan ini', group: QUEUE },
  advice: { keys: ['s'], label: 'Pakai jenis yang disarankan', group: CHOICE },
  law: { keys: ['l'], label: 'Centang keempat pemeriksaan larangan', group: CHOICE },
  targets: { keys: ['r'], label: 'Pilih misi RPJMD', group: CHOICE },
  affairs: { keys: ['u'], label: 'Pilih urusan', group: CHOICE },
  places: { keys: ['o'], label: 'Pilih lokasi', group: CHOICE },
  priority: { keys: ['1', '2', '3'], label: 'Tetapkan prioritas', group: CHOICE },
  form: { keys: ['e'], label: 'Ke isian klasifikasi', group: CHOICE },
  'start-verification': { keys: ['m'], label: 'Mulai verifikasi', group: STEP },
  map: { keys: ['p'], label: 'Petakan', group: STEP },
  return: { keys: ['b'], label: 'Kembalikan untuk diperbaiki', group: STEP },
  defer: { keys: ['d'], label: 'Tunda', group: STEP },
  reject: { keys: ['t'], label: 'Tolak', group: STEP },
  merge: { keys: ['g'], label: 'Gabungkan dengan usulan lain', group: OTHER },
  bundle: { keys: ['n'], label: 'Bundel dengan usulan lain', group: OTHER },
  compare: { keys: ['v'], label: 'Bandingkan dengan yang mirip', group: OTHER },
  remark: { keys: ['c'], label: 'Tulis catatan', group: OTHER },
  help: { keys: ['?'], label: 'Tampilkan tombol pintas', group: OTHER },
};

export const keyOfCommand = (command: DeskCommand) => DESK_KEYS[command].keys[0] ?? '';

/** `Escape` leaves a field for the heading, from where every letter works again. */
export const deskShortcuts = (run: (command: DeskCommand, key: string) => void): Shortcut[] =>
  (Object.keys(DESK_KEYS) as DeskCommand[]).map((command) => ({
    ...DESK_KEYS[command],
    run: (key) => run(command, key),
  }));
