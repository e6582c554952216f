/** How alike two phrases are, 0 to 1: typing errors (letters left out, doubled, swapped) cost little. */
export function likeness(left: string, right: string): number {
  if (left === right) return 1;
  const longest = Math.max(left.length, right.length);
  return longest === 0 ? 1 : 1 - editDistance(left, right) / longest;
}

/** Damerau–Levenshtein, neighbours swapped counting as one error. */
export function editDistance(left: string, right: string): number {
  const width = right.length + 1;
  let before = new Uint16Array(width);
  let above = Uint16Array.from({ length: width }, (_, column) => column);
  let current = new Uint16Array(width);
  for (let row = 1; row <= left.length; row++) {
    current[0] = row;
    const letter = left.charCodeAt(row - 1);
    for (let column = 1; column < width; column++) {
      const other = right.charCodeAt(column - 1);
      const kept = (above[column - 1] ?? 0) + (letter === other ? 0 : 1);
      let cost = Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, kept);
      if (
        row > 1 &&
        column > 1 &&
        letter === right.charCodeAt(column - 2) &&
        left.charCodeAt(row - 2) === other
      )
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current[column] = cost;
    }
    [before, above, current] = [above, current, before];
  }
  return above[width - 1] ?? 0;
}

/** Which letters and digits occur: each typing error changes at most two of these bits. */
function lettersOf(key: string): number {
  let letters = 0;
  for (let at = 0; at < key.length; at++) letters |= 1 << (key.charCodeAt(at) & 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Known phrases, ready to be searched for the one that a misspelt phrase means. */
export class NearBook<T> {
  readonly #known: { key: string; letters: number; value: T }[];

  constructor(entries: Iterable<readonly [string, T]>) {
    this.#known = [...entries].map(([key, value]) => ({ key, letters: lettersOf(key), value }));
  }

  /** All that are alike enough, in no order. */
  find(key: string, least: number): { value: T; alike: number }[] {
    const letters = lettersOf(key);
    const found: { value: T; alike: number }[] = [];
    for (const known of this.#known) {
      const longest = Math.max(key.length, known.key.length);
      const errors = Math.floor(longest * (1 - least) + 1e-9);
      if (Math.abs(key.length - known.key.length) > errors) continue;
      if (countBits(letters ^ known.letters) > 2 * errors) continue;
      const alike = likeness(key, known.key);
      if (alike >= least) found.push({ value: known.value, alike });
    }
    return found;
  }

  best(key: string, least: number): { value: T; alike: number } | undefined {
    let best: { value: T; alike: number } | undefined;
    for (const one of this.find(key, least)) if (one.alike > (best?.alike ?? 0)) best = one;
    return best;
  }
}

/** Shared part of two sets. */
export function overlap<T>(left: ReadonlySet<T>, right: ReadonlySet<T>): number {
  let shared = 0;
  for (const item of left) if (right.has(item)) shared++;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** Letter groups of three, each word with its borders, as PostgreSQL's pg_trgm makes them; kept as numbers. */
export class TrigramBook {
  readonly #ids = new Map<string, number>();

  idsOf(key: string): Uint32Array {
    const ids = new Set<number>();
    for (const word of key.split(' ')) {
      const padded = `  ${word} `;
      for (let at = 0; at + 3 <= padded.length; at++) ids.add(this.#idOf(padded.slice(at, at + 3)));
    }
    return Uint32Array.from(ids).sort();
  }

  #idOf(trigram: string): number {
    const known = this.#ids.get(trigram);
    if (known !== undefined) return known;
    this.#ids.set(trigram, this.#ids.size);
    return this.#ids.size - 1;
  }

  /** Shared part of two titles, as `similarity()` of pg_trgm. */
  overlap(left: Uint32Array, right: Uint32Array): number {
    let shared = 0;
    for (let at = 0, other = 0; at < left.length && other < right.length;) {
      const difference = (left[at] ?? 0) - (right[other] ?? 0);
      if (difference === 0) shared++;
      if (difference <= 0) at++;
      if (difference >= 0) other++;
    }
    const all = left.length + right.length - shared;
    return all === 0 ? 0 : shared / all;
  }
}
