const DAY_MS = 86_400_000;

/** The instant at which a day begins in WIB. */
export const dayStart = (day: string) => new Date(`${day}T00:00:00+07:00`).toISOString();

/** The instant at which the day after it begins: `to` names the first moment that is left out. */
export const dayEnd = (day: string) => new Date(Date.parse(dayStart(day)) + DAY_MS).toISOString();
