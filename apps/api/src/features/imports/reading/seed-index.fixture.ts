import affairs from '../../../../seeds/reference/affairs.json' with { type: 'json' };
import agencies from '../../../../seeds/reference/agencies.json' with { type: 'json' };
import fundingSources from '../../../../seeds/reference/funding-sources.json' with { type: 'json' };
import partnerTypes from '../../../../seeds/reference/partner-types.json' with { type: 'json' };
import planningTargets from '../../../../seeds/reference/planning-targets.json' with { type: 'json' };
import regions from '../../../../seeds/reference/regions.json' with { type: 'json' };
import { buildReferenceIndex, type PartnerTypeEntry, type ReferenceLists } from './reference-index.ts';

/** The reference lists as seeded, without a database: codes stand for ids. */
export const seedLists: ReferenceLists = {
  agencies: agencies.map((agency) => ({ ...agency, id: agency.numberCode })),
  affairs,
  regions,
  planningTargets: planningTargets.map((target) => ({ ...target, id: target.code, shortName: null })),
  fundingSources,
  partnerTypes: (partnerTypes as Omit<PartnerTypeEntry, 'shortName'>[]).map((type) => ({
    ...type,
    shortName: null,
  })),
};

export const seedIndex = buildReferenceIndex(seedLists);
