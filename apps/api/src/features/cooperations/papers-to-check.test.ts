import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Cooperation, CooperationSummary } from '@kerabat/shared/cooperations/schema';
import type { Checklist, Paper } from '@kerabat/shared/cooperations/papers.schema';
import type { TaskList } from '@kerabat/shared/tasks/schema';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { caseOf, must } from '../../../test/cooperations.ts';
import { cast, form, PDF } from '../../../test/proposals.ts';
import { cooperations, cooperationTasks } from './cooperations.table.ts';
import { cooperationPapers } from './papers.table.ts';

const t = await startApp();
const c = await cast(t);
const colleague = await person(t, ['bureau_staff'], undefined, 'Rekan Biro');

/** A case at its first stage, which asks for the KAK that it does not have. */
async function withoutKak(): Promise<Cooperation> {
  const made = await caseOf(t, c);
  await t.db
    .delete(cooperationPapers)
    .where(and(eq(cooperationPapers.cooperationId, made.id), eq(cooperationPapers.kind, 'KAK')));
  return must(
    c.operator.call({
      method: 'PATCH',
      url: `/cooperations/${made.id}`,
      headers: { 'if-match': '*' },
      payload: { background: 'Berubah.' },
    }),
  );
}
const upload = (by: Person, { id }: { id: string }) =>
  must<Paper>(
    by.call({ method: 'POST', url: `/cooperations/${id}/papers`, ...form(PDF, 'kak.pdf', { kind: 'KAK' }) }),
  );
const check = (by: Person, { id }: { id: string }, paper: Paper, payload: Record<string, unknown>) =>
  must<Paper>(
    by.call({
      method: 'POST',
      url: `/cooperations/${id}/papers/${paper.id}/check`,
      headers: { 'if-match': '*' },
      payload,
    }),
  );
const kakTask = async ({ id }: { id: string }) =>
  (await t.db.select().from(cooperationTasks).where(eq(cooperationTasks.cooperationId, id))).find(
    ({ requirement }) => requirement === 'KAK',
  );
const read = async ({ id }: { id: string }) => {
  const one = await must(c.biro.call({ url: `/cooperations/${id}` }));
  const { items } = await must<{ items: CooperationSummary[] }>(c.biro.call({ url: '/cooperations' }));
  const listed = items.find((item) => item.id === id);
  expect(listed?.nextActors).toEqual(one.nextActors);
  const stage = one.stages.find(({ code }) => code === 'T1_PERSIAPAN');
  expect(stage?.nextActors).toEqual(one.nextActors);
  return { waitsFor: one.nextActors.map(({ label }) => label), missing: stage?.missing ?? [] };
};
const lineOf = async ({ id }: { id: string }) =>
  (await must<Checklist>(c.operator.call({ url: `/cooperations/${id}/checklist` }))).items.find(
    ({ requirement }) => requirement === 'KAK',
  );
const tasks = async (by: Person, { id }: { id: string }) =>
  (await must<TaskList>(by.call({ url: '/tasks?limit=100' }))).items.filter(
    (task) => task.place.id === id && task.step.includes('Kerangka'),
  );

describe('a paper that a stage asks for', () => {
  it('is for the agency to bring, then for the bureau to check, and for the agency again when it is returned', async () => {
    const made = await withoutKak();
    expect(await read(made)).toMatchObject({
      waitsFor: ['Dinas Pangan'],
      missing: [{ requirement: 'KAK', progress: 'missing', detail: expect.stringMatching(/^Unggah/) }],
    });
    expect(await kakTask(made)).toMatchObject({ permission: 'cooperation.prepare', detail: null });

    const paper = await upload(c.operator, made);
    expect(await read(made)).toMatchObject({
      waitsFor: ['Bagian Kerja Sama'],
      missing: [
        { requirement: 'KAK', progress: 'uploaded', detail: expect.stringContaining('menunggu pemeriksaan') },
      ],
    });
    const toCheck = await kakTask(made);
    expect(toCheck).toMatchObject({
      permission: 'cooperation.process',
      label: expect.stringMatching(/^Periksa /),
      assigneeId: null,
    });
    expect(new Date(toCheck?.since ?? '').toISOString()).toBe(paper.uploadedAt);
    expect((await tasks(c.biro, made)).map(({ detail }) => detail)).toEqual(['Menunggu pemeriksaan']);
    expect(await tasks(c.operator, made)).toEqual([]);

    await check(c.biro, made, paper, { state: 'to_correct', remark: 'Belum bertanda tangan.' });
    expect(await read(made)).toMatchObject({
      waitsFor: ['Dinas Pangan'],
      missing: [{ progress: 'to_correct', detail: expect.stringContaining('Belum bertanda tangan.') }],
    });
    expect(await tasks(c.biro, made)).toEqual([]);
    expect(await tasks(c.operator, made)).toMatchObject([
      { step: expect.stringMatching(/^Perbaiki /), detail: 'Dikembalikan: Belum bertanda tangan.' },
    ]);

    const second = await upload(c.operator, made);
    expect((await read(made)).waitsFor).toEqual(['Bagian Kerja Sama']);
    await check(c.biro, made, second, { state: 'accepted' });
    expect(await read(made)).toEqual({ waitsFor: ['Dinas Pangan'], missing: [] });
    expect(await kakTask(made)).toBeUndefined();
  });

  it('is checked by the officer of the case, but not by the one who brought it', async () => {
    const made = await withoutKak();
    await t.db
      .update(cooperations)
      .set({ officerId: c.biro.id, deputyId: colleague.id })
      .where(eq(cooperations.id, made.id));
    const first = await upload(c.operator, made);
    expect((await kakTask(made))?.assigneeId).toBe(c.biro.id);
    await check(c.biro, made, first, { state: 'to_correct', remark: 'Salah lampiran.' });
    expect((await kakTask(made))?.assigneeId).toBeNull();
    await upload(c.biro, made);
    expect((await kakTask(made))?.assigneeId).toBe(colleague.id);
    expect(await lineOf(made)).toMatchObject({ state: 'uploaded' });
  });

  it('keeps who took the check and its age while the case changes otherwise', async () => {
    const made = await withoutKak();
    await upload(c.operator, made);
    const task = await kakTask(made);
    const taken = await c.biro.call({
      method: 'PUT',
      url: `/cooperations/${made.id}/tasks/${task?.id}/assignee`,
      headers: { 'if-match': '*' },
      payload: { userId: c.biro.id },
    });
    expect(taken.statusCode, taken.body).toBe(204);
    await must(
      c.operator.call({
        method: 'PATCH',
        url: `/cooperations/${made.id}`,
        headers: { 'if-match': '*' },
        payload: { objectives: 'Berubah lagi.' },
      }),
    );
    expect(await kakTask(made)).toMatchObject({ id: task?.id, since: task?.since, assigneeId: c.biro.id });
  });
});
