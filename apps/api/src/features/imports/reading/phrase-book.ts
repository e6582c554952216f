import { NearBook } from './similarity.ts';
import { wordsOf } from './words.ts';

export interface Found<T> {
  entry: T;
  /** The words that were recognised: from, up to but not including. */
  from: number;
  to: number;
}

/** Phrases of one or more words, each naming one entry; connectors (`dan`, `&`) do not count. */
export class PhraseBook<T> {
  readonly #entries = new Map<string, T>();
  readonly #ambiguous = new Set<string>();
  #longest = 0;
  #near: NearBook<T> | undefined;

  constructor(entries: readonly T[], phrasesOf: (entry: T) => readonly string[]) {
    for (const entry of entries)
      for (const phrase of phrasesOf(entry)) {
        const words = wordsOf(phrase);
        const key = words.join(' ');
        if (key === '') continue;
        const known = this.#entries.get(key);
        if (known !== undefined && known !== entry) this.#ambiguous.add(key);
        else this.#entries.set(key, entry);
        this.#longest = Math.max(this.#longest, words.length);
      }
  }

  get(text: string): T | undefined {
    const key = wordsOf(text).join(' ');
    return this.#ambiguous.has(key) ? undefined : this.#entries.get(key);
  }

  /** The longest known phrase that begins with this word. */
  findAt(words: readonly string[], from: number): Found<T> | undefined {
    for (let to = Math.min(words.length, from + this.#longest); to > from; to--) {
      const key = words.slice(from, to).join(' ');
      const entry = this.#entries.get(key);
      if (entry !== undefined && !this.#ambiguous.has(key)) return { entry, from, to };
    }
    return undefined;
  }

  /** The entry whose phrase is nearest to a misspelt one. */
  nearest(text: string, least: number): T | undefined {
    this.#near ??= new NearBook(this.#entries);
    return this.#near.best(wordsOf(text).join(' '), least)?.value;
  }
}
