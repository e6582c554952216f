import type { CreateCooperation } from '@kerabat/shared/cooperations/schema';
import { partyRefusal } from '@kerabat/shared/partners/party-rules';
import type { ProposalKind } from '@kerabat/shared/proposals/vocabulary';
import type { DbOrTx } from '../../platform/db.ts';
import { unprocessable } from '../../platform/problem.ts';
import { findOrCreatePartner } from '../partners/find-or-create.service.ts';
import type { ProposalRow } from '../proposals/proposals.table.ts';
import type { ReferenceBook } from '../reference/reference.service.ts';
import type { Work } from './case-load.ts';
import { categoryOf } from './case-view.ts';
import { findActivePartners, type NewParty } from './cooperations.queries.ts';
import { candidatesOf } from './taking-over.policy.ts';

type Partner = Awaited<ReturnType<typeof findActivePartners>>[number];

/** R-KL: a central or vertical office is a party of a Sinergi only (PP 28/2018 ps. 46, 49). */
export function checkParties(partners: readonly Partner[], kind: ProposalKind, book: ReferenceBook): void {
  const errors = partners.flatMap(({ name, typeCode }, index) => {
    const refusal = partyRefusal(categoryOf(book, typeCode), kind);
    return refusal === null
      ? []
      : [
          {
            pointer: `/parties/${index}`,
            code: 'cooperations.party_refused',
            detail: `${name}: ${refusal.text} (${refusal.legalBasis})`,
          },
        ];
  });
  if (errors.length > 0)
    throw unprocessable(
      'cooperations.party_refused',
      errors.length === 1 && errors[0] ? errors[0].detail : 'Beberapa mitra tidak dapat menjadi pihak.',
      errors,
    );
}

/** Registered partners in the order they were named. */
export async function findParties(
  db: DbOrTx,
  parties: CreateCooperation['parties'],
): Promise<{ partners: Partner[]; rows: NewParty[] }> {
  const known = new Map(
    (
      await findActivePartners(
        db,
        parties.map(({ partnerId }) => partnerId),
      )
    ).map((partner) => [partner.id, partner]),
  );
  const seen = new Set<string>();
  const errors = parties.flatMap(({ partnerId }, index) => {
    const isRepeated = seen.has(partnerId);
    seen.add(partnerId);
    if (known.has(partnerId) && !isRepeated) return [];
    const detail = isRepeated
      ? 'Mitra ini sudah menjadi pihak. Hapus salah satunya.'
      : 'Mitra ini tidak ada dalam daftar mitra yang aktif. Pilih dari daftar mitra.';
    return [{ pointer: `/parties/${index}/partnerId`, code: 'cooperations.unknown_partner', detail }];
  });
  if (errors.length > 0)
    throw unprocessable('cooperations.unknown_partner', 'Beberapa pihak perlu diperbaiki.', errors);
  return {
    partners: parties.flatMap(({ partnerId }) => known.get(partnerId) ?? []),
    rows: parties.map(({ partnerId, representative }) => ({ partnerId, representative })),
  };
}

/** The parties of a new case: those chosen, else the partners that its proposals name, registered where they are not yet. */
export async function partiesOf(
  { db, caller }: Work,
  proposals: readonly ProposalRow[],
  chosen: CreateCooperation['parties'],
): Promise<{ partners: Partner[]; rows: NewParty[] }> {
  if (chosen.length > 0) return findParties(db, chosen);
  const partners = new Map<string, Partner>();
  for (const candidate of candidatesOf(proposals)) {
    const partner = await findOrCreatePartner(db, candidate, caller);
    partners.set(partner.id, partner);
  }
  return {
    partners: [...partners.values()],
    rows: [...partners.keys()].map((partnerId) => ({ partnerId, representative: null })),
  };
}
