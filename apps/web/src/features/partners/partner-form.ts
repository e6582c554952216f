import type { Schema } from '../../api/types.ts';
import type { Partner } from './partners.api.ts';

/** A partner as controls hold it: text instead of null. */
export interface PartnerFields {
  name: string;
  aliases: string[];
  typeCode: string;
  regionCode: string | undefined;
  country: string;
  address: string;
  website: string;
  npwp: string;
  nib: string;
  ahu: string;
  deed: string;
  representatives: { name: string; position: string; authority: string }[];
  contacts: { name: string; position: string; phone: string; email: string }[];
  note: string;
}

export const emptyPartner = (): PartnerFields => ({
  name: '',
  aliases: [],
  typeCode: '',
  regionCode: undefined,
  country: '',
  address: '',
  website: '',
  npwp: '',
  nib: '',
  ahu: '',
  deed: '',
  representatives: [],
  contacts: [],
  note: '',
});

const text = (value: string | null) => value ?? '';
const orNull = (value: string) => (value.trim() === '' ? null : value.trim());

export const fieldsOf = (partner: Partner): PartnerFields => ({
  name: partner.name,
  aliases: [...partner.aliases],
  typeCode: partner.typeCode,
  regionCode: partner.regionCode ?? undefined,
  country: text(partner.country),
  address: text(partner.address),
  website: text(partner.website),
  npwp: text(partner.npwp),
  nib: text(partner.nib),
  ahu: text(partner.ahu),
  deed: text(partner.deed),
  representatives: partner.representatives.map(({ name, position, authority }) => ({
    name,
    position,
    authority: text(authority),
  })),
  contacts: partner.contacts.map(({ name, position, phone, email }) => ({
    name: text(name),
    position: text(position),
    phone: text(phone),
    email: text(email),
  })),
  note: text(partner.note),
});

const hasWords = (row: Record<string, string>) => Object.values(row).some((value) => value.trim() !== '');

/** What is sent: rows in which nothing was written are left out. */
export const bodyOf = (fields: PartnerFields): Required<Schema<'PatchPartner'>> => ({
  name: fields.name,
  aliases: fields.aliases,
  typeCode: fields.typeCode,
  regionCode: fields.regionCode ?? null,
  country: orNull(fields.country),
  address: orNull(fields.address),
  website: orNull(fields.website),
  npwp: orNull(fields.npwp),
  nib: orNull(fields.nib),
  ahu: orNull(fields.ahu),
  deed: orNull(fields.deed),
  representatives: fields.representatives
    .filter(hasWords)
    .map(({ name, position, authority }) => ({ name, position, authority: orNull(authority) })),
  contacts: fields.contacts.filter(hasWords).map(({ name, position, phone, email }) => ({
    name: orNull(name),
    position: orNull(position),
    phone: orNull(phone),
    email: orNull(email),
  })),
  note: orNull(fields.note),
});
