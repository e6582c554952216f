import { plainText } from '../../../platform/search-text.ts';

/** A phrase as it is compared: lower case, no accents, no punctuation, `&` read as `dan`, `kerja sama` as one word. */
export const keyOf = (text: string): string =>
  plainText(text.replaceAll('&', ' dan ')).replace(/\bkerja sama\b/g, 'kerjasama');

const CONNECTORS = new Set(['dan', 'serta', 'dengan']);

/** The words that tell phrases apart. */
export const wordsOf = (text: string): string[] =>
  keyOf(text)
    .split(' ')
    .filter((word) => word !== '' && !CONNECTORS.has(word));

/** What people type to say that there is nothing. */
const NOTHING = /^[\s\-–—_.…/*]*$|^(?:n\/?a|nihil|kosong|tidak ada|belum ada|tdk ada|null|x)\.?$/i;
export const saysNothing = (text: string): boolean => NOTHING.test(text.trim());

/** A cell in a message: short enough to read. */
export const quoted = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return `"${line.length > 60 ? `${line.slice(0, 59)}…` : line}"`;
};

/** Cuts at the given places outside brackets; pieces are trimmed and never empty. */
export function splitOutsideBrackets(text: string, separator: RegExp): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    separator.lastIndex = at;
    const found = separator.exec(text);
    if (!found || found[0] === '') continue;
    pieces.push(text.slice(start, at));
    at += found[0].length - 1;
    start = at + 1;
  }
  pieces.push(text.slice(start));
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}
