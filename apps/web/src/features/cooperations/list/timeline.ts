import { daysBetween, formatDate, formatNumber } from '../../../ui/format.ts';
import type { PictureTable } from '../../../ui/picture-table.ts';
import type { TimelineItem } from '../cooperations.api.ts';

const DAY_MS = 86_400_000;
const monthName = new Intl.DateTimeFormat('id-ID', { month: 'short', timeZone: 'Asia/Jakarta' });

export interface Span {
  from: number;
  to: number;
}

/** From the first of the month in which the oldest stage opened to the end of the month of the last day that matters. */
export function spanOf(items: readonly TimelineItem[], now: Date): Span {
  const stages = items.flatMap((item) => item.stages);
  const starts = [now.getTime(), ...stages.map(({ openedAt }) => Date.parse(openedAt))];
  const ends = [
    now.getTime(),
    ...stages.flatMap(({ passedAt, dueOn }) =>
      passedAt === null && dueOn ? [Date.parse(dueOn) + DAY_MS] : [],
    ),
  ];
  const first = new Date(Math.min(...starts));
  const last = new Date(Math.max(...ends));
  return {
    from: Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), 1),
    to: Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 1),
  };
}

export interface Month {
  key: string;
  label: string;
  left: number;
}

/** Marks of the months, as many as find room; January carries its year. */
export function monthsOf({ from, to }: Span, most = 14): Month[] {
  const months: Month[] = [];
  for (
    let at = new Date(from);
    at.getTime() < to;
    at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1))
  )
    months.push({
      key: at.toISOString(),
      label:
        at.getUTCMonth() === 0 || at.getTime() === from
          ? `${monthName.format(at)} ${at.getUTCFullYear()}`
          : monthName.format(at),
      left: share({ from, to }, at.getTime()),
    });
  const step = Math.ceil(months.length / most);
  return months.filter((_, index) => index % step === 0);
}

export const share = ({ from, to }: Span, at: number) => ((at - from) / (to - from)) * 100;

export interface Bar {
  code: string;
  label: string;
  left: number;
  width: number;
  /** Where it ends in truth; a short bar is drawn wider, to be seen. */
  end: number;
  state: 'passed' | 'open' | 'late';
  words: string;
}

/** A stage as a bar; an open one reaches to today. */
export const barsOf = ({ stages }: Pick<TimelineItem, 'stages'>, span: Span, now: Date): Bar[] =>
  stages.map(({ code, label, openedAt, passedAt, dueOn }) => {
    const end = passedAt ?? now.toISOString();
    const left = share(span, Date.parse(openedAt));
    const isLate = passedAt === null && dueOn !== null && daysBetween(dueOn, now) > 0;
    const days = Math.max(1, daysBetween(openedAt, end));
    return {
      code,
      label,
      left,
      width: Math.max(0.6, share(span, Date.parse(end)) - left),
      end: share(span, Date.parse(end)),
      state: passedAt ? 'passed' : isLate ? 'late' : 'open',
      words: `${label}: ${formatDate(openedAt)} – ${passedAt ? formatDate(passedAt) : 'sekarang'}, ${formatNumber(days)} hari`,
    };
  });

const SAME_INSTANT = 0.01;

/** Parallel stages lie below each other instead of over each other. */
export function lanesOf(bars: readonly Bar[]): Bar[][] {
  const lanes: Bar[][] = [];
  for (const bar of bars) {
    const lane = lanes.find((each) => (each.at(-1)?.end ?? 0) <= bar.left + SAME_INSTANT);
    if (lane) lane.push(bar);
    else lanes.push([bar]);
  }
  return lanes;
}

/** `Paling lama tertahan: Penyusunan PKS, 214 hari (Pasokan pangan)` */
export function describeTimeline(items: readonly TimelineItem[], now: Date): string {
  const waiting = items.flatMap(({ title, stages }) =>
    stages
      .filter(({ passedAt }) => passedAt === null)
      .map(({ label, openedAt }) => ({ title, label, days: daysBetween(openedAt, now) })),
  );
  const [longest] = waiting.toSorted((a, b) => b.days - a.days);
  if (!longest) return 'Tidak ada tahap yang sedang berjalan';
  return longest.days <= 0
    ? 'Semua tahap baru dibuka hari ini'
    : `Paling lama tertahan: ${longest.label}, ${formatNumber(longest.days)} hari (${longest.title})`;
}

export const timelineTable = (items: readonly TimelineItem[], now: Date): PictureTable => ({
  caption: 'Linimasa kerja sama: tahap, dibuka, selesai, dan lamanya',
  columns: [
    { label: 'Kerja sama', kind: 'text' },
    { label: 'Tahap', kind: 'text' },
    { label: 'Dibuka', kind: 'text' },
    { label: 'Selesai', kind: 'text' },
    { label: 'Batas', kind: 'text' },
    { label: 'Hari', kind: 'count' },
  ],
  rows: items.flatMap(({ number, title, stages }) =>
    stages.map(({ label, openedAt, passedAt, dueOn }) => [
      `${number} ${title}`,
      label,
      formatDate(openedAt),
      passedAt ? formatDate(passedAt) : 'sedang berjalan',
      dueOn ? formatDate(dueOn) : null,
      daysBetween(openedAt, passedAt ?? now),
    ]),
  ),
});
