/**
 * Words as they are indexed and searched. PostgreSQL's `indonesian` stemmer turns `kerjasama` into `rjasama` and keeps stop
 * words, so the words of the office are made to meet here: `kerja sama`, `kerjasama` and `dikerjasamakan` are one.
 */

/** Written apart or together, with or without affixes: the same word in this trade. */
const SAME_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:di|ke|me|men|ber|be|pe)?(?:ng)?kerja\s*-?\s*sama(?:kan|an|nya)?\b/g, 'kerjasama'],
  [/\b(?:me|di|pe)?ngerjasama(?:kan|an)?\b/g, 'kerjasama'],
  [/\bpariwisata(?:an)?\b|\b(?:ke)?pariwisataan\b/g, 'pariwisata'],
  [/\b(?:per)?batasan\b/g, 'batas'],
  [/\bperindustrian\b/g, 'industri'],
  [/\bperdagangan\b/g, 'dagang'],
  [/\bpertanian\b/g, 'tani'],
  [/\bperikanan\b/g, 'ikan'],
  [/\bkehutanan\b/g, 'hutan'],
  [/\bkebudayaan\b/g, 'budaya'],
  [/\bpengelolaan\b|\bmengelola\b|\bdikelola\b/g, 'kelola'],
  [/\bpemprov(?:insi)?\b/g, 'pemerintah provinsi'],
  [/\bpemkab\b/g, 'pemerintah kabupaten'],
  [/\bpemko[t]?\b/g, 'pemerintah kota'],
  [/\bkab\b/g, 'kabupaten'],
  [/\bprov\b/g, 'provinsi'],
];

const STOP_WORDS = new Set(
  'yang dan di ke dari untuk pada dengan oleh dalam atau serta sebagai adalah ini itu para antara atas bagi'.split(
    ' ',
  ),
);

/** Lower case, no accents, punctuation to spaces; digits and letters stay. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const wordsOf = (text: string): string[] =>
  text.split(' ').filter((word) => word !== '' && !STOP_WORDS.has(word));

/** The words of a text in the form in which they meet. */
export const searchWords = (text: string): string[] =>
  wordsOf(SAME_WORDS.reduce((words, [pattern, word]) => words.replace(pattern, word), plainText(text)));

/**
 * What the search column holds: each word as it meets others and as it was written, so that a half-typed `pertani` finds
 * `pertanian`. Numbers such as USL/2022/DISPANGAN/0007 are found by each of their parts.
 */
export function searchText(parts: readonly (string | null | undefined)[]): string {
  const text = parts.filter(Boolean).join(' ');
  return [...new Set([...searchWords(text), ...wordsOf(plainText(text))])].join(' ').slice(0, 200_000);
}

/** The query of a search box: every word must match, each from its beginning. Undefined when nothing is left. */
export function searchQuery(text: string): string | undefined {
  const words = [...new Set(searchWords(text))];
  return words.length === 0 ? undefined : words.map((word) => `${word}:*`).join(' & ');
}
