const rows = () => [...document.querySelectorAll<HTMLElement>('tr[data-row]')];

/** The row of a table that something stands in. */
export const rowOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>('tr[data-row]') : null;

export const isOnRowLink = ({ target }: KeyboardEvent) =>
  target instanceof HTMLAnchorElement && rowOf(target) !== null;

/** The row after (or before) the one that holds the focus; from elsewhere the first. */
export function neighbour<T>(all: readonly T[], current: T | undefined, by: 1 | -1): T | undefined {
  const at = current === undefined ? -1 : all.indexOf(current);
  if (at < 0) return by > 0 ? all[0] : all.at(-1);
  return all[Math.min(all.length - 1, Math.max(0, at + by))];
}

/** The focus itself moves from title to title, so that Enter opens without being told. */
export function moveRow(by: 1 | -1): void {
  const wanted = neighbour(rows(), rowOf(document.activeElement) ?? undefined, by);
  wanted?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
  wanted?.scrollIntoView({ block: 'nearest' });
}
