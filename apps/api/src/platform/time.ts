/** As the UTC sessions of platform/db.ts write it: `2026-06-17 02:30:00.123456+00`. */
const POSTGRES_UTC = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/;

/** drizzle hands timestamps out as PostgreSQL writes them; the contract wants ISO 8601 UTC. */
export function toIso(value: string): string {
  // Rearranged as text: parsing 100 dates a page costs more than everything else in the answer.
  const match = POSTGRES_UTC.exec(value);
  return match
    ? `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`
    : new Date(value).toISOString();
}

export const toIsoOrNull = (value: string | null): string | null => (value === null ? null : toIso(value));
