import type { Funding } from '@kerabat/shared/proposals/content.schema';
import type { RowIssue } from '@kerabat/shared/imports/schema';
import type { Reading } from './findings.ts';
import type { PhraseBook } from './phrase-book.ts';
import { parseRupiah } from './read-money.ts';
import type { CodeEntry } from './reference-index.ts';
import { quoted, saysNothing, splitOutsideBrackets } from './words.ts';

const SEPARATOR = /[;\n+|]|,(?!\d)|\s+(?:dan|serta|&)\s+|&|\s\/\s|\/(?=\s*(?:apb|mitra|csr|hibah))/giy;
const SHARE = /\(?\s*(\d{1,3}(?:[.,]\d+)?)\s*%\s*\)?/;
const MISSPELT = 0.85;

interface Part {
  text: string;
  source: string | null;
  percent: number | null;
  amount: number | null;
}

function sourceOf(text: string, sources: PhraseBook<CodeEntry>): string | null {
  const named = sources.get(text) ?? sources.get(text.replace(/\([^)]*\)/g, ' '));
  if (named) return named.code;
  const withoutYear = text.replace(/\b(?:t\.?a\.?|tahun(?: anggaran)?)?\s*20\d\d\b/gi, ' ').trim();
  return (sources.get(withoutYear) ?? sources.nearest(withoutYear, MISSPELT))?.code ?? null;
}

function readPart(text: string, sources: PhraseBook<CodeEntry>): Part {
  const share = SHARE.exec(text);
  const percent = share?.[1] ? Number(share[1].replace(',', '.')) : null;
  const named = share ? text.replace(share[0], ' ').replace(/[:=]\s*$/, '') : text;
  const money =
    /^(.*?[a-z)].*?)\s*[:=(]?\s*((?:rp\.?\s*)?\d[\d.,\s]*(?:ribu|rb|juta|jt|miliar|milyar|m|triliun|t)?)\)?$/i.exec(
      named,
    );
  const amount = money?.[2] && !/^20\d\d$/.test(money[2].trim()) ? (parseRupiah(money[2]) ?? null) : null;
  const label = (amount === null ? named : (money?.[1] ?? named)).trim();
  return { text, source: sourceOf(label, sources), percent, amount };
}

/** Shares of the whole to the last rupiah: the last one takes what rounding left. */
export function splitByPercent(total: number, percents: readonly number[]): number[] {
  const parts = percents.map((percent) => Math.floor((total * percent) / 100));
  const given = parts.slice(0, -1).reduce((sum, part) => sum + part, 0);
  return [...parts.slice(0, -1), total - given];
}

const issue = (code: string, detail: string): RowIssue => ({
  field: 'fundingSource',
  code: `imports.${code}`,
  detail,
});

const entry = (source: string | null, amount: number | null): Funding => ({
  source,
  amount,
  year: null,
  budgeted: null,
});

function readParts(text: string, sources: PhraseBook<CodeEntry>): Part[] {
  const whole = readPart(text, sources);
  if (whole.source !== null) return [whole];
  const pieces = splitOutsideBrackets(text, SEPARATOR);
  return pieces.length > 1 ? pieces.map((piece) => readPart(piece, sources)) : [whole];
}

function amountsOf(
  parts: readonly Part[],
  cost: number | null,
): { amounts: (number | null)[]; warnings: RowIssue[] } {
  const percents = parts.flatMap(({ percent }) => (percent === null ? [] : [percent]));
  if (percents.length > 0) {
    const sum = percents.reduce((total, percent) => total + percent, 0);
    if (percents.length === parts.length && Math.abs(sum - 100) < 0.001)
      return {
        amounts: cost === null ? parts.map(() => null) : splitByPercent(cost, percents),
        warnings: [],
      };
    return {
      amounts: parts.map(() => null),
      warnings: [issue('funding_shares', 'Bagian sumber dana tidak berjumlah 100%. Perbaiki persentasenya.')],
    };
  }
  const named = parts.map(({ amount }) => amount);
  const sum = named.reduce<number>((total, amount) => total + (amount ?? 0), 0);
  const isWrong = cost !== null && sum > 0 && named.every((amount) => amount !== null) && sum !== cost;
  if (isWrong)
    return {
      amounts: named,
      warnings: [
        issue('funding_sum', 'Jumlah per sumber dana tidak sama dengan perkiraan biaya. Samakan keduanya.'),
      ],
    };
  return { amounts: parts.length === 1 && named[0] === null ? [cost] : named, warnings: [] };
}

/** Who pays: one source takes the whole cost, shares in percent are calculated, several without shares stay open. */
export function readFunding(
  text: string | undefined,
  cost: number | null,
  sources: PhraseBook<CodeEntry>,
): Reading<Funding[]> {
  if (text === undefined || (saysNothing(text) && !sources.get(text)))
    return { value: [], errors: [], warnings: [] };
  const parts = readParts(text, sources);
  const { amounts, warnings } = amountsOf(parts, cost);
  const unknown = parts.filter(({ source }) => source === null);
  return {
    value: parts
      .map(({ source }, index) => entry(source, amounts[index] ?? null))
      .filter(({ source }) => source !== null),
    errors: [],
    warnings: [
      ...warnings,
      ...unknown.map((part) =>
        issue(
          'funding_unknown',
          `Sumber dana ${quoted(part.text)} tidak dikenali; tetap disimpan sebagaimana diketik. Tulis misalnya APBD Provinsi, APBN, atau Mitra.`,
        ),
      ),
    ],
  };
}
