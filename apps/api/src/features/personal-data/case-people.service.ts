import { representativeSchema } from '@kerabat/shared/cooperations/schema';
import type { PersonalItem } from '@kerabat/shared/personal-data/schema';
import type { Tx } from '../../platform/db.ts';
import type { MinutesRecord } from '../assessments/minutes.policy.ts';
import { lockGuests, lockParty, setGuests, setRepresentative } from './case-people.queries.ts';

/** The rules of the form in which a party's representative is typed. */
export const REPRESENTATIVE_RULES = representativeSchema;

/** Returns the case, undefined when nobody represents this party. */
export async function writeRepresentative(
  tx: Tx,
  { recordId, field }: Pick<PersonalItem, 'recordId' | 'field'>,
  value: string,
): Promise<{ cooperationId: string } | undefined> {
  const row = await lockParty(tx, recordId);
  if (!row?.representative) return undefined;
  const member = field.replace('representative.', '');
  await setRepresentative(tx, row, { ...row.representative, [member]: value });
  return { cooperationId: row.cooperationId };
}

/** Returns whether there is such a guest. */
export async function writeGuest(
  tx: Tx,
  { recordId, field }: Pick<PersonalItem, 'recordId' | 'field'>,
  value: string,
): Promise<boolean> {
  const place = Number(field.replace('guests.', ''));
  const guests = await lockGuests(tx, recordId);
  if (guests?.[place] === undefined) return false;
  await setGuests(tx, recordId, guests.with(place, value));
  return true;
}

/** Everybody whom frozen minutes name, each once. */
export const namedIn = ({ members, guests, items, closedBy }: MinutesRecord): string[] => [
  ...new Set(
    [
      ...members.flatMap(({ name, representedBy }) => [name, representedBy]),
      ...guests,
      closedBy,
      ...items.flatMap(({ conflicts, opinions, decidedBy }) => [
        ...conflicts.flatMap(({ name, reason }) => [name, reason]),
        ...opinions.map(({ name }) => name),
        decidedBy,
      ]),
    ].filter((name) => name !== null),
  ),
];
