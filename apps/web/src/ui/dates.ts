const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mei', 'jun', 'jul', 'agu', 'sep', 'okt', 'nov', 'des'];
const OTHER_SPELLINGS: Record<string, string> = {
  may: 'mei',
  aug: 'agu',
  agt: 'agu',
  oct: 'okt',
  dec: 'des',
  nop: 'nov',
};

/** `17/6/2022`, `17-06-22`, `17 Juni 2022`, `2022-06-17` → `2022-06-17`; null when it is no date of the calendar. */
export function parseDate(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const iso = text.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
  if (iso) return toIso(iso[1], iso[2], iso[3]);
  const numeric = text.match(/^(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{4}|\d{2})$/);
  if (numeric) return toIso(numeric[3], numeric[2], numeric[1]);
  const worded = text.match(/^(\d{1,2})[\s.-]*([a-z]{3,})[\s.,-]*(\d{4}|\d{2})$/);
  if (!worded) return null;
  const start = worded[2]?.slice(0, 3) ?? '';
  const month = MONTHS.indexOf(OTHER_SPELLINGS[start] ?? start) + 1;
  return month === 0 ? null : toIso(worded[3], `${month}`, worded[1]);
}

function toIso(year = '', month = '', day = ''): string | null {
  const fullYear = year.length === 2 ? `20${year}` : year;
  const iso = `${fullYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
