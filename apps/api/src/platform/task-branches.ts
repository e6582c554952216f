import type { SQL } from 'drizzle-orm';
import type { TaskSource } from '@kerabat/shared/tasks/vocabulary';

/**
 * One kind of waiting work, as a feature offers it to the list of tasks. A branch has one holder and one order, so that each is
 * read by its own index up to the end of a page, however much waits.
 */
export interface TaskBranch {
  source: TaskSource;
  /** 0: named for the asker or whom they stand in for; 1: open to everybody of their office. */
  rank: 0 | 1;
  from: SQL;
  where: SQL;
  /** The limit, far away when there is none; written as its index is. */
  due: SQL;
  id: SQL;
  columns: {
    recordId: SQL;
    rowVersion: SQL;
    stage: SQL;
    /** A part of the record on which the step is taken: a proposal on the agenda. */
    partId: SQL;
    title: SQL;
    number: SQL;
    agencyId: SQL;
    step: SQL;
    detail: SQL;
    since: SQL;
    /** Whom the asker stands in for; null when the task is theirs or nobody's. */
    heldBy: SQL;
    /** Whether the asker may give it to somebody else. */
    mayReassign: SQL;
  };
}

/** Whose tasks are looked for. */
export interface TaskAsker {
  id: string | null;
  /** People on leave for whom the asker stands in today. */
  standsInFor: readonly string[];
}
