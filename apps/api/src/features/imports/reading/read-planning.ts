import { understood, warned, type Reading } from './findings.ts';
import type { PlanningTargetEntry } from './reference-index.ts';
import { likeness } from './similarity.ts';
import { keyOf, quoted, saysNothing } from './words.ts';

const ROMAN: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
  vi: 6,
  vii: 7,
  viii: 8,
  ix: 9,
  x: 10,
};
const SPOKEN: Readonly<Record<string, number>> = {
  satu: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  sembilan: 9,
  pertama: 1,
  kesatu: 1,
  kedua: 2,
  ketiga: 3,
  keempat: 4,
  kelima: 5,
  keenam: 6,
  ketujuh: 7,
  kedelapan: 8,
};
const NUMBER = '(?:\\d{1,2}|[ivx]+|(?:ke)?(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)|pertama)';
const MISSIONS = new RegExp(
  `\\b(?:misi|m)\\s*(?:ke)?\\s*(${NUMBER}(?:\\s+(?:dan\\s+|misi\\s+|m\\s*|ke\\s+)*${NUMBER})*)\\b`,
  'g',
);
const MISSPELT = 0.86;

const numberOf = (word: string): number | undefined =>
  /^\d+$/.test(word) ? Number(word) : (ROMAN[word] ?? SPOKEN[word]);

/** The plan of a year: where two overlap, the newer one governs. */
export function planOfYear(
  targets: readonly PlanningTargetEntry[],
  year: number | null,
): PlanningTargetEntry | undefined {
  return targets
    .filter(({ level, startYear, endYear }) => {
      if (level !== 'PERIOD' || year === null) return false;
      return (startYear ?? 0) <= year && year <= (endYear ?? 9999);
    })
    .sort((left, right) => (right.startYear ?? 0) - (left.startYear ?? 0))[0];
}

const isUnder = (target: PlanningTargetEntry, plan: PlanningTargetEntry) =>
  target.code.startsWith(`${plan.code}/`);

/** `RPJMD 2021-2026` in the cell goes before the year of the period. */
function planNamed(key: string, targets: readonly PlanningTargetEntry[]): PlanningTargetEntry | undefined {
  return targets.find(
    ({ level, startYear, endYear }) => level === 'PERIOD' && key.includes(`${startYear} ${endYear}`),
  );
}

interface Found {
  ids: string[];
  rest: string;
  unknown: string[];
}

function readMissions(
  key: string,
  plan: PlanningTargetEntry,
  targets: readonly PlanningTargetEntry[],
): Found {
  const found: Found = { ids: [], rest: key, unknown: [] };
  found.rest = key.replace(MISSIONS, (typed, list: string) => {
    for (const word of list.split(' ')) {
      const number = numberOf(word) ?? numberOf(word.replace(/^m/, ''));
      if (number === undefined) continue;
      const mission = targets.find(
        (target) => target.level === 'MISSION' && target.number === number && isUnder(target, plan),
      );
      if (mission) found.ids.push(mission.id);
      else found.unknown.push(`Misi ${number}`);
    }
    return typed.includes(' ') || list !== '' ? ' ' : typed;
  });
  return found;
}

const NOISE =
  /\b(?:rpjmd|provinsi|prov|sumatera barat|sumbar|periode|tahun|program unggulan|program|\d{4})\b/g;

function namesOf({ name, shortName, aliases }: PlanningTargetEntry): string[] {
  return [...new Set([name, shortName ?? name, ...aliases].map(keyOf))];
}

/** Missions and programmes by their names; one name that several bear needs its mission beside it. */
function readNames(
  text: string,
  plan: PlanningTargetEntry,
  missionIds: readonly string[],
  targets: readonly PlanningTargetEntry[],
): PlanningTargetEntry[] {
  const under = targets.filter((target) => target.level !== 'PERIOD' && isUnder(target, plan));
  const exact = under.filter((target) => namesOf(target).includes(text));
  const near =
    exact.length > 0
      ? exact
      : under.filter((target) => namesOf(target).some((name) => likeness(name, text) >= MISSPELT));
  const missions = new Set(under.filter(({ id }) => missionIds.includes(id)).map(({ code }) => code));
  const inMission = near.filter(({ parentCode }) => parentCode !== null && missions.has(parentCode));
  return inMission.length > 0 ? inMission : near;
}

const unknownPlan = (text: string) =>
  warned(
    [] as string[],
    'planning',
    'planning_unknown',
    `Keterkaitan RPJMD ${quoted(text)} tidak dikenali; tetap disimpan sebagaimana diketik. Tulis misalnya "Misi 3" atau nama program unggulan.`,
  );

/** Missions and programmes of the RPJMD in force in the year of the period. */
export function readPlanning(
  text: string | undefined,
  targets: readonly PlanningTargetEntry[],
  year: number | null,
): Reading<string[]> {
  if (text === undefined || saysNothing(text))
    return warned(
      [],
      'planning',
      'planning_missing',
      'Keterkaitan RPJMD belum diisi. Tulis misalnya "Misi 3".',
    );
  const byCode = targets.find(
    ({ code, level }) => level !== 'PERIOD' && code.toLowerCase() === text.trim().toLowerCase(),
  );
  if (byCode) return understood([byCode.id]);
  const key = keyOf(text);
  const plan = planNamed(key, targets) ?? planOfYear(targets, year);
  if (!plan) return unknownPlan(text);
  const whole = readNames(key, plan, [], targets);
  if (whole.length === 1) return understood(whole.map(({ id }) => id));
  const { ids, rest, unknown } = readMissions(key, plan, targets);
  const spoken = rest.replace(/\s+/g, ' ').trim();
  const names = spoken.replace(NOISE, ' ').replace(/\s+/g, ' ').trim();
  const asTyped = readNames(spoken, plan, ids, targets);
  const named = asTyped.length > 0 || names === '' ? asTyped : readNames(names, plan, ids, targets);
  const isNamed = names === '' || named.length === 1 || (ids.length > 0 && unknown.length === 0);
  if (named.length === 1) ids.push(...named.map(({ id }) => id));
  const value = [...new Set(ids)];
  if (unknown.length === 0 && isNamed && value.length > 0) return understood(value);
  return { ...unknownPlan(text), value };
}
