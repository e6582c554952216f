import { describe, expect, it } from 'vitest';
import { GUARD_RULES, type ProposalFacts } from '@kerabat/shared/proposals/guards';
import { GUARDS } from '@kerabat/shared/proposals/workflow';
import { LOOKED_UP } from './proposals.facts.ts';

const askingEverything: ProposalFacts = {
  title: null,
  kind: 'KSDPK',
  kindReason: null,
  crossBorderImpact: null,
  jointEfficiency: null,
  thirdPartySubtype: null,
  affairCodes: [],
  hasNarrative: false,
  planningTargetCount: 0,
  hasPlanLink: false,
  exceptionReason: null,
  lawCheck: null,
  partners: [],
  attachmentKinds: [],
  period: {
    isFirstSubmission: true,
    opensAt: new Date('2026-01-01'),
    closesAt: new Date('2026-02-01'),
    allowLate: false,
    permitted: false,
  },
  now: new Date('2026-06-01'),
  cooperationCount: 0,
};

describe('what guards ask for in other tables', () => {
  it.each(Object.entries(LOOKED_UP))(
    '%s is looked up for exactly the guards that read it',
    (fact, guards) => {
      const readers = GUARDS.filter((guard) => {
        const read = new Set<string | symbol>();
        GUARD_RULES[guard](
          new Proxy(askingEverything, {
            get: (facts, name) => (read.add(name), Reflect.get(facts, name) as unknown),
          }),
        );
        return read.has(fact);
      });
      expect([...readers].sort()).toEqual([...guards].sort());
    },
  );
});
