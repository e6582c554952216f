import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { PersonalPlace } from '@kerabat/shared/personal-data/field-kinds';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { reviewConflicts, reviewMeetings, reviewMembers } from '../assessments/assessments.table.ts';
import {
  cooperationHistory,
  cooperationOverrides,
  cooperationRemarks,
  cooperations,
  cooperationStages,
} from '../cooperations/cooperations.table.ts';
import {
  cooperationDisputes,
  cooperationDisputeSteps,
  cooperationOffers,
} from '../cooperations/dealings.table.ts';
import { cooperationPapers } from '../cooperations/papers.table.ts';
import { delegations } from '../delegations/delegations.table.ts';
import { storedFiles } from '../documents/documents.table.ts';
import { latePermits } from '../periods/periods.table.ts';
import { proposalRemarks } from '../proposals/proposals.table.ts';
import type { PersonQuery } from './matching.policy.ts';
import { mayBeAbout } from './search.queries.ts';

/** Places that keep nothing of a person but words in columns: who did it, or what they said of themselves. */
interface Place {
  table: PgTable;
  id: SQL;
  /** By the name of the field. */
  columns: Readonly<Record<string, PgColumn>>;
  record: SQL;
}

/** A row without an id of its own: a UUID (version 8, RFC 9562) is made of its key, the same each time. */
export const madeOf = (...key: PgColumn[]): SQL =>
  sql`(overlay(overlay(md5(concat_ws('/', ${sql.join(key, sql`, `)})) placing '8' from 13) placing '8' from 17)::uuid)`;

const unnamed = sql`null::text`;
const caseTitle = (id: PgColumn) =>
  sql`(select "case".title from ${cooperations} "case" where "case".id = ${id})`;
const meetingTitle = (id: PgColumn) =>
  sql`(select meeting.title from ${reviewMeetings} meeting where meeting.id = ${id})`;

const signed = (
  table: PgTable & { id: PgColumn },
  columns: Place['columns'],
  record: SQL = unnamed,
): Place => ({ table, id: sql`${table.id}`, columns, record });

const ofCase = (
  table: PgTable & { id: PgColumn; cooperationId: PgColumn },
  columns: Place['columns'],
): Place => signed(table, columns, caseTitle(table.cooperationId));

const PLACES = {
  proposal_remarks: signed(proposalRemarks, { authorName: proposalRemarks.authorName }),
  late_permits: signed(latePermits, { grantedBy: latePermits.grantedBy }),
  stored_files: signed(storedFiles, { uploadedBy: storedFiles.uploadedBy }, sql`${storedFiles.fileName}`),
  cooperations: signed(cooperations, { endedBy: cooperations.endedBy }, sql`${cooperations.title}`),
  cooperation_stages: {
    table: cooperationStages,
    id: madeOf(cooperationStages.cooperationId, cooperationStages.code),
    columns: { passedBy: cooperationStages.passedBy },
    record: caseTitle(cooperationStages.cooperationId),
  },
  cooperation_history: ofCase(cooperationHistory, {
    actorName: cooperationHistory.actorName,
    onBehalfOf: cooperationHistory.onBehalfOf,
  }),
  cooperation_overrides: ofCase(cooperationOverrides, { actorName: cooperationOverrides.actorName }),
  cooperation_remarks: ofCase(cooperationRemarks, { authorName: cooperationRemarks.authorName }),
  cooperation_papers: ofCase(cooperationPapers, {
    uploadedBy: cooperationPapers.uploadedBy,
    checkedBy: cooperationPapers.checkedBy,
    signatoryName: cooperationPapers.signatoryName,
  }),
  cooperation_offers: ofCase(cooperationOffers, { sentBy: cooperationOffers.sentBy }),
  cooperation_disputes: ofCase(cooperationDisputes, { reportedBy: cooperationDisputes.reportedBy }),
  cooperation_dispute_steps: signed(cooperationDisputeSteps, { by: cooperationDisputeSteps.by }),
  review_members: {
    table: reviewMembers,
    id: madeOf(reviewMembers.meetingId, reviewMembers.memberId),
    columns: { representedBy: reviewMembers.representedBy },
    record: meetingTitle(reviewMembers.meetingId),
  },
  review_conflicts: {
    table: reviewConflicts,
    id: madeOf(reviewConflicts.meetingId, reviewConflicts.proposalId, reviewConflicts.memberId),
    columns: { reason: reviewConflicts.reason },
    record: meetingTitle(reviewConflicts.meetingId),
  },
  delegations: signed(delegations, {
    createdByName: delegations.createdByName,
    reason: delegations.reason,
  }),
} as const satisfies Partial<Record<PersonalPlace, Place>>;
export type SignaturePlace = keyof typeof PLACES;
export const SIGNATURE_PLACES = Object.keys(PLACES) as SignaturePlace[];
const placeOf = (name: SignaturePlace): Place => PLACES[name];

type SignatureRow = { id: string; record: string | null; fields: Record<string, string | null> };

export async function findSignatures(
  db: DbOrTx,
  name: SignaturePlace,
  query: PersonQuery,
  limit: number,
): Promise<SignatureRow[]> {
  const { table, id, columns, record } = placeOf(name);
  const fields = Object.entries(columns).map(([field, column]) => sql`${field}::text, ${column}`);
  const words = sql.join(Object.values(columns), sql`, `);
  const rows = await db.execute<SignatureRow>(sql`
    select ${id} as id, ${record} as record, jsonb_build_object(${sql.join(fields, sql`, `)}) as fields
    from ${table} where ${mayBeAbout(sql`concat_ws(' ', ${words})`, query)} order by 1 desc limit ${limit}`);
  return [...rows];
}

/** Returns whether there was anything to write over. */
export async function setSignature(
  tx: Tx,
  name: SignaturePlace,
  { recordId, field }: { recordId: string; field: string },
  value: string,
): Promise<boolean> {
  const { table, id, columns } = placeOf(name);
  const column = columns[field];
  if (!column) return false;
  const rows = await tx
    .update(table)
    .set({ [field]: value })
    .where(sql`${id} = ${recordId}::uuid and ${column} is not null`)
    .returning({ column });
  return rows.length > 0;
}
