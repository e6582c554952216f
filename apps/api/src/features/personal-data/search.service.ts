import type { PersonalPlace } from '@kerabat/shared/personal-data/field-kinds';
import { personalFieldOf } from '@kerabat/shared/personal-data/fields';
import type { Occurrence, SearchPersonal } from '@kerabat/shared/personal-data/schema';
import type { Contact } from '@kerabat/shared/proposals/content.schema';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { isAbout, personQuery, withoutWords, type PersonQuery } from './matching.policy.ts';
import { isNaturalPerson } from '../partners/partners.policy.ts';
import { findGuests, findMinutes, findRepresentatives } from './case-people.queries.ts';
import { namedIn } from './case-people.service.ts';
import { findPartnerPeople, findSenders } from './outside-people.queries.ts';
import { findAttendees } from './attendees.queries.ts';
import { findSignatures, SIGNATURE_PLACES } from './signatures.queries.ts';
import {
  findAuditActors,
  findHistory,
  findImportRows,
  findImports,
  findProposals,
  findUsers,
} from './search.queries.ts';

/** Rows read per place; a query that meets more is too wide to be about one person. */
const PER_PLACE = 500;

interface Candidate {
  where: PersonalPlace;
  recordId: string;
  field: string;
  value: string | null;
  record: string | null;
}

const contactFields = (contact: Contact | null | undefined, prefix: string) =>
  Object.entries(contact ?? {}).map(([field, value]) => ({ field: `${prefix}.${field}`, value }));

const numbered = <Entry>(
  prefix: string,
  entries: readonly Entry[],
  valueOf: (entry: Entry) => string | null,
) => entries.map((entry, index) => ({ field: `${prefix}.${index}`, value: valueOf(entry) }));

type Find = (db: DbOrTx, query: PersonQuery, limit: number) => Promise<{ rows: number; found: Candidate[] }>;

const place =
  <Row extends { id: string }>(
    where: PersonalPlace,
    read: (db: DbOrTx, query: PersonQuery, limit: number) => PromiseLike<Row[]>,
    fieldsOf: (row: Row) => { field: string; value: string | null }[],
    recordOf: (row: Row) => string | null = () => null,
  ): Find =>
  async (db, query, limit) => {
    const rows = await read(db, query, limit);
    const found = rows.flatMap((row) =>
      fieldsOf(row).map((entry) => ({ where, recordId: row.id, record: recordOf(row), ...entry })),
    );
    return { rows: rows.length, found };
  };

