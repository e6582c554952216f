import { eq } from 'drizzle-orm';
import type { CaseAnswers } from '@kerabat/shared/procedures/types';
import { agencies } from '../src/features/agencies/agencies.table.ts';
import { cooperations, cooperationTasks } from '../src/features/cooperations/cooperations.table.ts';
import { newId } from '../src/platform/columns.ts';
import type { TestApp } from './app.ts';

type NewCase = Partial<typeof cooperations.$inferInsert>;
type NewTask = Partial<typeof cooperationTasks.$inferInsert>;

/** A running case with these tasks, written as it lies in the register; what its stages ask for is no matter here. */
export async function caseWith(
  { db }: TestApp,
  values: NewCase & { agency?: string } = {},
  tasks: readonly NewTask[] = [{}],
) {
  const { agency = 'DISPANGAN', ...row } = values;
  const [lead] = await db.select().from(agencies).where(eq(agencies.numberCode, agency));
  if (!lead) throw new Error(`no agency ${agency} in the seeds`);
  const id = newId();
  await db.insert(cooperations).values({
    id,
    number: `KS/UJI/${id}`,
    title: 'Distribusi beras Solok',
    kind: 'KSDD_SUKARELA',
    origin: 'MENDESAK',
    initiator: 'DAERAH',
    procedureCode: 'KSDD_SUKARELA',
    procedureVersion: 1,
    leadAgencyId: lead.id,
    answers: {} as CaseAnswers,
    ...row,
  });
  const made = tasks.map((task, at) => ({
    id: newId(),
    cooperationId: id,
    stage: `T${at}`,
    label: 'Siapkan rancangan KB',
    permission: 'cooperation.process',
    ...task,
  }));
  if (made.length > 0) await db.insert(cooperationTasks).values(made);
  return { id, tasks: made.map((task) => task.id), agencyId: lead.id };
}
