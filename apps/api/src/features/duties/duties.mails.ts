import { DUTY_KIND_LABELS, DUTY_KINDS, type Duty } from '@kerabat/shared/duties/schema';
import { letter, pageLink } from '../../platform/letter.ts';
import type { Mail } from '../../platform/mail.ts';

const MOST_NAMED = 20;

const lineOf = ({ number, title, detail }: Duty): string =>
  `- ${[number, title.replace(/\s+/g, ' ').trim(), detail].filter(Boolean).join(' · ')}`;

/** What of one kind was handed over: how many, and the first of them. */
function paragraphOf(kind: Duty['kind'], duties: readonly Duty[]): string {
  const named = duties.slice(0, MOST_NAMED).map(lineOf);
  const more = duties.length - named.length;
  return [
    `${DUTY_KIND_LABELS[kind]} (${duties.length}):`,
    ...named,
    ...(more > 0 ? [`- dan ${more} lagi`] : []),
  ].join('\n');
}

/** One letter about everything, not one for each record. */
export const handOverMail = (
  config: { publicUrl: string | undefined; port: number },
  {
    from,
    to,
    by,
    note,
    moved,
  }: {
    from: { name: string };
    to: { name: string; email: string };
    by: string;
    note: string | null;
    moved: readonly Duty[];
  },
): Mail =>
  letter(
    to,
    `Serah terima ${moved.length} tugas dari ${from.name}`,
    `${by} menyerahkan semua tugas terbuka ${from.name} kepada Anda.`,
    ...DUTY_KINDS.flatMap((kind) => {
      const duties = moved.filter((duty) => duty.kind === kind);
      return duties.length > 0 ? [paragraphOf(kind, duties)] : [];
    }),
    ...(note === null ? [] : [`Catatan:\n${note}`]),
    'Semuanya tampil pada halaman Tugas saya:',
    pageLink(config, '/tugas'),
  );
