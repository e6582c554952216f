import type { SimilarMark, UnderstoodRow } from '@kerabat/shared/imports/schema';
import { plainText, searchWords } from '../../../platform/search-text.ts';
import { TrigramBook } from './similarity.ts';

/** What makes two proposals look alike. */
export interface Likeable {
  titleKey: string;
  agency: string | null;
  partners: ReadonlySet<string>;
  affairs: ReadonlySet<string>;
  locations: ReadonlySet<string>;
}

export interface Likeness {
  score: number;
  reasons: string[];
}

/** A proposal that stands in the register already. */
export interface RegisterEntry {
  id: string;
  number: string | null;
  title: string;
  titleKey: string;
  agencyId: string;
  affairCodes: readonly string[];
  locationCodes: readonly string[];
  candidatePartners: readonly { name: string; regionCode: string | null }[];
}

/** Titles this alike are marked by themselves; below, only if partner, urusan and more agree. */
const ALIKE = 0.6;
const ALIKE_IN_CONTEXT = 0.2;
const WORTH_MARKING = 0.55;
const MOST_MARKS = 5;

const partnersOf = (partners: readonly { name: string; regionCode: string | null }[]) =>
  new Set(partners.map(({ name, regionCode }) => regionCode ?? plainText(name)));

export const titleKeyOf = (title: string | null): string => plainText(title ?? '').slice(0, 300);

export const likeableOf = (row: UnderstoodRow): Likeable => ({
  titleKey: titleKeyOf(row.title),
  agency: row.agency?.id ?? null,
  partners: partnersOf(row.partners),
  affairs: new Set(row.affairCodes),
  locations: new Set(row.locationCodes),
});

export const likeableEntry = (entry: RegisterEntry): Likeable => ({
  titleKey: entry.titleKey,
  agency: entry.agencyId,
  partners: partnersOf(entry.candidatePartners),
  affairs: new Set(entry.affairCodes),
  locations: new Set(entry.locationCodes),
});

export const rowMark = (row: number, title: string, likeness: Likeness): SimilarMark => ({
  where: 'file',
  row,
  proposalId: null,
  number: null,
  title,
  ...likeness,
});

export const registerMark = ({ id, number, title }: RegisterEntry, likeness: Likeness): SimilarMark => ({
  where: 'register',
  row: null,
  proposalId: id,
  number,
  title,
  ...likeness,
});

/** The likest first; a list of marks stays readable. */
export const bestMarks = (marks: readonly SimilarMark[]): SimilarMark[] =>
  [...marks]
    .sort((left, right) => right.score - left.score || (left.row ?? 0) - (right.row ?? 0))
    .slice(0, MOST_MARKS);

const shares = (left: ReadonlySet<string>, right: ReadonlySet<string>): boolean => {
  for (const item of left) if (right.has(item)) return true;
  return false;
};

/** Whether two proposals are worth a second look, how alike their titles are, and why. */
export function compareProposals(left: Likeable, right: Likeable, score: number): Likeness | undefined {
  const context = [
    [left.agency !== null && left.agency === right.agency, 'perangkat daerah sama'],
    [shares(left.partners, right.partners), 'mitra sama'],
    [shares(left.affairs, right.affairs), 'urusan sama'],
    [shares(left.locations, right.locations), 'lokasi sama'],
  ] as const;
  const agreed = context.filter(([holds]) => holds).map(([, reason]) => reason);
  const together = 0.6 * score + 0.1 * agreed.length;
  const isWorthIt = score >= ALIKE || (score >= ALIKE_IN_CONTEXT && together >= WORTH_MARKING - 0.05);
  if (!isWorthIt) return undefined;
  const title = score === 1 ? ['judul sama'] : score >= ALIKE_IN_CONTEXT ? ['judul mirip'] : [];
  return { score: Math.round(score * 100) / 100, reasons: [...title, ...agreed] };
}

interface Candidate extends Likeable {
  row: number;
  title: string;
  trigrams: Uint32Array;
}

/** Of many rows that share a word, the neighbours are looked at; rarer words name the others. */
const NEIGHBOURS = 20;
const MOST_COMPARED = 60;

/** What finds a row again: its title, each word, each two words, and agency with partner and urusan. */
function keysOf({ titleKey, agency, partners, affairs }: Likeable): Set<string> {
  const words = [...new Set(searchWords(titleKey))];
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`);
  const contexts = [...partners].flatMap((partner) =>
    [...affairs].map((affair) => `@${agency}|${partner}|${affair}`),
  );
  return new Set([`=${titleKey}`, ...words, ...pairs, ...contexts]);
}

/** Where `at` stands in an ascending list. */
function placeIn(list: readonly number[], at: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Finds look-alikes of the rows of a file by an index of words instead of comparing every pair. */
export class Resemblance {
  readonly #trigrams = new TrigramBook();
  readonly #candidates: Candidate[];
  readonly #postings = new Map<string, number[]>();
  readonly #marks = new Map<number, SimilarMark[]>();

  constructor(rows: readonly { row: number; understood: UnderstoodRow }[]) {
    this.#candidates = rows
      .filter(({ understood }) => understood.title !== null)
      .map(({ row, understood }) => {
        const likeable = likeableOf(understood);
        return {
          ...likeable,
          row,
          title: understood.title ?? '',
          trigrams: this.#trigrams.idsOf(likeable.titleKey),
        };
      });
    this.#candidates.forEach((candidate, at) => {
      for (const key of keysOf(candidate)) {
        const list = this.#postings.get(key);
        if (list) list.push(at);
        else this.#postings.set(key, [at]);
      }
    });
  }

  #near(likeable: Likeable, at: number): Set<number> {
    const lists = [...keysOf(likeable)].flatMap((key) => {
      const list = this.#postings.get(key);
      return list ? [list] : [];
    });
    lists.sort((left, right) => left.length - right.length);
    const found = new Set<number>();
    for (const list of lists) {
      const place = placeIn(list, at);
      for (const other of list.slice(Math.max(0, place - NEIGHBOURS), place + NEIGHBOURS + 1))
        found.add(other);
      if (found.size >= MOST_COMPARED) break;
    }
    return found;
  }

  #mark(row: number, mark: SimilarMark): void {
    const marks = this.#marks.get(row) ?? [];
    marks.push(mark);
    this.#marks.set(row, marks.length > 2 * MOST_MARKS ? bestMarks(marks) : marks);
  }

  /** Compares the rows with each other. */
  compareRows(): void {
    this.#candidates.forEach((candidate, at) => {
      for (const other of this.#near(candidate, at)) {
        const second = this.#candidates[other];
        if (other === at || !second) continue;
        const score = this.#trigrams.overlap(candidate.trigrams, second.trigrams);
        const alike = compareProposals(candidate, second, score);
        if (alike) this.#mark(candidate.row, rowMark(second.row, second.title, alike));
      }
    });
  }

  /** Compares the rows with a proposal of the register. */
  compareWith(entry: RegisterEntry): void {
    const likeable = likeableEntry(entry);
    const trigrams = this.#trigrams.idsOf(likeable.titleKey);
    const same = this.#postings.get(`=${likeable.titleKey}`) ?? [];
    for (const at of new Set([...same, ...this.#near(likeable, 0)])) {
      const candidate = this.#candidates[at];
      const alike =
        candidate &&
        compareProposals(candidate, likeable, this.#trigrams.overlap(candidate.trigrams, trigrams));
      if (alike) this.#mark(candidate.row, registerMark(entry, alike));
    }
  }

  marksOf(row: number): SimilarMark[] {
    return bestMarks(this.#marks.get(row) ?? []);
  }
}
