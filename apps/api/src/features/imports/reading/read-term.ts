import type { ImportField, RowIssue } from '@kerabat/shared/imports/schema';
import { endAfter, monthsBetween, readSpan, type Span } from './calendar.ts';
import type { Reading } from './findings.ts';
import { quoted, saysNothing } from './words.ts';

export interface Term {
  startDate: string | null;
  endDate: string | null;
  durationMonths: number | null;
}

const NO_TERM: Term = { startDate: null, endDate: null, durationMonths: null };
const LONGEST = 600;

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  satu: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  sembilan: 9,
  sepuluh: 10,
  setahun: 1,
  sebulan: 1,
  setengah: 0.5,
};

const LENGTH =
  /(\d+(?:[.,]\d+)?|[a-z]+)\s*(?:\([^)]*\)\s*)?(tahunan|tahun|thn|th|bulanan|bulan|bln|semester|triwulan)\b\.?/gi;
const MONTHS_PER: Readonly<Record<string, number>> = { t: 12, b: 1, s: 6 };

const numberOf = (text: string): number | undefined =>
  /^\d/.test(text) ? Number(text.replace(',', '.')) : NUMBER_WORDS[text.toLowerCase()];

/** `Jangka Waktu (tahun)`: what a bare number below it counts, in months. */
export function termUnitOf(header: string): number | null {
  const unit = /\(?\b(tahun|thn|th|bulan|bln)\b\)?\s*$/i.exec(header.trim())?.[1]?.toLowerCase();
  if (unit === undefined || /^(?:tahun|bulan)/i.test(header.trim())) return null;
  return unit.startsWith('t') ? 12 : 1;
}

/** `1 tahun 6 bulan`, `5 (lima) tahun`, `2,5 th`: months, and what else the text says. */
function readLength(text: string): { months: number; rest: string } | undefined {
  const spread = text.replace(/\bsetahun\b/gi, '1 tahun').replace(/\bsebulan\b/gi, '1 bulan');
  let months = 0;
  let isUnknown = false;
  const rest = spread.replace(LENGTH, (whole, count: string, unit: string) => {
    const number = numberOf(count);
    const isTriwulan = unit.toLowerCase() === 'triwulan';
    const size = isTriwulan ? 3 : (MONTHS_PER[unit[0]?.toLowerCase() ?? ''] ?? 0);
    // `tahun 2022` names a year; only a number before the unit counts.
    if (number === undefined || number >= 1000) return whole;
    if (!Number.isInteger(number * size)) isUnknown = true;
    months += number * size;
    return ' ';
  });
  if (months === 0 || isUnknown || months > LONGEST) return undefined;
  return {
    months,
    rest: rest.replace(/\b(?:selama|masa|jangka waktu|sejak|mulai|dari|dan)\b|[()[\],;:]/gi, ' ').trim(),
  };
}

const RANGE =
  /\s*(?:\bs\s*[./]?\s*d\b\.?|\bsampai(?:\s+dengan)?\b|\bhingga\b|\bto\b|–|—|\s-\s|(?<=[a-z])-(?=[a-z])|(?<=\d{4})\s?[-/]\s?(?=\d{4}\b(?!-)))\s*/i;

/** `2022-2024`, `17/6/2022 - 31/12/2024`, `Januari - Desember 2023`. */
function readRange(text: string): Span | undefined {
  const parts = text.split(RANGE);
  const [from, to] = parts;
  if (parts.length !== 2 || from === undefined || to === undefined) return undefined;
  const end = readSpan(to);
  if (!end || from.trim() === '') return undefined;
  const year = end.end.slice(0, 4);
  const start =
    readSpan(from) ?? readSpan(`${from} ${year}`) ?? readSpan(`${from} ${to.replace(/^\d+\s*/, '')}`);
  return start && { start: start.start, end: end.end };
}

const UNTIL = /^(?:s\s*[./]?\s*d\b\.?|sampai(?:\s+dengan)?|hingga|berakhir|selesai|paling lambat)\s+(.+)$/i;
const SINCE = /^(?:sejak|mulai|dari|per)\s+(.+)$/i;

const term = (part: Partial<Term>): Term => ({ ...NO_TERM, ...part });

const spanned = ({ start, end }: Span): Term =>
  term({ startDate: start, endDate: end, durationMonths: end < start ? null : monthsBetween(start, end) });

