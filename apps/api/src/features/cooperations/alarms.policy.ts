import type { CooperationSummary } from '@kerabat/shared/cooperations/schema';
import type { AlarmKind } from '@kerabat/shared/cooperations/vocabulary';
import { requirementsOf, stageState } from '@kerabat/shared/procedures/interpreter';
import type { CaseView, Procedure, Requirement } from '@kerabat/shared/procedures/types';
import type { PaperKind, RuleId } from '@kerabat/shared/procedures/vocabulary';
import type { SettingKey } from '@kerabat/shared/settings/vocabulary';
import { printedDate } from '@kerabat/shared/text/printed';
import { addDays } from '@kerabat/shared/time/working-days';

type Alarm = CooperationSummary['alarms'][number];
export type AlarmSettings = Readonly<Record<SettingKey, number | null>>;

/** What the alarms of a case look at; `alarms.queries.ts` asks the same of the database. */
export interface AlarmFacts {
  status: string;
  /** Days in WIB. */
  movedOn: string;
  dueOn: string | null;
  kbSignedOn: string | null;
  pksSignedOn: string | null;
  replyDueOn: string | null;
  paperExpiresOn: string | null;
  openStageCodes: readonly string[];
}

/** Execution, the register and reports last for years: nobody expects a step there. */
export const LASTING_STAGE = '_(LAKSANA|USAHA|LAPOR)$';
const expectsMove = (codes: readonly string[]): boolean =>
  codes.some((code) => !new RegExp(LASTING_STAGE).test(code));

const DAY_MS = 86_400_000;
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** The last day of a shorter month stands for a day that it doesn't have, as in PostgreSQL. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

const DETAILS: Readonly<Record<AlarmKind, (facts: AlarmFacts) => string>> = {
  STALLED: ({ movedOn }) => `Tidak bergerak sejak ${printedDate(movedOn)}.`,
  STAGE_OVERDUE: ({ dueOn }) => `Batas tahap ${printedDate(dueOn ?? '')} sudah lewat.`,
  KB_WITHOUT_PKS: ({ kbSignedOn }) =>
    `KB ditandatangani ${printedDate(kbSignedOn ?? '')}, tetapi belum diikuti PKS.`,
  REPLY_OVERDUE: ({ replyDueOn }) =>
    `Jawaban atas penawaran ditunggu sampai ${printedDate(replyDueOn ?? '')}.`,
  PAPER_EXPIRED: ({ paperExpiresOn }) =>
    `Surat yang masih diperlukan tidak berlaku lagi sejak ${printedDate(paperExpiresOn ?? '')}.`,
};

/** The last day on which all is well, by alarm; null where none can be raised. */
function lastGoodDays(facts: AlarmFacts, settings: AlarmSettings): Record<AlarmKind, string | null> {
  const { movedOn, dueOn, kbSignedOn, pksSignedOn, replyDueOn, paperExpiresOn } = facts;
  const { stallDays, kbFollowupMonths } = settings;
  return {
    STALLED: stallDays === null || !expectsMove(facts.openStageCodes) ? null : addDays(movedOn, stallDays),
    STAGE_OVERDUE: dueOn,
    KB_WITHOUT_PKS:
      kbSignedOn === null || pksSignedOn !== null || kbFollowupMonths === null
        ? null
        : addMonths(kbSignedOn, kbFollowupMonths),
    REPLY_OVERDUE: replyDueOn,
    PAPER_EXPIRED: paperExpiresOn,
  };
}

/** What waits too long about a case: alarms warn and never block [D]. `since`: the last good day; `days`: beyond it. */
export function alarmsOf(facts: AlarmFacts, settings: AlarmSettings, today: string): Alarm[] {
  if (facts.status !== 'running') return [];
  const days = Object.entries(lastGoodDays(facts, settings)) as [AlarmKind, string | null][];
  return days.flatMap(([kind, since]) =>
    since !== null && since < today
      ? [{ kind, since, days: daysBetween(since, today), detail: DETAILS[kind](facts) }]
      : [],
  );
}

/** What the database measures alarms with; null raises none. */
export const boundsOf = ({ stallDays, kbFollowupMonths }: AlarmSettings, today: string) => ({
  today,
  /** A case that last moved before this instant is stalled. */
  stalledBefore:
    stallDays === null ? null : new Date(`${addDays(today, -stallDays)}T00:00:00+07:00`).toISOString(),
  kbFollowupMonths,
});

/** Rules that read a paper of one kind. */
const PAPER_OF_RULE: Partial<Record<RuleId, PaperKind>> = {
  'R-SK': 'SK_FEAS',
  'R-KORTEK': 'BA_KORTEK',
  'R-KUASA': 'SRT_KUASA',
  'R-KBFIRST': 'KB',
  'R-RK': 'RK',
};
const paperOf = (requirement: Requirement): PaperKind | undefined =>
  requirement.type === 'paper' ? requirement.paper : PAPER_OF_RULE[requirement.rule];

/** The day on which the longest valid paper of a kind expires; null: never, or there is none. */
function expiryOf({ papers }: CaseView, kind: PaperKind): string | null {
  const days = papers
    .filter((paper) => paper.kind === kind && paper.accepted)
    .map(({ validUntil }) => validUntil);
  return days.includes(null)
    ? null
    : days.reduce((last, day) => (last === null || (day !== null && day > last) ? day : last), null);
}

/** The first day after which a stage that is open or still to come lacks a paper that it has today. */
export function paperExpiry(procedure: Procedure, view: CaseView): string | null {
  const ahead = procedure.stages.filter((stage) =>
    ['open', 'waiting'].includes(stageState(procedure, view, stage)),
  );
  const kinds = new Set(
    ahead.flatMap((stage) => requirementsOf(view, stage).flatMap((one) => paperOf(one) ?? [])),
  );
  return [...kinds]
    .map((kind) => expiryOf(view, kind))
    .reduce((first, day) => (day !== null && (first === null || day < first) ? day : first), null);
}
