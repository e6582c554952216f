import { asc, inArray } from 'drizzle-orm';
import type { Database } from '../../platform/db.ts';
import { cooperationStages } from './cooperations.table.ts';

/** Every stage that one of these cases has entered, oldest first. */
export const listStagesOf = (db: Database, ids: string[]) =>
  db
    .select({
      cooperationId: cooperationStages.cooperationId,
      code: cooperationStages.code,
      openedAt: cooperationStages.openedAt,
      passedAt: cooperationStages.passedAt,
      dueOn: cooperationStages.dueOn,
    })
    .from(cooperationStages)
    .where(inArray(cooperationStages.cooperationId, ids))
    .orderBy(asc(cooperationStages.openedAt), asc(cooperationStages.code));
