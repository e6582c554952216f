import type { PERIOD_STATES } from '@kerabat/shared/periods/schema';
import type { PeriodRow } from './periods.table.ts';

export type PeriodState = (typeof PERIOD_STATES)[number];

/** What a period accepts at an instant; the closing instant itself still counts as open. */
export function periodState(
  row: Pick<PeriodRow, 'opensAt' | 'closesAt' | 'allowLate'>,
  now: Date,
): PeriodState {
  if (now < new Date(row.opensAt)) return 'upcoming';
  if (now <= new Date(row.closesAt)) return 'open';
  return row.allowLate ? 'late' : 'closed';
}
