import {
  EMPTY_CONTENT,
  type ProposalContent,
  type ProposalField,
} from '@kerabat/shared/proposals/content.schema';
import { parseNumber, writeNumber } from './numbers.ts';

/** The content of a proposal as controls hold it: text instead of null, rows with a key of their own. */
let lastKey = 0;
export const newKey = () => ++lastKey;

type YesNo = '' | 'ya' | 'tidak';
const toYesNo = (value: boolean | null | undefined): YesNo =>
  value === null || value === undefined ? '' : value ? 'ya' : 'tidak';
const fromYesNo = (value: YesNo) => (value === '' ? null : value === 'ya');

const typed = (text: string | null | undefined) => text ?? '';
const typedNumber = (value: number | null | undefined) => (value == null ? '' : String(value));
const written = (text: string) => text.trim() || null;
const chosen = <V extends string>(value: V | '' | undefined) => value || null;

export const blankPartner = () => ({ key: newKey(), name: '', type: '', regionCode: '', readiness: '' });
export const blankIndicator = () => ({ key: newKey(), name: '', unit: '', baseline: '', target: '' });
export const blankFunding = () => ({
  key: newKey(),
  source: '',
  amount: null as number | null,
  amountUnread: null as string | null,
  year: '',
  budgeted: '' as YesNo,
});
export const blankScope = () => ({ key: newKey(), text: '' });

type Source = Omit<ProposalContent, 'title'> & { title: string };

const textsDraft = (content: Source) => ({
  title: content.title,
  kind: typed(content.kind),
  kindReason: typed(content.kindReason),
  thirdPartySubtype: typed(content.thirdPartySubtype),
  initiator: content.initiator as string,
  periodId: typed(content.periodId),
  background: typed(content.background),
  problem: typed(content.problem),
  potential: typed(content.potential),
  objectives: typed(content.objectives),
  regionalNeeds: typed(content.regionalNeeds),
  locationText: typed(content.locationText),
  socialEnvironmentalImpact: typed(content.socialEnvironmentalImpact),
  exceptionReason: typed(content.exceptionReason),
  targetDocument: typed(content.targetDocument),
  priority: typedNumber(content.priority),
  durationMonths: typedNumber(content.durationMonths),
});

const rowsDraft = (content: Source) => ({
  scope: content.scope.map((text) => ({ ...blankScope(), text })),
  candidatePartners: content.candidatePartners.map(({ name, type, regionCode, readiness }) => ({
    key: newKey(),
    name,
    type: typed(type),
    regionCode: typed(regionCode),
    readiness: typed(readiness) as string,
  })),
  indicators: content.indicators.map(({ name, unit, baseline, target }) => ({
    key: newKey(),
    name,
    unit: typed(unit),
    baseline: writeNumber(baseline),
    target: writeNumber(target),
  })),
  funding: content.funding.map(({ source, amount, year, budgeted }) => ({
    ...blankFunding(),
    source: typed(source),
    amount,
    year: typedNumber(year),
    budgeted: toYesNo(budgeted),
  })),
});

const groupsDraft = ({ benefits, contact, planLink, dprdAnswers, lawCheck, ...content }: Source) => ({
  benefits: {
    region: typed(benefits.region),
    partner: typed(benefits.partner),
    public: typed(benefits.public),
  },
  crossBorderImpact: judgementDraft(content.crossBorderImpact),
  jointEfficiency: judgementDraft(content.jointEfficiency),
  dprdAnswers: {
    levy: toYesNo(dprdAnswers?.levy),
    multiYear: toYesNo(dprdAnswers?.multiYear),
    assets: toYesNo(dprdAnswers?.assets),
    guarantee: toYesNo(dprdAnswers?.guarantee),
    inCurrentBudget: toYesNo(dprdAnswers?.inCurrentBudget),
  },
  planLink: {
    rkpdYear: typedNumber(planLink?.rkpdYear),
    renja: typed(planLink?.renja),
    dpaCode: typed(planLink?.dpaCode),
  },
  lawCheck: {
    morality: lawCheck?.morality ?? false,
    publicOrder: lawCheck?.publicOrder ?? false,
    nationalInterest: lawCheck?.nationalInterest ?? false,
    law: lawCheck?.law ?? false,
  },
  contact: {
    name: typed(contact?.name),
    position: typed(contact?.position),
    phone: typed(contact?.phone),
    email: typed(contact?.email),
  },
});

const judgementDraft = (value: ProposalContent['crossBorderImpact']) => ({
  holds: toYesNo(value?.holds),
  note: typed(value?.note),
});

export const toDraft = (content: Source) => ({
  ...textsDraft(content),
  ...rowsDraft(content),
  ...groupsDraft(content),
  supportingAgencyIds: [...content.supportingAgencyIds],
  affairCodes: [...content.affairCodes],
  planningTargetIds: [...content.planningTargetIds],
  locationCodes: [...content.locationCodes],
  estimatedCost: content.estimatedCost,
  estimatedCostUnread: null as string | null,
  startDate: content.startDate,
  startDateUnread: null as string | null,
  endDate: content.endDate,
  endDateUnread: null as string | null,
});
export type Draft = ReturnType<typeof toDraft>;

