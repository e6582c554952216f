import { checkGuards, type GuardRefusal, type ProposalFacts } from '@kerabat/shared/proposals/guards';
import { type ProposalContent, proposalContentSchema } from '@kerabat/shared/proposals/content.schema';
import type { z } from 'zod';
import type { FieldError } from '../../../api/problem.ts';
import { type Draft, toContent, writtenRows } from './draft.ts';
import { parseNumber } from './numbers.ts';

type Issue = z.core.$ZodIssue;

/** Limits that the contract states without words of its own. */
function messageOf(issue: Issue): string {
  if (issue.code === 'too_big' && issue.origin === 'array')
    return `Pilih atau isi paling banyak ${issue.maximum}.`;
  if (issue.path[0] === 'durationMonths') return 'Isi lama kerja sama antara 1 dan 600 bulan.';
  return issue.message;
}

const unreadNumber = (text: string) => text.trim() !== '' && parseNumber(text) === null;
const NUMBER_HINT = 'Belum terbaca sebagai angka. Tulis misalnya 1.200 atau 46,5.';
const YEAR_HINT = 'Tulis tahun dengan empat angka, misalnya 2027.';
const MONEY_HINT = 'Biaya belum terbaca. Tulis misalnya 750 juta, 1,25 M, atau 1.250.000.';
const DATE_HINT = 'Tanggal belum terbaca. Tulis misalnya 17/6/2027.';

/** What was typed but could not be read: it is never dropped silently. */
export function unreadErrors(draft: Draft): FieldError[] {
  const found: (FieldError | false)[] = [
    draft.estimatedCostUnread !== null && { name: 'estimatedCost', message: MONEY_HINT },
    draft.startDateUnread !== null && { name: 'startDate', message: DATE_HINT },
    draft.endDateUnread !== null && { name: 'endDate', message: DATE_HINT },
    unreadNumber(draft.durationMonths) && { name: 'durationMonths', message: NUMBER_HINT },
    unreadNumber(draft.planLink.rkpdYear) && { name: 'planLink.rkpdYear', message: YEAR_HINT },
    ...draft.indicators.flatMap(({ baseline, target }, row) => [
      unreadNumber(baseline) && { name: `indicators.${row}.baseline`, message: NUMBER_HINT },
      unreadNumber(target) && { name: `indicators.${row}.target`, message: NUMBER_HINT },
    ]),
    ...draft.funding.flatMap(({ amountUnread, year }, row) => [
      amountUnread !== null && { name: `funding.${row}.amount`, message: MONEY_HINT },
      unreadNumber(year) && { name: `funding.${row}.year`, message: YEAR_HINT },
    ]),
  ];
  return found.filter((error) => error !== false);
}

/** The contract counts the rows that are sent, the page also those in which nothing stands yet. */
function placeOf([field, at, ...rest]: readonly PropertyKey[], draft: Draft): string {
  const written = writtenRows(draft)[String(field)];
  const place = written && typeof at === 'number' ? (written[at] ?? at) : at;
  return [field, place, ...rest].filter((part) => part !== undefined).join('.');
}

/** Everything that the server would refuse, in the words of the shared contract. */
export function checkDraft(draft: Draft): FieldError[] {
  const parsed = proposalContentSchema.safeParse(toContent(draft));
  const refused = parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({ name: placeOf(issue.path, draft), message: messageOf(issue) }));
  return [...unreadErrors(draft), ...refused].map((error) =>
    error.name === 'title' && !draft.title.trim() ? { ...error, message: 'Isi judul usulan.' } : error,
  );
}

/** What is still missing before the head may hand it in, asked of the shared rules. */
export function missingForSubmission(
  content: ProposalContent,
  partners: ProposalFacts['partners'] = [],
): GuardRefusal[] {
  const facts: ProposalFacts = {
    title: content.title,
    kind: content.kind,
    kindReason: content.kindReason,
    affairCodes: content.affairCodes,
    hasNarrative: [content.background, content.problem, content.potential].some(Boolean),
    planningTargetCount: content.planningTargetIds.length,
    hasPlanLink: content.planLink !== null,
    exceptionReason: content.exceptionReason,
    lawCheck: null,
    partners,
    crossBorderImpact: content.crossBorderImpact?.holds ?? null,
    jointEfficiency: content.jointEfficiency?.holds ?? null,
    thirdPartySubtype: content.thirdPartySubtype,
    attachmentKinds: [],
    period: null,
    now: new Date(),
    cooperationCount: 0,
  };
  return checkGuards(['COMPLETE', 'KIND_REASON', 'R-OBJEK'], facts);
}
