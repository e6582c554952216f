import type { SimilarMark, UnderstoodRow } from '@kerabat/shared/imports/schema';
import {
  compareProposals,
  likeable,
  titleKeyOf,
  type Likeable,
  type Likeness,
} from '../../proposals/likeness.policy.ts';
import { TrigramBook } from './similarity.ts';

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

export const MOST_MARKS = 5;

export const likeableOf = (row: UnderstoodRow): Likeable =>
  likeable({
    titleKey: titleKeyOf(row.title),
    agency: row.agency?.id ?? null,
    partners: row.partners,
    affairs: row.affairCodes,
    locations: row.locationCodes,
  });

const likeableEntry = (entry: RegisterEntry): Likeable =>
  likeable({
    titleKey: entry.titleKey,
    agency: entry.agencyId,
    partners: entry.candidatePartners,
    affairs: entry.affairCodes,
    locations: entry.locationCodes,
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

interface Candidate extends Likeable {
  row: number;
  title: string;
  trigrams: Uint32Array;
}

/** Of many rows that share a word, the neighbours are looked at; rarer words name the others. */
const NEIGHBOURS = 20;
const MOST_COMPARED = 60;

/** What finds a row again: its title, each word, each two words, and partner with agency, urusan or telling word. */
function keysOf({ titleKey, words, telling, agency, partners, affairs }: Likeable): Set<string> {
  const inOrder = [...words];
  const pairs = inOrder.slice(1).map((word, at) => `${inOrder[at]} ${word}`);
  const contexts = [...partners].flatMap((partner) => [
    ...[...affairs].map((affair) => `@${agency}|${partner}|${affair}`),
    ...[...telling].map((word) => `@${partner}|${word}`),
  ]);
  return new Set([`=${titleKey}`, ...inOrder, ...pairs, ...contexts]);
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
        const like = likeableOf(understood);
        return {
          ...like,
          row,
          title: understood.title ?? '',
          trigrams: this.#trigrams.idsOf(like.titleKey),
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

  #near(like: Likeable, at: number): Set<number> {
    const lists = [...keysOf(like)].flatMap((key) => {
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
    const like = likeableEntry(entry);
    const trigrams = this.#trigrams.idsOf(like.titleKey);
    const same = this.#postings.get(`=${like.titleKey}`) ?? [];
    for (const at of new Set([...same, ...this.#near(like, 0)])) {
      const candidate = this.#candidates[at];
      const alike =
        candidate && compareProposals(candidate, like, this.#trigrams.overlap(candidate.trigrams, trigrams));
      if (alike) this.#mark(candidate.row, registerMark(entry, alike));
    }
  }

  marksOf(row: number): SimilarMark[] {
    return bestMarks(this.#marks.get(row) ?? []);
  }
}