/** Every place where a person can be found: the contents page of the search. */
const PLACES: readonly Find[] = [
  place('users', findUsers, ({ name, email, nip, office }) =>
    Object.entries({ name, email, nip, office }).map(([field, value]) => ({ field, value })),
  ),
  place(
    'proposals',
    findProposals,
    ({ contact, source }) => [
      ...contactFields(contact, 'contact'),
      ...numbered('source.cells', source?.cells ?? [], ({ text }) => text),
    ],
    ({ title }) => title,
  ),
  place(
    'proposal_imports',
    findImports,
    ({ columns, skippedRows, committer }) => [
      ...numbered('columns', columns, ({ sample }) => sample),
      ...numbered('skippedRows', skippedRows, ({ text }) => text),
      { field: 'committer.name', value: committer?.name ?? null },
    ],
    ({ fileName }) => fileName,
  ),
  place(
    'proposal_import_rows',
    findImportRows,
    ({ cells, corrections, understood }) => [
      ...numbered('cells', cells, (text) => text),
      ...Object.entries(corrections).map(([field, value]) => ({ field: `corrections.${field}`, value })),
      ...contactFields(understood.contact, 'understood.contact'),
    ],
    ({ fileName, row }) => `${fileName}, baris ${row}`,
  ),
  place(
    'proposal_history',
    findHistory,
    ({ actorName, onBehalfOf, content }) => [
      { field: 'actorName', value: actorName },
      { field: 'onBehalfOf', value: onBehalfOf },
      ...contactFields(content?.contact, 'content.contact'),
    ],
    ({ content }) => content?.title ?? null,
  ),
  ...SIGNATURE_PLACES.map((name) =>
    place(
      name,
      (db, query, limit) => findSignatures(db, name, query, limit),
      ({ fields }) => Object.entries(fields).map(([field, value]) => ({ field, value })),
      ({ record }) => record,
    ),
  ),
  place(
    'partners',
    findPartnerPeople,
    ({ contacts, representatives, typeCode, name, npwp, address }) => [
      ...(isNaturalPerson({ typeCode })
        ? Object.entries({ name, npwp, address }).map(([field, value]) => ({ field, value }))
        : []),
      ...contacts.flatMap((contact, at) => contactFields(contact, `contacts.${at}`)),
      ...representatives.flatMap((person, at) =>
        Object.entries(person).map(([field, value]) => ({ field: `representatives.${at}.${field}`, value })),
      ),
    ],
    ({ name }) => name,
  ),
  place(
    'inquiries',
    findSenders,
    ({ contact, takenBy, answeredBy }) => [
      ...contactFields(contact, 'contact'),
      { field: 'takenBy', value: takenBy },
      { field: 'answeredBy', value: answeredBy },
    ],
    ({ title }) => title,
  ),
  place(
    'cooperation_events',
    findAttendees,
    ({ attendees }) =>
      attendees.flatMap(({ name, email }, at) => [
        { field: `attendees.${at}.name`, value: name },
        { field: `attendees.${at}.email`, value: email },
      ]),
    ({ title }) => title,
  ),
  place(
    'cooperation_parties',
    findRepresentatives,
    ({ representative }) =>
      Object.entries(representative ?? {}).map(([member, value]) => ({
        field: `representative.${member}`,
        value,
      })),
    ({ title }) => title,
  ),
  place(
    'review_meetings',
    findGuests,
    ({ guests }) => numbered('guests', guests, (guest) => guest),
    ({ title }) => title,
  ),
  place(
    'review_minutes',
    findMinutes,
    ({ record }) => namedIn(record).map((value) => ({ field: 'record', value })),
    ({ record }) => record.title,
  ),
  place('audit_records', findAuditActors, (row) => [{ field: 'actorName', value: row.actorName }]),
];

function present({ where, recordId, field, value, record }: Candidate): Occurrence[] {
  const entry = personalFieldOf(where, field);
  if (!entry || value === null) return [];
  const { label, purpose, retention, legalBasis, mayCorrect } = entry;
  const words = { label, purpose, retention, legalBasis };
  return [
    { where, recordId, field, value, record, ...words, mayCorrect, mayErase: entry.erasure !== 'never' },
  ];
}

async function findOccurrences(db: DbOrTx, query: PersonQuery) {
  const items: Occurrence[] = [];
  let isTruncated = false;
  for (const find of PLACES) {
    const { rows, found } = await find(db, query, PER_PLACE + 1);
    isTruncated ||= rows > PER_PLACE;
    items.push(...found.filter(({ value }) => value !== null && isAbout(query, value)).flatMap(present));
  }
  return { items, isTruncated };
}

const countByPlace = (items: readonly Occurrence[]): Record<string, number> =>
  items.reduce<Record<string, number>>(
    (counts, { where }) => ({ ...counts, [where]: (counts[where] ?? 0) + 1 }),
    {},
  );

async function findAudited(
  { db, reportDb }: Platform,
  actor: Actor,
  requestId: string,
  { q, reason }: SearchPersonal,
  event: 'personal-data.searched' | 'personal-data.exported',
) {
  const query = personQuery(q);
  const result = await findOccurrences(reportDb, query);
  await recordAudit(db, actor, requestId, {
    event,
    subjectType: 'personal-data',
    subjectId: null,
    detail: { reason: withoutWords(reason, query), found: countByPlace(result.items) },
  });
  return result;
}

export const searchPersonalData = (
  platform: Platform,
  actor: Actor,
  requestId: string,
  input: SearchPersonal,
) => findAudited(platform, actor, requestId, input, 'personal-data.searched');

export async function exportPersonalData(
  platform: Platform,
  actor: Actor,
  requestId: string,
  input: SearchPersonal,
) {
  const result = await findAudited(platform, actor, requestId, input, 'personal-data.exported');
  return { exportedAt: platform.now().toISOString(), ...result };
}
