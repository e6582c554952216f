interface Period {
  year: number;
  isCurrent: boolean;
}

const isYear = (text: string) => /^20\d\d$/.test(text);

/** The year in the address, else that of the period that runs, else of the latest one. */
export function chooseYear(given: string, periods: readonly Period[], now = new Date()): number {
  if (isYear(given)) return Number(given);
  const running = periods.find(({ isCurrent }) => isCurrent);
  if (running) return running.year;
  return periods.length > 0 ? Math.max(...periods.map(({ year }) => year)) : now.getFullYear();
}

/** Every year that can have a list, the latest first. */
export function yearsOf(
  periods: readonly Period[],
  frozen: readonly { year: number }[],
  given: string,
  now = new Date(),
): { value: string; label: string }[] {
  const years = new Set([...periods, ...frozen].map(({ year }) => year));
  years.add(chooseYear(given, periods, now));
  return [...years].sort((a, b) => b - a).map((year) => ({ value: String(year), label: String(year) }));
}
