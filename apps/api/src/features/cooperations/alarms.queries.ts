import { and, asc, eq, or, sql, type SQL } from 'drizzle-orm';
import type { AlarmKind } from '@kerabat/shared/cooperations/vocabulary';
import type { AwaitedSide } from '@kerabat/shared/procedures/vocabulary';
import type { DbOrTx } from '../../platform/db.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { users } from '../users/users.table.ts';
import { LASTING_STAGE, type boundsOf } from './alarms.policy.ts';
import { cooperations, cooperationStages, cooperationTasks } from './cooperations.table.ts';

/** What alarms are measured with; null raises none. Lists hand in placeholders. */
export interface AlarmBounds {
  today: SQL;
  /** An instant. */
  stalledBefore: SQL;
  kbFollowupMonths: SQL;
}

/** `alarmsOf` of a running case in SQL, for filters and counts. */
export function conditionsOf({
  today,
  stalledBefore,
  kbFollowupMonths,
}: AlarmBounds): Record<AlarmKind, SQL> {
  const day = sql`${today}::date`;
  const expectsMove = sql`exists (select from unnest(${cooperations.openStageCodes}) code where code !~ ${sql.raw(`'${LASTING_STAGE}'`)})`;
  return {
    STALLED: sql`(${cooperations.movedAt} < ${stalledBefore}::timestamptz and ${expectsMove})`,
    STAGE_OVERDUE: sql`${cooperations.dueOn} < ${day}`,
    KB_WITHOUT_PKS: sql`(${cooperations.pksSignedOn} is null
      and (${cooperations.kbSignedOn} + make_interval(months => ${kbFollowupMonths}::int))::date < ${day})`,
    REPLY_OVERDUE: sql`${cooperations.replyDueOn} < ${day}`,
    PAPER_EXPIRED: sql`${cooperations.paperExpiresOn} < ${day}`,
  };
}

interface Named {
  id: string;
  name: string;
}
/** An open stage, and who holds its task. */
export interface AlarmedStage {
  code: string;
  dueOn: string | null;
  awaits: readonly AwaitedSide[];
  assignee: Named | null;
}

const officer = sql<Named | null>`(select jsonb_build_object('id', ${users.id}, 'name', ${users.name})
  from ${users} where ${users.id} = ${cooperations.officerId})`;
const openStages = sql<AlarmedStage[]>`coalesce((select jsonb_agg(jsonb_build_object(
    'code', ${cooperationStages.code}, 'dueOn', ${cooperationStages.dueOn}, 'awaits', ${cooperationStages.awaits}, 'assignee',
    (select jsonb_build_object('id', holder.id, 'name', holder.name) from ${cooperationTasks} task
      join ${users} holder on holder.id = task.assignee_id
      where task.cooperation_id = ${cooperations.id} and task.stage = ${cooperationStages.code} and task.requirement is null))
    order by array_position(${cooperations.openStageCodes}, ${cooperationStages.code}))
  from ${cooperationStages} where ${cooperationStages.cooperationId} = ${cooperations.id} and ${cooperationStages.passedAt} is null), '[]'::jsonb)`;

/** Running cases about which an alarm is raised, those first that have not moved for longest. */
export function listAlarmed(db: DbOrTx, bounds: ReturnType<typeof boundsOf>, limit: number) {
  const conditions = conditionsOf({
    today: sql`${bounds.today}`,
    stalledBefore: sql`${bounds.stalledBefore}`,
    kbFollowupMonths: sql`${bounds.kbFollowupMonths}`,
  });
  return db
    .select({
      row: {
        id: cooperations.id,
        number: cooperations.number,
        title: cooperations.title,
        status: cooperations.status,
        isSample: cooperations.isSample,
        procedureCode: cooperations.procedureCode,
        procedureVersion: cooperations.procedureVersion,
        movedAt: cooperations.movedAt,
        dueOn: cooperations.dueOn,
        kbSignedOn: cooperations.kbSignedOn,
        pksSignedOn: cooperations.pksSignedOn,
        replyDueOn: cooperations.replyDueOn,
        paperExpiresOn: cooperations.paperExpiresOn,
        openStageCodes: cooperations.openStageCodes,
      },
      agency: { id: agencies.id, name: agencies.name },
      officer,
      stages: openStages,
    })
    .from(cooperations)
    .innerJoin(agencies, eq(agencies.id, cooperations.leadAgencyId))
    .where(and(eq(cooperations.status, 'running'), or(...Object.values(conditions))))
    .orderBy(asc(cooperations.movedAt), asc(cooperations.id))
    .limit(limit);
}
export type AlarmedCase = Awaited<ReturnType<typeof listAlarmed>>[number];
