import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { MovePreview } from '@kerabat/shared/cooperations/steps.schema';
import { currentProcedure } from '@kerabat/shared/procedures/procedures';
import type { Procedure } from '@kerabat/shared/procedures/types';
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { caseOf, crewOf, must, pass, read, step } from '../../../test/cooperations.ts';
import { cast } from '../../../test/proposals.ts';
import { storeProcedures } from '../procedures/procedures.service.ts';
import { cooperations, procedureVersions } from './cooperations.table.ts';

const t = await startApp();
const c = await cast(t);
const crew = await crewOf(t, c);

/** An older version, with a stage that the current one no longer has and without one that it has. */
const current = currentProcedure('KSDD_SUKARELA');
const OLD: Procedure = {
  ...current,
  version: 0,
  stages: [
    { ...current.stages[0]!, code: 'T0_JAJAK', label: 'Penjajakan', requires: [] },
    { ...current.stages[0]!, after: ['T0_JAJAK'], label: 'Persiapan lama', requires: [] },
    ...current.stages.slice(2).map((stage) => ({
      ...stage,
      after: stage.after.map((code) => (code === 'T1_TELAAH' ? 'T1_PERSIAPAN' : code)),
    })),
  ],
};
await t.db.insert(procedureVersions).values({ code: OLD.code, version: 0, definition: OLD });

async function oldCase() {
  const made = await caseOf(t, c);
  await t.db.update(cooperations).set({ procedureVersion: 0 }).where(eq(cooperations.id, made.id));
  return read(c.biro, made);
}

it('a case keeps the version that it began with, and moves only when somebody says so', async () => {
  const made = await oldCase();
  expect(made.procedure).toMatchObject({ version: 0, isCurrent: false });
  await pass(t, crew, made, 'T0_JAJAK');
  const passed = await pass(t, crew, made, 'T1_PERSIAPAN');
  expect(passed.openStages.map(({ code }) => code)).toEqual(['T2_PENAWARAN']);

  const admin = await person(t, ['admin']);
  const preview = await must<MovePreview>(admin.call({ url: `/cooperations/${made.id}/procedure-move` }));
  expect(preview).toMatchObject({
    from: 0,
    to: current.version,
    added: [{ code: 'T1_TELAAH' }],
    removed: [{ code: 'T0_JAJAK', wasPassed: true }],
    openBefore: [current.stages[2]?.label],
    openAfter: ['Telaah TKKSD'],
  });
  expect(preview.changed.find(({ code }) => code === 'T1_PERSIAPAN')?.changes).toEqual(
    expect.arrayContaining(['Nama menjadi "Persiapan"', 'Urutan berubah']),
  );
  expect((await step(admin, made, 'procedure-move', {}, made.etag)).statusCode).toBe(412);
  const moved = await must(step(admin, passed, 'procedure-move', { note: 'Versi baru.' }, passed.etag));
  expect(moved.procedure).toMatchObject({ version: current.version, isCurrent: true });
  expect(moved.openStages.map(({ code }) => code)).toEqual(['T1_TELAAH']);
  expect(moved.stages.find(({ code }) => code === 'T1_PERSIAPAN')?.state).toBe('passed');
  const again = await step(admin, moved, 'procedure-move');
  expect([again.statusCode, again.json().code]).toEqual([409, 'cooperations.procedure_current']);
});

it('is for those who move procedures, and for running cases', async () => {
  const made = await oldCase();
  const url = `/cooperations/${made.id}/procedure-move`;
  expect((await c.kabag.call({ url })).statusCode).toBe(403);
  expect((await step(c.kabag, made, 'procedure-move')).statusCode).toBe(403);
  expect((await read(c.kabiro, made)).allowedActions).toContain('move-procedure');
  await must(step(c.kabag, made, 'withdraw', { reason: 'DITARIK_PEMRAKARSA', note: 'Batal.' }));
  expect((await step(c.kabiro, made, 'procedure-move')).statusCode).toBe(409);
});

it('what is stored stays as it is, whatever a later program says', async () => {
  await t.db
    .update(procedureVersions)
    .set({ definition: { ...current, label: 'Seperti dahulu' } })
    .where(eq(procedureVersions.code, 'SINERGI'));
  await storeProcedures(t.db);
  const [row] = await t.db.select().from(procedureVersions).where(eq(procedureVersions.code, 'SINERGI'));
  expect(row?.definition.label).toBe('Seperti dahulu');
});
