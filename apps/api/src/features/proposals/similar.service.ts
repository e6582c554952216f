import type { Platform } from '../../app.ts';
import { plainText } from '../../platform/search-text.ts';
import { visibleTo } from './proposals.policy.ts';
import { findProposal } from './proposals.queries.ts';
import type { Caller } from '../../platform/caller.ts';
import { noSuchProposal } from './proposals.service.ts';
import { findSimilar } from './similar.queries.ts';

const share = (a: readonly string[], b: readonly string[]): boolean => a.some((value) => b.includes(value));

/** Look-alikes among what this actor may see, each with the reason in words. */
export async function similarTo(platform: Platform, { actor }: Caller, id: string) {
  const scope = visibleTo(actor);
  const found = await findProposal(platform.db, id, scope);
  if (!found) throw noSuchProposal();
  const { row } = found;
  const partners = row.candidatePartners.map((partner) => plainText(partner.name));
  const rows = await findSimilar(platform.db, scope, { titleKey: row.titleKey, exceptId: id, limit: 10 });
  return {
    items: rows.map(({ candidatePartners, affairCodes, locationCodes, ...like }) => ({
      ...like,
      mayMergeInto: false,
      reasons: [
        'judul mirip',
        ...(share(
          candidatePartners.map((partner) => plainText(partner.name)),
          partners,
        )
          ? ['mitra sama']
          : []),
        ...(share(affairCodes, row.affairCodes) ? ['urusan sama'] : []),
        ...(share(locationCodes, row.locationCodes) ? ['lokasi sama'] : []),
      ],
    })),
  };
}
