import type { PartnerCategory } from '@kerabat/shared/proposals/vocabulary';
import { buildAgencyIndex, type AgencyIndex } from './agency-index.ts';
import { PhraseBook } from './phrase-book.ts';
import { buildRegionIndex, type RegionIndex } from './region-index.ts';

export interface AgencyEntry {
  id: string;
  code: string;
  numberCode: string;
  name: string;
  shortName: string;
  aliases: readonly string[];
}
export interface CodeEntry {
  code: string;
  name: string;
  shortName: string | null;
  aliases: readonly string[];
}
export interface RegionEntry extends CodeEntry {
  level: string | null;
  parentCode: string | null;
}
export interface PlanningTargetEntry extends CodeEntry {
  id: string;
  level: string | null;
  number: number | null;
  parentCode: string | null;
  startYear: number | null;
  endYear: number | null;
}
export interface PartnerTypeEntry extends CodeEntry {
  category: PartnerCategory | null;
}

export interface ReferenceLists {
  agencies: readonly AgencyEntry[];
  affairs: readonly CodeEntry[];
  regions: readonly RegionEntry[];
  planningTargets: readonly PlanningTargetEntry[];
  fundingSources: readonly CodeEntry[];
  partnerTypes: readonly PartnerTypeEntry[];
}

/** Everything that a cell may name, ready to be looked up; built once per import and never changed. */
export interface ReferenceIndex {
  agencies: AgencyIndex;
  affairs: PhraseBook<CodeEntry>;
  regions: RegionIndex;
  planningTargets: readonly PlanningTargetEntry[];
  fundingSources: PhraseBook<CodeEntry>;
  /** Types of partners that are not regions of this country: those are found by their region. */
  partnerTypes: PhraseBook<PartnerTypeEntry>;
  categories: ReadonlyMap<string, PartnerCategory>;
}

const phrasesOf = ({ code, name, shortName, aliases }: CodeEntry) => [
  code,
  name,
  shortName ?? name,
  ...aliases,
];

export function buildReferenceIndex(lists: ReferenceLists): ReferenceIndex {
  const types = lists.partnerTypes.filter(({ category }) => category !== 'REGION');
  return {
    agencies: buildAgencyIndex(lists.agencies),
    affairs: new PhraseBook(lists.affairs, phrasesOf),
    regions: buildRegionIndex(lists.regions),
    planningTargets: lists.planningTargets,
    fundingSources: new PhraseBook(lists.fundingSources, phrasesOf),
    partnerTypes: new PhraseBook(types, ({ name, shortName, aliases }) => [
      name,
      shortName ?? name,
      ...aliases,
    ]),
    categories: new Map(
      lists.partnerTypes.flatMap(({ code, category }) => (category ? [[code, category] as const] : [])),
    ),
  };
}
