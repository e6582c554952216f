import { understood, warned, type Reading } from './findings.ts';
import type { PhraseBook } from './phrase-book.ts';
import type { CodeEntry } from './reference-index.ts';
import { quoted, saysNothing, wordsOf } from './words.ts';

/** `2.09`, and `3,3` where a spreadsheet took 3.30 for a number. */
const CODE = /(?<![\d.,])([1-8])\s?[.,-]\s?(\d{1,2})(?![\d.,])|\bx\.xx\b/gi;
const HARD_BREAK = /[;\n|]|\s\/\s|(?<=[a-z])\/(?=[A-Z])/;
const MISSPELT = 0.85;

interface Found {
  codes: string[];
  unknown: string[];
  guessed: string[];
}

/** Walks through the words, taking the longest known name each time. */
function readPhrase(text: string, affairs: PhraseBook<CodeEntry>): Found {
  const found: Found = { codes: [], unknown: [], guessed: [] };
  const words = wordsOf(text);
  let unknown: string[] = [];
  for (let at = 0; at < words.length;) {
    const match = affairs.findAt(words, at);
    if (!match) unknown.push(words[at++] ?? '');
    else {
      found.codes.push(match.entry.code);
      at = match.to;
    }
  }
  unknown = unknown.filter((word) => word !== 'bidang' && word !== 'urusan');
  if (unknown.length === 0) return found;
  const near = affairs.nearest(text, MISSPELT);
  if (near)
    return {
      codes: [near.code],
      unknown: [],
      guessed: [`${quoted(text)} dibaca sebagai ${near.name}`],
    };
  return { ...found, unknown: [text] };
}

function readPiece(piece: string, affairs: PhraseBook<CodeEntry>): Found {
  const named = affairs.get(piece);
  if (named) return { codes: [named.code], unknown: [], guessed: [] };
  const codes: string[] = [];
  const rest = piece.replace(CODE, (typed, group?: string, number?: string) => {
    const code = group ? `${group}.${(number ?? '').padEnd(2, '0')}` : typed.toUpperCase();
    const entry = affairs.get(code);
    if (!entry) return typed;
    codes.push(entry.code);
    return ' ';
  });
  if (rest.replace(/[\s,.:()-]+/g, '') === '') return { codes, unknown: [], guessed: [] };
  const spoken = readPhrase(rest.trim(), affairs);
  // A name beside its code only says it again.
  return codes.length > 0 ? { ...spoken, codes } : spoken;
}

/** Urusan by code, name, abbreviation or alias, several in one cell; the first is the main one. */
export function readAffairs(text: string | undefined, affairs: PhraseBook<CodeEntry>): Reading<string[]> {
  if (text === undefined || saysNothing(text))
    return warned(
      [],
      'affairs',
      'affair_missing',
      'Urusan pemerintahan belum diisi. Tulis nama atau kodenya.',
    );
  const whole = affairs.get(text);
  if (whole) return understood([whole.code]);
  const pieces = text
    .split(HARD_BREAK)
    .map((piece) => piece.trim())
    .filter(Boolean);
  const parts = pieces.map((piece) => readPiece(piece, affairs));
  const unknown = parts.flatMap((part) => part.unknown);
  const guessed = parts.flatMap((part) => part.guessed);
  const details = [
    ...guessed.map(
      (guess) => ['affair_guessed', `Urusan ${guess}. Betulkan bila bukan itu yang dimaksud.`] as const,
    ),
    ...unknown.map(
      (piece) =>
        [
          'affair_unknown',
          `Urusan ${quoted(piece)} tidak seluruhnya dikenali. Tulis nama atau kode urusan, misalnya "2.09 Pangan".`,
        ] as const,
    ),
  ];
  return {
    value: [...new Set(parts.flatMap((part) => part.codes))],
    errors: [],
    warnings: details.map(([code, detail]) => ({ field: 'affairs', code: `imports.${code}`, detail })),
  };
}
