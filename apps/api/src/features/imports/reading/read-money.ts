import type { Reading } from './findings.ts';
import { understood, warned } from './findings.ts';
import { keyOf, quoted } from './words.ts';

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ribu|rb|k)$/, 1e3],
  [/^(?:juta|jt|jta|jutaan)$/, 1e6],
  [/^(?:miliar|milyar|miliyar|milliar|milyard|miliard|mlyr|mlr|mil|m)$/, 1e9],
  [/^(?:triliun|trilyun|trilliun|triliyun|trn|t)$/, 1e12],
];
const LARGEST = 1_000_000_000_000_000;
/** A cooperation for less is more likely a figure whose unit was left out. */
const SUSPICIOUSLY_SMALL = 100_000;

const unitOf = (word: string): number | undefined => UNITS.find(([pattern]) => pattern.test(word))?.[1];

/** `Perkiraan Biaya (juta rupiah)`: bare figures below it are millions. */
export function costUnitOf(header: string): number {
  const inBrackets = /\(([^)]*)\)/.exec(header)?.[1] ?? '';
  const words = keyOf(`${inBrackets} ${/\bdalam\b.*$/i.exec(header)?.[0] ?? ''}`).split(' ');
  return (
    words
      .map((word) => (word === 'm' || word === 't' || word === 'k' ? undefined : unitOf(word)))
      .find(Boolean) ?? 1
  );
}

const FREE =
  /^(?:gratis|tanpa (?:biaya|anggaran)|non ?anggaran|tidak (?:ada|memerlukan|perlu) (?:biaya|anggaran)|nol|zero)$/;
const NONE = /^(?:rp\b\.?)?[\s\-–—,]*$/i;

interface Figure {
  value: number;
  /** A unit cannot make one meaning of it: `1.250 M` may be 1,25 or 1250 miliar. */
  isAmbiguous: boolean;
}

/** A figure as written in Indonesia (1.250,5) or by English software (1,250.5). */
function readFigure(text: string, unit: number | undefined): Figure | undefined {
  const groups = /^\d{1,3}(?:([.,\s])\d{3})(?:\1\d{3})*(?:([.,])(\d{1,2}))?$/.exec(text);
  const plain = /^(\d+)(?:([.,])(\d+))?$/.exec(text);
  if (plain && unit !== undefined && plain[2]) {
    const value = Number(`${plain[1]}.${plain[3]}`);
    if (plain[3]?.length !== 3) return { value, isAmbiguous: false };
    const large = unit >= 1e9;
    // By the comma of this country a fraction; by the point thousands, but nobody has a thousand miliar.
    if (plain[2] === ',') return { value, isAmbiguous: !large };
    return { value: Number(`${plain[1]}${plain[3]}`), isAmbiguous: large };
  }
  if (groups && groups[1] !== groups[2]) {
    const [whole = ''] = groups[2] ? [text.slice(0, text.lastIndexOf(groups[2]))] : [text];
    return { value: Number(`${whole.replace(/\D/g, '')}.${groups[3] ?? '0'}`), isAmbiguous: false };
  }
  if (!plain) return undefined;
  if (!plain[2]) return { value: Number(plain[1]), isAmbiguous: false };
  // Part of a rupiah: only nothing, or what a formula left behind a large sum.
  const isDust = /^0+$/.test(plain[3] ?? '') || Number(plain[1]) >= SUSPICIOUSLY_SMALL;
  return isDust ? { value: Math.round(Number(`${plain[1]}.${plain[3]}`)), isAmbiguous: false } : undefined;
}

/** `1 miliar 250 juta`: figures with units that become smaller. */
function readSum(text: string, columnUnit: number): number | undefined {
  const parts = [...text.matchAll(/(\d[\d.,]*(?:\s\d{3})*)\s*([a-z]*)\.?\s*/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return undefined;
  let sum = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const [, digits = '', word = ''] of parts) {
    const named = word === '' ? undefined : unitOf(word);
    if ((word !== '' || parts.length > 1) && named === undefined) return undefined;
    const unit = named ?? (columnUnit > 1 ? columnUnit : undefined);
    const figure = readFigure(digits.trim().replace(/[.,]$/, ''), unit);
    if (!figure || figure.isAmbiguous || (unit ?? 1) >= smallest) return undefined;
    smallest = unit ?? 1;
    sum += Math.round(figure.value * (unit ?? 1));
  }
  return sum;
}

/** Whole rupiah of one figure; undefined when it has no single meaning. */
export function parseRupiah(text: string, columnUnit = 1): number | undefined {
  const bare = text
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\b(?:rp|idr)\b\.?|\brp(?=\d)|\brupiah\b/g, ' ')
    .replace(
      /^\s*(?:±|\+\/-|kurang lebih|sekitar|kira-kira|estimasi|est\.?|lebih kurang|k\.?l\.?|senilai|sebesar)\s*/,
      '',
    )
    .replace(/(?<=\d)\s*,\s*[-=–—]+\s*$/, '')
    .replace(/(?<=\d)\s*\.\s*[-–—]+\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (FREE.test(keyOf(bare))) return 0;
  const sum = readSum(bare, columnUnit);
  return sum !== undefined && Number.isSafeInteger(sum) && sum <= LARGEST ? sum : undefined;
}

const rupiah = (amount: number) => `Rp${amount.toLocaleString('id-ID')}`;

/** The estimated cost in whole rupiah; a dash says that there is none yet. */
export function readCost(text: string | undefined, columnUnit = 1): Reading<number | null> {
  if (text === undefined)
    return warned(
      null,
      'cost',
      'cost_missing',
      'Perkiraan biaya belum diisi. Tulis jumlahnya, atau "-" bila belum ada.',
    );
  if (NONE.test(text)) return understood(null);
  const amount = parseRupiah(text, columnUnit);
  if (amount === undefined)
    return warned(
      null,
      'cost',
      'cost_unknown',
      `Perkiraan biaya ${quoted(text)} tidak dapat dipastikan. Tulis satu jumlah, misalnya "Rp1.250.000.000" atau "1,25 miliar".`,
    );
  if (amount > 0 && amount < SUSPICIOUSLY_SMALL)
    return warned(
      amount,
      'cost',
      'cost_small',
      `Perkiraan biaya ${quoted(text)} dibaca ${rupiah(amount)}. Tambahkan satuannya (juta, miliar) bila bukan itu.`,
    );
  return understood(amount);
}
