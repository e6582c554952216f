import { parseCsv } from 'hucre/csv';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/** UTF-8 if it is valid, UTF-16 by its mark, else what Excel writes on an Indonesian desktop. */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return utf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
}

/** Excel's own way to say it: a first line `sep=;`. */
const DECLARED = /^sep=(.)\n/i;

const DELIMITERS = [';', ',', '\t', '|'] as const;

/** The first lines outside quotes, with the separators that each holds. */
function countDelimiters(text: string): Record<string, number>[] {
  const lines: Record<string, number>[] = [{}];
  let quoted = false;
  for (const letter of text.slice(0, 200_000)) {
    if (letter === '"') quoted = !quoted;
    if (quoted) continue;
    const line = lines.at(-1) ?? {};
    if (letter === '\n') {
      if (lines.length === 60) break;
      lines.push({});
    } else if ((DELIMITERS as readonly string[]).includes(letter)) line[letter] = (line[letter] ?? 0) + 1;
  }
  return lines;
}

/**
 * The separator that cuts most lines into the same number of pieces. Title rows above the header say nothing, and commas in
 * sentences vary from line to line.
 */
export function sniffDelimiter(text: string): string {
  const declared = DECLARED.exec(text)?.[1];
  if (declared) return declared;
  const lines = countDelimiters(text);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const count = line[delimiter] ?? 0;
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    for (const [pieces, times] of counts) {
      const score = times * Math.min(pieces, 12);
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}

export function readCsv(bytes: Buffer): string[][] {
  const text = decodeText(bytes)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n');
  const delimiter = sniffDelimiter(text);
  return parseCsv(text.replace(DECLARED, ''), { delimiter }) as string[][];
}
