import type { Partner, PartnerSummary } from '@kerabat/shared/partners/schema';
import { agreementRefusal } from '@kerabat/shared/partners/party-rules';
import type { Contact } from '@kerabat/shared/proposals/content.schema';
import type { PartnerCategory } from '@kerabat/shared/proposals/vocabulary';
import type { Actor } from '../../platform/actor.ts';
import { etagOf } from '../../platform/etag.ts';
import { toIso } from '../../platform/time.ts';
import type { ReferenceBook } from '../reference/reference.service.ts';
import { isNaturalPerson, mayWrite, seesContacts } from './partners.policy.ts';
import type { PartnerRow } from './partners.table.ts';

export interface Uses {
  proposals: number;
  cooperations: number;
}

export const categoryOf = (book: ReferenceBook, typeCode: string): PartnerCategory | null =>
  book['partner-type'].get(typeCode)?.category ?? null;
export const typeNameOf = (book: ReferenceBook, typeCode: string): string =>
  book['partner-type'].get(typeCode)?.name ?? typeCode;
export const regionNameOf = (book: ReferenceBook, code: string | null): string | null =>
  code === null ? null : (book.region.get(code)?.name ?? code);

export const presentSummary = (row: PartnerRow, uses: Uses, book: ReferenceBook): PartnerSummary => ({
  id: row.id,
  etag: etagOf(row.rowVersion),
  name: row.name,
  typeCode: row.typeCode,
  typeName: typeNameOf(book, row.typeCode),
  category: categoryOf(book, row.typeCode),
  regionCode: row.regionCode,
  regionName: regionNameOf(book, row.regionCode),
  country: row.country,
  status: row.status,
  proposalCount: uses.proposals,
  cooperationCount: uses.cooperations,
  updatedAt: toIso(row.updatedAt),
});

/** A contact whose data was erased at the person's request. */
const hasSomething = (contact: Contact): boolean => Object.values(contact).some((value) => value !== null);

export interface Context {
  actor: Actor;
  book: ReferenceBook;
  uses: Uses;
  mergedInto: Partner['mergedInto'];
  isUnused: boolean;
}

export function presentPartner(row: PartnerRow, context: Context): Partner {
  const { actor, book, uses } = context;
  const sees = seesContacts(actor);
  // A person who is a partner is a person: number and address are for those who may see contacts.
  const hidesNumbers = !sees && isNaturalPerson(row);
  const refusal = agreementRefusal(categoryOf(book, row.typeCode));
  return {
    ...presentSummary(row, uses, book),
    aliases: row.aliases,
    address: hidesNumbers ? null : row.address,
    website: row.website,
    npwp: hidesNumbers ? null : row.npwp,
    nib: hidesNumbers ? null : row.nib,
    ahu: row.ahu,
    deed: row.deed,
    representatives: sees ? row.representatives : [],
    contacts: sees ? row.contacts.filter(hasSomething) : [],
    note: row.note,
    mergedInto: context.mergedInto,
    mayEnterAgreement: refusal === null,
    agreementNote: refusal,
    may: {
      edit: mayWrite(actor, row),
      merge: mayWrite(actor, row),
      remove: mayWrite(actor, row) && context.isUnused,
      seeContacts: sees,
    },
    createdAt: toIso(row.createdAt),
  };
}