/** The term with its unit, or undefined if it has no single meaning. */
export function parseTerm(text: string, unit: number | null = null): Term | undefined {
  const bare = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.;,]$/, '');
  if (/^\d{1,3}$/.test(bare))
    return unit === null ? undefined : term({ durationMonths: Number(bare) * unit });
  const range = readRange(bare.replace(/^(?:tahun|th|thn|t\.?a|periode|dari|mulai)\.?\s+(?=\S)/i, ''));
  if (range) return spanned(range);
  const until = UNTIL.exec(bare)?.[1];
  const end = until === undefined ? undefined : readSpan(until);
  if (end) return term({ endDate: end.end });
  const since = SINCE.exec(bare)?.[1];
  const start = since === undefined ? undefined : readSpan(since);
  if (start) return term({ startDate: start.start });
  return readSingle(bare) ?? readLengthTerm(bare);
}

/** A year or month lasts from its first to its last day; a single day is the end of the term. */
function readSingle(text: string): Term | undefined {
  const span = readSpan(text);
  if (!span) return undefined;
  return span.start === span.end ? term({ endDate: span.end }) : spanned(span);
}

function readLengthTerm(text: string): Term | undefined {
  const length = readLength(text);
  if (!length) return undefined;
  const { months, rest } = length;
  if (rest === '') return term({ durationMonths: months });
  const span = readRange(rest) ?? readSpan(rest);
  if (!span) return undefined;
  const isWhole = span.start !== span.end && monthsBetween(span.start, span.end) === months;
  const isRange = readRange(rest) !== undefined;
  if (isRange && !isWhole) return undefined;
  const end = isWhole ? span.end : endAfter(span.start, months);
  return end ? term({ startDate: span.start, endDate: end, durationMonths: months }) : undefined;
}

const issue = (field: ImportField, code: string, detail: string): RowIssue => ({
  field,
  code: `imports.${code}`,
  detail,
});

const EXAMPLES = 'Tulis misalnya "3 tahun", "2023 s.d. 2025", atau "31 Desember 2026".';

function readDateCell(text: string | undefined, field: 'startDate' | 'endDate'): Reading<string | null> {
  if (text === undefined || saysNothing(text)) return { value: null, errors: [], warnings: [] };
  const span = readSpan(text);
  if (span) return { value: field === 'startDate' ? span.start : span.end, errors: [], warnings: [] };
  const detail = `Tanggal ${quoted(text)} tidak dikenali. Tulis misalnya "31 Desember 2026" atau 2026-12-31.`;
  return { value: null, errors: [], warnings: [issue(field, 'date_unknown', detail)] };
}

/** The term of a row from its column of terms and from columns of its own for start and end, which go first. */
export function readTerm(
  cells: { term?: string; startDate?: string; endDate?: string },
  unit: number | null = null,
): Reading<Term> {
  const start = readDateCell(cells.startDate, 'startDate');
  const end = readDateCell(cells.endDate, 'endDate');
  const isStated = cells.term !== undefined && !saysNothing(cells.term);
  const stated = isStated ? parseTerm(cells.term ?? '', unit) : undefined;
  const warnings = [...start.warnings, ...end.warnings];
  if (isStated && !stated)
    warnings.push(
      issue(
        'term',
        'term_unknown',
        `Jangka waktu ${quoted(cells.term ?? '')} tidak dapat dipastikan. ${EXAMPLES}`,
      ),
    );
  if (!isStated && start.value === null && end.value === null && warnings.length === 0)
    warnings.push(issue('term', 'term_missing', `Jangka waktu belum diisi. ${EXAMPLES}`));
  return joinTerm(start.value, end.value, stated ?? NO_TERM, warnings);
}

function joinTerm(
  start: string | null,
  end: string | null,
  stated: Term,
  warnings: RowIssue[],
): Reading<Term> {
  const startDate = start ?? stated.startDate;
  const isOpenEnd =
    end === null && stated.endDate === null && startDate !== null && stated.durationMonths !== null;
  const counted = isOpenEnd ? endAfter(startDate, stated.durationMonths ?? 0) : undefined;
  const endDate = end ?? stated.endDate ?? counted ?? null;
  const isBackwards = startDate !== null && endDate !== null && endDate < startDate;
  const months =
    startDate !== null && endDate !== null && !isBackwards ? monthsBetween(startDate, endDate) : null;
  if (months !== null && stated.durationMonths !== null && Math.abs(months - stated.durationMonths) > 1)
    warnings.push(
      issue(
        'term',
        'term_differs',
        'Jangka waktu tidak sama dengan tanggal mulai dan selesai; tanggal yang dipakai.',
      ),
    );
  const errors = isBackwards
    ? [
        issue(
          end === null ? 'term' : 'endDate',
          'end_before_start',
          `Tanggal selesai ${endDate} mendahului tanggal mulai ${startDate}. Perbaiki salah satunya.`,
        ),
      ]
    : [];
  return { value: { startDate, endDate, durationMonths: months ?? stated.durationMonths }, errors, warnings };
}