export const emptyDraft = () => toDraft({ title: '', ...EMPTY_CONTENT } as unknown as Source);

/** Null when nothing in it is filled, so that an untouched group stays "not said". */
const unlessEmpty = <T extends object>(group: T): T | null =>
  Object.values(group).some((value) => value !== null && value !== false) ? group : null;

function judgement({ holds, note }: Draft['crossBorderImpact']) {
  const answer = fromYesNo(holds);
  return answer === null && !note.trim() ? null : { holds: answer ?? false, note: written(note) };
}

const isWritten = (row: object) =>
  Object.entries(row).some(([name, value]) => name !== 'key' && value !== '' && value !== null);

/** Where on the page the rows stand in which something was written. */
export const writtenRows = (draft: Draft): Partial<Record<string, number[]>> =>
  Object.fromEntries(
    (['scope', 'candidatePartners', 'indicators', 'funding'] as const).map((field) => [
      field,
      (draft[field] as object[]).flatMap((row, at) => (isWritten(row) ? [at] : [])),
    ]),
  );

/** Takes away rows in which nothing was written, so that positions on the page and in the contract agree. */
export function dropBlankRows(draft: Draft): void {
  draft.scope = draft.scope.filter(isWritten);
  draft.candidatePartners = draft.candidatePartners.filter(isWritten);
  draft.indicators = draft.indicators.filter(isWritten);
  draft.funding = draft.funding.filter(isWritten);
}

const numberOf = (text: string) => (text.trim() ? parseNumber(text) : null);

function groupsOf(draft: Draft) {
  const { contact, planLink, dprdAnswers, lawCheck, benefits } = draft;
  return {
    benefits: {
      region: written(benefits.region),
      partner: written(benefits.partner),
      public: written(benefits.public),
    },
    contact: unlessEmpty({
      name: written(contact.name),
      position: written(contact.position),
      phone: written(contact.phone),
      email: written(contact.email),
    }),
    planLink: unlessEmpty({
      rkpdYear: numberOf(planLink.rkpdYear),
      renja: written(planLink.renja),
      dpaCode: written(planLink.dpaCode),
    }),
    dprdAnswers: dprdOf(dprdAnswers),
    lawCheck: unlessEmpty({ ...lawCheck }),
    crossBorderImpact: judgement(draft.crossBorderImpact),
    jointEfficiency: judgement(draft.jointEfficiency),
  };
}

function dprdOf(answers: Draft['dprdAnswers']) {
  const said = {
    levy: fromYesNo(answers.levy),
    multiYear: fromYesNo(answers.multiYear),
    assets: fromYesNo(answers.assets),
    guarantee: fromYesNo(answers.guarantee),
    inCurrentBudget: fromYesNo(answers.inCurrentBudget),
  };
  return Object.values(said).every((value) => value === null) ? null : said;
}

const rowsOf = (draft: Draft) => ({
  scope: draft.scope.filter(isWritten).map(({ text }) => text.trim()),
  candidatePartners: draft.candidatePartners
    .filter(isWritten)
    .map(({ name, type, regionCode, readiness }) => ({
      name: name.trim(),
      type: chosen(type),
      regionCode: chosen(regionCode),
      readiness: chosen(readiness),
    })),
  indicators: draft.indicators.filter(isWritten).map(({ name, unit, baseline, target }) => ({
    name: name.trim(),
    unit: written(unit),
    baseline: numberOf(baseline),
    target: numberOf(target),
  })),
  funding: draft.funding.filter(isWritten).map(({ source, amount, year, budgeted }) => ({
    source: chosen(source),
    amount,
    year: numberOf(year),
    budgeted: fromYesNo(budgeted),
  })),
});

/** What the contract would receive; whether it accepts it is asked of its own schema (check.ts). */
export function toContent(draft: Draft): ProposalContent {
  const content = {
    title: draft.title.trim(),
    kind: chosen(draft.kind),
    kindReason: written(draft.kindReason),
    thirdPartySubtype: chosen(draft.thirdPartySubtype),
    initiator: draft.initiator,
    supportingAgencyIds: draft.supportingAgencyIds,
    affairCodes: draft.affairCodes,
    planningTargetIds: draft.planningTargetIds,
    periodId: chosen(draft.periodId),
    background: written(draft.background),
    problem: written(draft.problem),
    potential: written(draft.potential),
    objectives: written(draft.objectives),
    regionalNeeds: written(draft.regionalNeeds),
    locationCodes: draft.locationCodes,
    locationText: written(draft.locationText),
    socialEnvironmentalImpact: written(draft.socialEnvironmentalImpact),
    estimatedCost: draft.estimatedCost,
    startDate: draft.startDate,
    endDate: draft.endDate,
    durationMonths: numberOf(draft.durationMonths),
    targetDocument: chosen(draft.targetDocument),
    priority: numberOf(draft.priority),
    exceptionReason: chosen(draft.exceptionReason),
    ...rowsOf(draft),
    ...groupsOf(draft),
  };
  return content as ProposalContent;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export const differingFields = (a: ProposalContent, b: ProposalContent): ProposalField[] =>
  (Object.keys(a) as ProposalField[]).filter((field) => !same(a[field], b[field]));
