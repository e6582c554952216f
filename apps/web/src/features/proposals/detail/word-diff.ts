export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Beyond this the table of the comparison grows too large for a phone: then whole texts stand side by side. */
const MOST_CELLS = 1_500_000;

/** Words with the blanks that follow them, so that joining the pieces gives the text back. */
const wordsOf = (text: string): string[] => text.match(/\s*\S+\s*?(?=\s|$)|\s+$/g) ?? [];
const key = (word: string) => word.trim();

/** Lengths of the longest common row of words, from every pair of places to the end. */
function commonLengths(before: string[], after: string[]): Uint16Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const [row, below] = [table[i], table[i + 1]] as [Uint16Array, Uint16Array];
    for (let j = after.length - 1; j >= 0; j -= 1) {
      row[j] =
        key(before[i] ?? '') === key(after[j] ?? '')
          ? (below[j + 1] ?? 0) + 1
          : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

/** Neighbours of one kind become one piece; a removed stretch stands before what was added in its place. */
function join(pieces: Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.kind === piece.kind) last.text += piece.text;
    else joined.push({ ...piece });
  }
  return joined;
}

/** Which words were taken away and which were added; null when the texts are too long to compare word by word. */
export function diffWords(before: string, after: string): Piece[] | null {
  const [old, young] = [wordsOf(before), wordsOf(after)];
  if (old.length * young.length > MOST_CELLS) return null;
  const lengths = commonLengths(old, young);
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    const [gone, come] = [old[i], young[j]];
    if (gone !== undefined && come !== undefined && key(gone) === key(come)) {
      pieces.push({ kind: 'same', text: come });
      i += 1;
      j += 1;
    } else if (gone !== undefined && (come === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'removed', text: gone });
      i += 1;
    } else {
      pieces.push({ kind: 'added', text: come ?? '' });
      j += 1;
    }
  }
  return join(pieces);
}

/** Small corrections are read inside the text; a rewritten text is read better as a whole. */
export const isReadableInline = (pieces: readonly Piece[]): boolean => {
  const length = (kind: Piece['kind']) =>
    pieces.filter((piece) => piece.kind === kind).reduce((sum, { text }) => sum + text.length, 0);
  return length('same') * 2 >= length('added') + length('removed');
};
