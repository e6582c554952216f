import { COUNTED_STATUSES } from '@kerabat/shared/mapping/vocabulary';

const PAIRS = [
  ['affair', 'region'],
  ['agency', 'kind'],
  ['mission', 'status'],
];
const TIMES = 5;

export const TIMED_HEADINGS = ['proposals', 'what', 'median', 'slowest'];

async function time(port: number, token: string, path: string): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!answer.ok) throw new Error(await answer.text());
  await answer.arrayBuffer();
  return performance.now() - begun;
}

function lineOf(size: number, what: string, taken: number[]): (string | number)[] {
  const sorted = [...taken].sort((left, right) => left - right);
  const ms = (number: number | undefined) => `${Math.round(number ?? 0)} ms`;
  return [size, what, ms(sorted[Math.floor(sorted.length / 2)]), ms(sorted.at(-1))];
}

/** How long the matrix takes when nobody has just asked for it: each question names its states a little differently. */
export async function countAnew(port: number, token: string, size: number): Promise<(string | number)[][]> {
  const lines: (string | number)[][] = [];
  for (const [rows, columns] of PAIRS) {
    const taken: number[] = [];
    for (let at = 1; at <= TIMES; at += 1) {
      const query = [...COUNTED_STATUSES, ...Array<string>(at).fill('mapped')]
        .map((status) => `&status=${status}`)
        .join('');
      taken.push(await time(port, token, `/mapping/matrix?rows=${rows}&columns=${columns}${query}`));
    }
    lines.push(lineOf(size, `${rows} × ${columns}`, taken));
  }
  return lines;
}

/** How long the look-alikes of some proposals take, each asked for once. */
export async function findAlike(
  port: number,
  token: string,
  size: number,
  ids: readonly string[],
): Promise<(string | number)[][]> {
  const taken: number[] = [];
  for (const id of ids) taken.push(await time(port, token, `/proposals/${id}/similar`));
  return [lineOf(size, 'look-alikes', taken)];
}
