import type { ListCooperationsQuery } from '@kerabat/shared/cooperations/list.schema';
import type { CooperationSummary } from '@kerabat/shared/cooperations/schema';
import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import { toIso, toIsoOrNull } from '../../platform/time.ts';
import { getStoredProcedure } from '../procedures/procedures.service.ts';
import { list } from './list.service.ts';
import { listStagesOf } from './timeline.queries.ts';

type Stages = Awaited<ReturnType<typeof listStagesOf>>;

async function timelineOf({ db }: Platform, item: CooperationSummary, stages: Stages) {
  const { id, number, title, status, procedure } = item;
  const published = await getStoredProcedure(db, procedure.code, procedure.version);
  const labels = new Map(published.stages.map(({ code, label }) => [code, label]));
  return {
    id,
    number,
    title,
    status,
    stages: stages
      .filter(({ cooperationId }) => cooperationId === id)
      .map(({ code, openedAt, passedAt, dueOn }) => ({
        code,
        label: labels.get(code) ?? code,
        openedAt: toIso(openedAt),
        passedAt: toIsoOrNull(passedAt),
        dueOn,
      })),
  };
}

/** The same cases as the list, in the same order, each with the way it has gone. */
export async function timeline(platform: Platform, caller: Caller, query: ListCooperationsQuery) {
  const { items, ...page } = await list(platform, caller, query);
  const stages =
    items.length === 0
      ? []
      : await listStagesOf(
          platform.db,
          items.map(({ id }) => id),
        );
  return { items: await Promise.all(items.map((item) => timelineOf(platform, item, stages))), ...page };
}
