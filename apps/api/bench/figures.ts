import { COUNTED_STATUSES } from '@kerabat/shared/mapping/vocabulary';

const PAIRS = [
  ['affair', 'region'],
  ['agency', 'kind'],
  ['mission', 'status'],
];
const TIMES = 5;

/** How long the matrix takes when nobody has just asked for it: each question names its states a little differently. */
export async function countAnew(port: number, token: string, size: number): Promise<(string | number)[][]> {
  const lines: (string | number)[][] = [];
  for (const [rows, columns] of PAIRS) {
    const taken: number[] = [];
    for (let time = 1; time <= TIMES; time += 1) {
      const query = [...COUNTED_STATUSES, ...Array<string>(time).fill('mapped')]
        .map((status) => `&status=${status}`)
        .join('');
      const begun = performance.now();
      const answer = await fetch(
        `http://127.0.0.1:${port}/api/v1/mapping/matrix?rows=${rows}&columns=${columns}${query}`,
        { headers: { authorization: `Bearer ${token}` } },
      );
      if (!answer.ok) throw new Error(await answer.text());
      await answer.arrayBuffer();
      taken.push(performance.now() - begun);
    }
    taken.sort((a, b) => a - b);
    const ms = (number: number | undefined) => `${Math.round(number ?? 0)} ms`;
    lines.push([size, `${rows} × ${columns}`, ms(taken[Math.floor(TIMES / 2)]), ms(taken.at(-1))]);
  }
  return lines;
}
