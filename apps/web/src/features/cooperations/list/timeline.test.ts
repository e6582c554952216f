import { describe, expect, it } from 'vitest';
import type { TimelineItem } from '../cooperations.api.ts';
import { barsOf, describeTimeline, lanesOf, monthsOf, spanOf, timelineTable } from './timeline.ts';

const now = new Date('2026-11-25T03:00:00Z');
const item: TimelineItem = {
  id: '0197b1c2-0000-7000-8000-000000000001',
  number: 'KS/2026/0001',
  title: 'Pasokan pangan',
  status: 'running',
  stages: [
    {
      code: 'T1',
      label: 'Persiapan',
      openedAt: '2026-08-10T02:00:00Z',
      passedAt: '2026-09-01T02:00:00Z',
      dueOn: null,
    },
    { code: 'T2', label: 'Penawaran', openedAt: '2026-09-01T02:00:00Z', passedAt: null, dueOn: '2026-10-01' },
    { code: 'X', label: 'Penatausahaan', openedAt: '2026-09-10T02:00:00Z', passedAt: null, dueOn: null },
  ],
};
const span = spanOf([item], now);

describe('the timeline', () => {
  it('spans whole months, from the oldest stage to today', () => {
    expect(new Date(span.from).toISOString()).toBe('2026-08-01T00:00:00.000Z');
    expect(new Date(span.to).toISOString()).toBe('2026-12-01T00:00:00.000Z');
    expect(monthsOf(span).map(({ label }) => label)).toEqual(['Agu 2026', 'Sep', 'Okt', 'Nov']);
  });

  it('shows what is late, and lays parallel stages below each other', () => {
    const bars = barsOf(item, span, now);
    expect(bars.map(({ state }) => state)).toEqual(['passed', 'late', 'open']);
    expect(lanesOf(bars).map((lane) => lane.map(({ code }) => code))).toEqual([['T1', 'T2'], ['X']]);
  });

  it('states what waits longest, and gives every bar as a row', () => {
    expect(describeTimeline([item], now)).toBe('Paling lama tertahan: Penawaran, 85 hari (Pasokan pangan)');
    expect(describeTimeline([], now)).toBe('Tidak ada tahap yang sedang berjalan');
    expect(timelineTable([item], now).rows).toHaveLength(3);
  });
});
