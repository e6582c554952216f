import { describe, expect, it } from 'vitest';
import { checkGuards, type ProposalFacts } from '@kerabat/shared/proposals/guards';
import { candidatePartnerSchema, fundingSchema } from '@kerabat/shared/proposals/content.schema';
import { PROPOSAL_KINDS, PROPOSAL_STATUSES, type ProposalStatus } from '@kerabat/shared/proposals/vocabulary';
import {
  affairs,
  agencies,
  codesOf,
  duplicates,
  fundingSources,
  having,
  partnerTypes,
  periods,
  planningTargets,
  proposals,
  regions,
  type DemoProposal,
  type Entry,
} from './seeds.fixture.ts';

const BEFORE_SUBMISSION: ProposalStatus[] = ['draft', 'awaiting_head'];
const PAST_MAPPING: ProposalStatus[] = ['mapped', 'in_review', 'recommended', 'followed_up'];
const NOTE_OF: Partial<Record<ProposalStatus, string>> = {
  returned: 'return',
  deferred: 'defer',
  rejected: 'reject',
  withdrawn: 'withdraw',
  merged: 'merge',
};

const factsOf = (proposal: DemoProposal): ProposalFacts => ({
  title: proposal.title,
  kind: proposal.kind,
  affairCodes: proposal.affairCodes,
  hasNarrative: Boolean(proposal.background ?? proposal.problem ?? proposal.potential),
  planningTargetCount: proposal.planningTargetCodes.length,
  hasPlanLink: false,
  exceptionReason: null,
  lawCheck: null,
  kindReason: proposal.kindReason ?? null,
  partners: proposal.candidatePartners.map(({ name, type, regionCode }) => ({
    name,
    category: having(partnerTypes, 'code', type)[0]?.category ?? null,
    regionCode: regionCode ?? null,
  })),
  crossBorderImpact: proposal.crossBorderImpact?.holds ?? null,
  jointEfficiency: proposal.jointEfficiency?.holds ?? null,
  thirdPartySubtype: null,
  attachmentKinds: [],
  period: null,
  now: new Date(),
  cooperationCount: 0,
});
const inStatus = (statuses: ProposalStatus[]) => proposals.filter(({ status }) => statuses.includes(status));

describe('the demo proposals', () => {
  it('cover every state and kind, six agencies and more, and are mostly handed in', () => {
    expect(new Set(proposals.map(({ status }) => status))).toEqual(new Set(PROPOSAL_STATUSES));
    expect(new Set(proposals.map(({ kind }) => kind))).toEqual(new Set(PROPOSAL_KINDS));
    expect(new Set(proposals.map(({ agencyNumberCode }) => agencyNumberCode)).size).toBeGreaterThanOrEqual(6);
    expect(proposals.length - inStatus(BEFORE_SUBMISSION).length).toBeGreaterThanOrEqual(14);
    for (const code of ['DISPANGAN', 'DISPAR'])
      expect(proposals.filter(({ agencyNumberCode }) => agencyNumberCode === code).length).toBeGreaterThan(3);
  });

  it('refer only to entries that the seeds hold', () => {
    const known = (entries: Entry[], codes: string[]) =>
      codes.filter((code) => !codesOf(entries).includes(code));
    const partners = proposals.flatMap(({ candidatePartners }) => candidatePartners);
    const numberCodes = agencies.map(({ numberCode }) => numberCode);
    expect(proposals.filter(({ agencyNumberCode }) => !numberCodes.includes(agencyNumberCode))).toEqual([]);
    expect(
      known(
        affairs,
        proposals.flatMap(({ affairCodes }) => affairCodes),
      ),
    ).toEqual([]);
    expect(
      known(
        regions,
        proposals.flatMap(({ locationCodes }) => locationCodes),
      ),
    ).toEqual([]);
    expect(
      known(
        regions,
        partners.flatMap(({ regionCode }) => regionCode ?? []),
      ),
    ).toEqual([]);
    expect(
      known(
        planningTargets,
        proposals.flatMap(({ planningTargetCodes }) => planningTargetCodes),
      ),
    ).toEqual([]);
    expect(
      known(
        partnerTypes,
        partners.map(({ type }) => type),
      ),
    ).toEqual([]);
    expect(proposals.filter(({ period }) => !periods.some(({ key }) => key === period))).toEqual([]);
    for (const { candidatePartners, funding } of proposals) {
      for (const partner of candidatePartners) candidatePartnerSchema.parse(partner);
      for (const source of funding)
        expect(known(fundingSources, [fundingSchema.parse(source).source ?? ''])).toEqual([]);
    }
  });

  it('could have reached their state under the rules of the office', () => {
    const left = proposals.filter(({ status }) => status !== 'draft');
    for (const proposal of left)
      expect(checkGuards(['COMPLETE', 'KIND_REASON'], factsOf(proposal))).toEqual([]);
    for (const proposal of left.filter(({ status }) => !BEFORE_SUBMISSION.includes(status)))
      expect(checkGuards(['R-OBJEK'], factsOf(proposal))).toEqual([]);
    for (const proposal of inStatus(PAST_MAPPING))
      expect(checkGuards(['KIND', 'AFFAIR', 'R-KL'], factsOf(proposal))).toEqual([]);
  });

  it('give a reason where the office must give one, and a target where one was merged', () => {
    for (const { status, notes, mergedInto } of proposals) {
      expect(Object.keys(notes)).toEqual([NOTE_OF[status] ?? []].flat());
      expect(proposals.some(({ key }) => key === mergedInto)).toBe(status === 'merged');
    }
  });

  it('name their source, once each, and leave the mark "Data contoh" to the loader', () => {
    expect(duplicates(proposals.map(({ key }) => key))).toEqual([]);
    expect(duplicates(proposals.map(({ sourceId }) => sourceId))).toEqual([]);
    for (const { sourceUrl, title } of proposals) {
      expect(sourceUrl).toMatch(/^https:\/\//);
      expect(title).not.toMatch(/data contoh/i);
    }
  });
});
