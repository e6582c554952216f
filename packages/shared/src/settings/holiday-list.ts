/**
 * A year's holidays as an administrator copies them from the joint ministerial decree (SKB): one line each, with a date and a
 * name, in whatever order the columns stood. Nothing is guessed: a line that is not understood is named.
 */

export interface HolidayLine {
  line: number;
  day: string;
  name: string;
}
export interface HolidayFault {
  line: number;
  text: string;
  detail: string;
}
export interface HolidayList {
  /** In the order of days; two names of one day stand together. */
  days: HolidayLine[];
  faults: HolidayFault[];
}

const MONTHS = [
  'januari',
  'februari',
  'maret',
  'april',
  'mei',
  'juni',
  'juli',
  'agustus',
  'september',
  'oktober',
  'november',
  'desember',
];
const MOST_LETTERS = 150;

const WORDS = new RegExp(
  String.raw`((?:\d{1,2}\s*(?:-|–|,\s+dan|,\s|dan|&|s\.?d\.?)\s*)*\d{1,2})\s+(${MONTHS.join('|')})(?:\s+(\d{4}))?`,
  'i',
);
const ISO = /(\d{4})-(\d{2})-(\d{2})/;
const NUMBERS = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/;
const WEEKDAYS =
  /^[\s;,|:(-]*(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\b[\s,;|:)-]*(?:(?:dan|–|&)\s*)?)+/i;
const EDGES = /^[\s;,|:"()–-]+|[\s;,|:"(–-]+$/g;

const pad = (number: number): string => String(number).padStart(2, '0');

/** `20, 23, dan 24` or `21-24`, as days of a month. */
function daysOf(words: string): number[] {
  const range = /^(\d{1,2})\s*(?:-|–|s\.?d\.?)\s*(\d{1,2})$/.exec(words.trim());
  if (!range) return [...words.matchAll(/\d{1,2}/g)].map(([day]) => Number(day));
  const [from, to] = [Number(range[1]), Number(range[2])];
  return from > to ? [] : Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

interface FoundDate {
  year: number;
  month: number;
  days: number[];
  matched: string;
}
function findDate(text: string, year: number): FoundDate | null {
  const iso = ISO.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), days: [Number(iso[3])], matched: iso[0] };
  const numbers = NUMBERS.exec(text);
  if (numbers)
    return {
      year: Number(numbers[3]),
      month: Number(numbers[2]),
      days: [Number(numbers[1])],
      matched: numbers[0],
    };
  const words = WORDS.exec(text);
  if (!words) return null;
  return {
    year: words[3] === undefined ? year : Number(words[3]),
    month: MONTHS.indexOf((words[2] ?? '').toLowerCase()) + 1,
    days: daysOf(words[1] ?? ''),
    matched: words[0],
  };
}

const exists = (day: string): boolean => {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
};

/** What is left of a line beside its date: without its number, the weekday and the separators. */
function nameOf(text: string, matched: string): string {
  const at = text.indexOf(matched);
  const before = text.slice(0, at).replace(/^\s*\d{1,3}\s*[.);,|]?\s*/, '');
  const after = text.slice(at + matched.length).replace(WEEKDAYS, '');
  const left = before.replace(WEEKDAYS, '').replaceAll(EDGES, '');
  return [left, after.replaceAll(EDGES, '')].filter(Boolean).join(' ').replace(/\s+/g, ' ');
}

function readLine(text: string, year: number): { days: string[]; name: string } | string {
  const date = findDate(text, year);
  if (!date) return 'Tidak ada tanggal. Tulis misalnya "17 Agustus Hari Kemerdekaan".';
  if (date.year !== year) return `Tanggalnya bukan tahun ${year}. Periksa tahunnya, atau hapus baris ini.`;
  const days = date.days.map((day) => `${date.year}-${pad(date.month)}-${pad(day)}`);
  if (days.length === 0 || !days.every(exists)) return 'Tanggal itu tidak ada. Periksa kembali tanggalnya.';
  const name = nameOf(text, date.matched);
  if (name === '') return 'Nama hari liburnya belum ada. Tulis di belakang tanggal.';
  if (name.length > MOST_LETTERS)
    return `Persingkat nama hari libur menjadi paling banyak ${MOST_LETTERS} huruf.`;
  return { days, name };
}

export function readHolidayList(text: string, year: number): HolidayList {
  const found = new Map<string, HolidayLine>();
  const faults: HolidayFault[] = [];
  const lines = text.split(/\r?\n/).map((each, index) => ({ text: each.trim(), line: index + 1 }));
  const [first, ...rest] = lines.filter((each) => each.text !== '');
  // A list of a spreadsheet begins with the names of its columns.
  const listed =
    first && !/\d/.test(first.text) ? rest : [first, ...rest].filter((each) => each !== undefined);
  for (const { text: each, line } of listed) {
    const read = readLine(each, year);
    if (typeof read === 'string') {
      faults.push({ line, text: each.slice(0, MOST_LETTERS), detail: read });
      continue;
    }
    for (const day of read.days) {
      const other = found.get(day);
      const name =
        other === undefined || other.name === read.name ? read.name : `${other.name}; ${read.name}`;
      found.set(day, { line: other?.line ?? line, day, name });
    }
  }
  return { days: [...found.values()].sort((a, b) => a.day.localeCompare(b.day)), faults };
}
