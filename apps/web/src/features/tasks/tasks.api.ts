import type { Holder } from '../../shell/PassOnDialog.vue';
import { call, type QueryFor } from '../../api/call.ts';
import type { Schema } from '../../api/types.ts';

export type Task = Schema<'Task'>;

export const listTasks = (query: QueryFor<'/tasks'>, signal: AbortSignal) =>
  call('get', '/tasks', { query, signal });

/** Who may be given this task. */
export async function listHolders({ source, id, place }: Task, signal: AbortSignal): Promise<Holder[]> {
  const { items } =
    source === 'cooperation'
      ? await call('get', '/cooperations/{id}/tasks/{taskId}/assignees', {
          params: { id: place.id, taskId: id },
          signal,
        })
      : await call('get', '/proposals/assignees', { signal });
  return items;
}

export function passOn(
  { source, id, place, etag }: Task,
  body: { userId: string | null; note: string | null },
): Promise<unknown> {
  if (source === 'cooperation')
    return call('put', '/cooperations/{id}/tasks/{taskId}/assignee', {
      params: { id: place.id, taskId: id },
      body,
      ifMatch: etag,
    });
  const { userId, note } = body;
  return call('put', '/proposals/{id}/assignee', {
    params: { id },
    body: note === null ? { userId } : { userId, note },
    ifMatch: etag,
  });
}
