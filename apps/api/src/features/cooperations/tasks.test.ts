import { describe, expect, it } from 'vitest';
import type { TaskList } from '@kerabat/shared/tasks/schema';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { caseWith } from '../../../test/case-tasks.ts';

const t = await startApp();
const biro = await person(t, ['bureau_staff'], undefined, 'Rina Biro');
const colleague = await person(t, ['bureau_staff'], undefined, 'Sari Biro');
const kabag = await person(t, ['section_head'], undefined, 'Kabag');
const pangan = await person(t, ['agency_operator'], 'DISPANGAN', 'Operator Pangan');
const dispar = await person(t, ['agency_operator'], 'DISPAR', 'Operator Pariwisata');
const legal = await person(t, ['legal_reviewer'], undefined, 'Biro Hukum');

const tasks = async (by: Person, query = ''): Promise<TaskList> => {
  const answer = await by.call({ url: `/tasks?limit=100${query}` });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<TaskList>();
};
const ids = async (by: Person) => (await tasks(by)).items.map(({ id }) => id);

describe('tasks of cases', () => {
  it('wait for whoever holds the permission: an agency for the cases it leads, the province for all', async () => {
    const made = await caseWith(t, {}, [
      { permission: 'cooperation.prepare', label: 'Unggah KAK', requirement: 'KAK', stage: 'T1' },
      { permission: 'cooperation.process', stage: 'T1' },
      { permission: 'cooperation.review-legally', stage: 'T2' },
    ]);
    const [prepare, process, review] = made.tasks;
    expect(await ids(pangan)).toEqual([prepare]);
    expect(await ids(dispar)).toEqual([]);
    expect(await ids(biro)).toContain(process);
    expect(await ids(biro)).not.toContain(prepare);
    expect(await ids(legal)).toEqual([review]);
  });

  it('say the case, the step, what is missing and where the step is taken', async () => {
    const { items } = await tasks(pangan);
    expect(items[0]).toMatchObject({
      source: 'cooperation',
      title: 'Distribusi beras Solok',
      number: expect.stringMatching(/^KS\//),
      agency: { numberCode: 'DISPANGAN' },
      step: 'Unggah KAK',
      detail: 'Belum terpenuhi',
      holder: 'office',
      dueOn: null,
      ageDays: 0,
      place: { id: expect.any(String), stage: 'T1', partId: null },
      delegatedFrom: null,
      etag: '"1"',
    });
  });

  it('that are named for somebody are theirs alone and stand first, the nearest limit at the top', async () => {
    const late = await caseWith(t, {}, [{ assigneeId: biro.id, dueOn: '2030-01-02' }]);
    const early = await caseWith(t, {}, [{ assigneeId: biro.id, dueOn: '2020-01-02' }]);
    const mine = await tasks(biro, '&holder=me&source=cooperation');
    expect(mine.items.map(({ id }) => id)).toEqual([early.tasks[0], late.tasks[0]]);
    expect((await ids(biro)).slice(0, 2)).toEqual([early.tasks[0], late.tasks[0]]);
    expect(await ids(colleague)).not.toContain(early.tasks[0]);
    expect(mine.summary.mine).toMatchObject({ total: 2, overdue: 1 });
  });

  it('named for somebody who lost the permission are not shown to them', async () => {
    const made = await caseWith(t, {}, [{ assigneeId: legal.id }]);
    expect(await ids(legal)).not.toContain(made.tasks[0]);
  });
});

const put = (
  by: Person,
  made: { id: string; tasks: string[] },
  userId: string | null,
  ifMatch: string | null = '"1"',
) =>
  by.call({
    method: 'PUT',
    url: `/cooperations/${made.id}/tasks/${made.tasks[0]}/assignee`,
    payload: { userId, note: 'Cuti.' },
    headers: ifMatch === null ? {} : { 'if-match': ifMatch },
  });

describe('passing on a task', () => {
  it('is the head’s for any task, with history and a new version of the case', async () => {
    const made = await caseWith(t);
    expect((await put(kabag, made, colleague.id)).statusCode).toBe(204);
    expect((await tasks(colleague, '&holder=me')).items[0]).toMatchObject({
      id: made.tasks[0],
      etag: '"2"',
      may: { reassign: true },
    });
    expect((await put(kabag, made, biro.id)).statusCode).toBe(412);
    expect((await put(kabag, made, biro.id, null)).statusCode).toBe(428);
  });

  it('is also the holder’s own: to a colleague with the same permission, or back to all', async () => {
    const made = await caseWith(t, {}, [{ assigneeId: biro.id }]);
    expect((await put(colleague, made, colleague.id)).statusCode).toBe(403);
    expect((await put(biro, made, legal.id)).statusCode).toBe(422);
    expect((await put(biro, made, colleague.id)).statusCode).toBe(204);
    expect((await put(colleague, made, null, '"2"')).statusCode).toBe(204);
    expect((await put(biro, made, colleague.id, '"3"')).statusCode).toBe(403);
    expect((await put(biro, made, biro.id, '"3"')).statusCode).toBe(204);
  });

  it('stays within the agency that leads the case, which alone knows of it', async () => {
    const made = await caseWith(t, {}, [{ permission: 'cooperation.prepare' }]);
    expect((await put(dispar, made, dispar.id)).statusCode).toBe(404);
    expect((await put(pangan, made, dispar.id, '"1"')).statusCode).toBe(403);
    expect((await put(kabag, made, dispar.id)).statusCode).toBe(422);
    const { items } = (await pangan.call({ url: `/cooperations/${made.id}/tasks` })).json<{
      items: object[];
    }>();
    expect(items).toEqual([
      expect.objectContaining({
        id: made.tasks[0],
        holder: null,
        office: 'Perangkat daerah pelaksana',
        may: { reassign: false, take: true },
      }),
    ]);
    expect((await dispar.call({ url: `/cooperations/${made.id}/tasks` })).statusCode).toBe(404);
    const offered = await pangan.call({ url: `/cooperations/${made.id}/tasks/${made.tasks[0]}/assignees` });
    expect(offered.json<{ items: { id: string }[] }>().items.map(({ id }) => id)).toEqual([pangan.id]);
    expect((await put(pangan, made, pangan.id)).statusCode).toBe(204);
    expect(
      (await dispar.call({ url: `/cooperations/${made.id}/tasks/${made.tasks[0]}/assignees` })).statusCode,
    ).toBe(404);
  });
});
