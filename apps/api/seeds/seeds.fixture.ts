/** The seed files and a plain matcher of spellings, for the tests beside them. */
import { readFileSync } from 'node:fs';
import type { PartnerCategory, ProposalKind, ProposalStatus } from '@kerabat/shared/proposals/vocabulary';

export interface Entry {
  code: string;
  name: string;
  shortName?: string;
  numberCode?: string;
  kind?: string;
  group?: string;
  level?: string;
  category?: PartnerCategory;
  parentCode?: string | null;
  aliases: string[];
}
export interface DemoProposal {
  key: string;
  sourceId: string;
  sourceUrl: string;
  title: string;
  agencyNumberCode: string;
  kind: ProposalKind;
  kindReason?: string;
  crossBorderImpact?: { holds: boolean };
  jointEfficiency?: { holds: boolean };
  affairCodes: string[];
  candidatePartners: { name: string; type: string; regionCode: string | null; readiness: string }[];
  locationCodes: string[];
  planningTargetCodes: string[];
  period: string;
  background: string | null;
  problem: string | null;
  potential: string | null;
  funding: unknown[];
  status: ProposalStatus;
  mergedInto: string | null;
  notes: Record<string, string>;
}

const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
export const affairs = read<Entry[]>('./reference/affairs.json');
export const agencies = read<Entry[]>('./reference/agencies.json');
export const regions = read<Entry[]>('./reference/regions.json');
export const planningTargets = read<Entry[]>('./reference/planning-targets.json');
export const fundingSources = read<Entry[]>('./reference/funding-sources.json');
export const partnerTypes = read<Entry[]>('./reference/partner-types.json');
export const proposals = read<DemoProposal[]>('./demo/proposals.json');
export const periods = read<{ key: string }[]>('./demo/periods.json');

export const lists = { affairs, agencies, regions, planningTargets, fundingSources, partnerTypes };

const normalise = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
export const spellings = ({ name, shortName, aliases }: Entry) => [
  ...new Set([normalise(name), normalise(shortName ?? name)]),
  ...aliases.map(normalise),
];
export const codesOf = (entries: Entry[]) => entries.map(({ code }) => code);
export const duplicates = (values: string[]) =>
  values.filter((value, index) => values.indexOf(value) !== index);
export const having = (entries: Entry[], field: keyof Entry, value: string) =>
  entries.filter((entry) => entry[field] === value);
export const recognise = (entries: Entry[], typed: string) =>
  codesOf(entries.filter((entry) => spellings(entry).includes(normalise(typed))));
