import { PERMISSION_HOLDERS } from '../access/permissions.ts';
import { KIND_LABELS } from '../proposals/labels.ts';
import { SETTINGS } from '../settings/vocabulary.ts';
import { CONDITIONS } from './conditions.ts';
import { CERTAINTY_LABELS, CONDITION_LABELS, PAPER_LABELS, RULE_LABELS, TRACK_LABELS } from './labels.ts';
import { PROCEDURES } from './procedures.ts';
import type { Basis, Limit, Procedure, Requirement, Stage } from './types.ts';
import { CERTAINTIES, CONDITION_IDS, LIMIT_SETTINGS, RULE_IDS, type Certainty } from './vocabulary.ts';

/** The text of docs/procedures.md; a test keeps the file equal to it. */

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const lines = (items: readonly string[]): string => (items.length === 0 ? '–' : items.join('<br>'));

const MARKS = {
  read: 'dibaca',
  memory: 'diketahui',
  uncertain: 'belum pasti',
  design: 'kantor',
} as const satisfies Record<Certainty, string>;
const sources = (basis: readonly Basis[]): string => lines(basis.map(({ text }) => text));
const marks = (basis: readonly Basis[]): string => lines(basis.map(({ certainty }) => MARKS[certainty]));
/** The mark stands beside what does not say itself that it is the office's rule. */
const cited = (basis: readonly Basis[]): string =>
  basis
    .map(({ text, certainty }) => (/ketentuan kantor/i.test(text) ? text : `${text} [${MARKS[certainty]}]`))
    .join('; ');

const holder = ({ actor }: Stage): string =>
  (PERMISSION_HOLDERS as Readonly<Record<string, string>>)[actor] ?? actor;
const actors = (stage: Stage): string =>
  stage.outsideActor === null ? holder(stage) : `${stage.outsideActor}; dicatat ${holder(stage)}`;

const condition = (when: Stage['when']): string =>
  when === null ? 'selalu' : `hanya bila ${CONDITION_LABELS[when]}`;

const input = ({ id, label, when, overridable, basis }: Requirement): string =>
  [
    `${label} \`${id}\`: ${cited(basis)}`,
    ...(when === null ? [] : [condition(when)]),
    ...(overridable ? ['dapat dilewati Kepala Biro dengan alasan'] : []),
  ].join(', ');

const UNITS = { working: 'hari kerja', calendar: 'hari' } as const;
function limitText(limit: Limit | null): string {
  if (limit === null) return '–';
  const { days, unit, setting, from, basis } = limit;
  const words = from === 'half_year' ? `${UNITS[unit]} setelah akhir semester` : UNITS[unit];
  if (setting === null) return `${days} ${words}: ${cited(basis)}`;
  const value = SETTINGS[setting].default;
  const number =
    value === null ? 'tidak ada; dapat diatur' : `${value} ${words}; pengaturan, mengingatkan saja`;
  return `${number}: ${cited(basis)}`;
}

const row = (stage: Stage, index: number): string[] => [
  String(index + 1),
  `**${stage.label}** \`${stage.code}\`<br>${stage.purpose}${stage.isEnd ? ' Akhir berkas.' : ''}`,
  `${actors(stage)}<br>Jalur: ${TRACK_LABELS[stage.track]}`,
  lines(stage.after.map((code) => `\`${code}\``)),
  lines(stage.requires.map(input)),
  lines(stage.produces.map((kind) => PAPER_LABELS[kind])),
  condition(stage.when),
  limitText(stage.limit),
  sources(stage.basis),
  marks(stage.basis),
];

const HEAD = [
  'No.',
  'Tahap',
  'Pelaku',
  'Setelah',
  'Masukan',
  'Keluaran',
  'Syarat',
  'Batas waktu',
  'Pasal',
  'Kepastian',
];

const section = ({ code, version, label, kinds, stages }: Procedure): string => `## ${label}

\`${code}\`, versi ${version}. Jenis: ${kinds.map((kind) => KIND_LABELS[kind]).join(', ')}.

${table(HEAD, stages.map(row))}
`;

export const proceduresDocument = (): string => `# Procedures

Made from \`packages/shared/src/procedures/\`: change it there, then run \`pnpm procedures\`. The text is in Indonesian because it is
written for the office's jurist. The same tables drive the cases, so what stands here is what the system does.

A published version never changes: a case keeps the version with which it began, and a change is a new version. Only articles of
PP 28/2018 were read in their text; nothing else may be taken as checked. Limits that no read law gives are settings of the office:
they remind and never block.

## Cara membaca

${table(
  ['Kepastian', 'Arti'],
  CERTAINTIES.map((each) => [MARKS[each], CERTAINTY_LABELS[each]]),
)}

Tahap terbuka setelah semua tahap pada kolom "Setelah" dilewati; tahap yang syaratnya tidak terpenuhi dilompati. Tahap yang terbuka
bersamaan berjalan paralel. Tahap dilewati bila seluruh masukannya lengkap. Surat hanya dihitung bila telah disetujui dan masih
berlaku; naskah hanya bila bertanggal.

${PROCEDURES.map(section).join('\n')}
## Aturan yang diperiksa

${table(
  ['Kode', 'Terpenuhi bila'],
  RULE_IDS.map((id) => [`\`${id}\``, RULE_LABELS[id]]),
)}

## Syarat tahap

${table(
  ['Kode', 'Berlaku bila', 'Pasal', 'Kepastian'],
  CONDITION_IDS.map((id) => [
    `\`${id}\``,
    CONDITION_LABELS[id],
    sources(CONDITIONS[id].basis),
    marks(CONDITIONS[id].basis),
  ]),
)}

## Batas waktu yang diatur kantor

${table(
  ['Kode', 'Batas', 'Bawaan', 'Keterangan'],
  LIMIT_SETTINGS.map((key) => {
    const { label, unit, help, default: value } = SETTINGS[key];
    return [`\`${key}\``, label, value === null ? 'tidak ada' : `${value} ${unit}`, help];
  }),
)}
`;
