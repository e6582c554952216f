import { createPartnerSchema, partnerRepresentativeSchema } from '@kerabat/shared/partners/schema';
import type { PersonalItem } from '@kerabat/shared/personal-data/schema';
import { contactSchema } from '@kerabat/shared/proposals/content.schema';
import type { Tx } from '../../platform/db.ts';
import { derivedOf, isNaturalPerson } from '../partners/partners.policy.ts';
import { lockPartner, lockSender, setPartner, setSender } from './outside-people.queries.ts';

/** Correcting and erasing people of partners and senders of offers. A value of null empties. */

type Place = Pick<PersonalItem, 'recordId' | 'field'>;

interface PartOfPartner {
  list: 'contacts' | 'representatives';
  at: number;
  member: string;
}

function partOf(field: string): PartOfPartner | undefined {
  const [list, at, member] = field.split('.');
  if ((list !== 'contacts' && list !== 'representatives') || member === undefined) return undefined;
  return { list, at: Number(at), member };
}

/** The rules of the form that this field is typed in. */
export function ruleOfPartner(field: string) {
  if (field.startsWith('contacts')) return contactSchema;
  return field.startsWith('representatives') ? partnerRepresentativeSchema : createPartnerSchema;
}

/** A partner that is a natural person; its other names go with the name, and what it is looked up by follows. */
async function writeNaturalPerson(
  tx: Tx,
  { recordId, field }: Place,
  value: string | null,
): Promise<boolean> {
  const row = await lockPartner(tx, recordId);
  if (!row || !isNaturalPerson(row)) return false;
  const values = field === 'name' ? { name: value ?? '', aliases: [] } : { [field]: value };
  await setPartner(tx, recordId, { ...values, ...derivedOf({ ...row, ...values }) });
  return true;
}

/** Returns whether there is such a person. */
export async function writePartnerPerson(
  tx: Tx,
  { recordId, field }: Place,
  value: string | null,
): Promise<boolean> {
  const part = partOf(field);
  if (!part) return writeNaturalPerson(tx, { recordId, field }, value);
  const row = await lockPartner(tx, recordId);
  if (!row?.[part.list][part.at]) return false;
  const changed = row[part.list].map((person, at) =>
    at === part.at ? { ...person, [part.member]: value } : person,
  );
  await setPartner(tx, recordId, { [part.list]: changed });
  return true;
}

export async function writeSender(
  tx: Tx,
  { recordId, field }: Place,
  value: string | null,
): Promise<boolean> {
  const row = await lockSender(tx, recordId);
  if (!row) return false;
  const member = field.replace('contact.', '');
  const values = member === field ? { [field]: value } : { contact: { ...row.contact, [member]: value } };
  await setSender(tx, recordId, values);
  return true;
}
