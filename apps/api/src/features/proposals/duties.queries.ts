import { sql } from 'drizzle-orm';
import { FINAL_STATUSES } from '@kerabat/shared/proposals/workflow';
import type { ProposalStatus } from '@kerabat/shared/proposals/vocabulary';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import type { DutyCount } from '../../platform/duty-keepers.ts';
import { proposals } from './proposals.table.ts';

const isOpen = sql`${proposals.status} <> all(${sql.param([...FINAL_STATUSES])}::text[])`;
const among = (ids: readonly string[] | undefined) =>
  ids
    ? sql`${proposals.assigneeId} = any(${sql.param([...ids])}::uuid[])`
    : sql`${proposals.assigneeId} is not null`;

export async function countAssigned(db: DbOrTx, ids: readonly string[] | undefined): Promise<DutyCount[]> {
  const rows = await db.execute<DutyCount>(sql`
    select ${proposals.assigneeId} as "personId", 'proposal' as kind, count(*)::int as total
    from ${proposals} where ${among(ids)} and ${isOpen} group by ${proposals.assigneeId}`);
  return [...rows];
}

type Assigned = {
  id: string;
  number: string | null;
  title: string;
  status: ProposalStatus;
  agencyId: string;
  version: number;
  rowVersion: number;
};
const columns = sql`${proposals.id} as id, ${proposals.number} as number, ${proposals.title} as title,
  ${proposals.status} as status, ${proposals.agencyId} as "agencyId", ${proposals.version} as version,
  ${proposals.rowVersion} as "rowVersion"`;

/** The open ones, by the nearest limit. */
export async function readAssigned(db: DbOrTx, personId: string, limit: number): Promise<Assigned[]> {
  const rows = await db.execute<Assigned>(sql`
    select ${columns} from ${proposals} where ${among([personId])} and ${isOpen}
    order by ${proposals.dueOn} nulls last, ${proposals.id} limit ${limit}`);
  return [...rows];
}

/** Gives every open one to another, but what they wrote or approved themselves. */
export async function moveAssigned(tx: Tx, from: string, to: string): Promise<Assigned[]> {
  const rows = await tx.execute<Assigned>(sql`
    update ${proposals} set assignee_id = ${to}::uuid, row_version = row_version + 1, updated_at = now()
    where ${among([from])} and ${isOpen} and not (${proposals.authorIds} @> array[${to}]::uuid[])
    returning ${columns}`);
  return [...rows];
}
