import { describe, expect, it } from 'vitest';
import { PERMISSION_HOLDERS } from '../access/permissions.ts';
import { SETTINGS } from '../settings/vocabulary.ts';
import { currentProcedure, findProcedure, procedureFor, PROCEDURES } from './procedures.ts';
import type { Basis, Procedure, Stage } from './types.ts';
import { PROCEDURE_CODES } from './vocabulary.ts';

const everyStage = PROCEDURES.flatMap((procedure) =>
  procedure.stages.map((stage): [string, Stage, Procedure] => [
    `${procedure.code} v${procedure.version} ${stage.code}`,
    stage,
    procedure,
  ]),
);

describe('the procedures hang together', () => {
  it('there is a current version of each', () => {
    expect([...new Set(PROCEDURES.map(({ code }) => code))].sort()).toEqual([...PROCEDURE_CODES].sort());
    for (const code of PROCEDURE_CODES) {
      const current = currentProcedure(code);
      expect(findProcedure(code, current.version)).toBe(current);
    }
  });

  it.each(PROCEDURES.map((procedure) => [procedure.code, procedure]))(
    '%s has stages of its own, each after earlier ones, and one end that everything leads to',
    (_code, { stages }) => {
      const codes = stages.map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      stages.forEach((stage, index) => {
        const earlier = codes.slice(0, index);
        expect(earlier).toEqual(expect.arrayContaining([...stage.after]));
      });
      const ends = stages.filter(({ isEnd }) => isEnd).map(({ code }) => code);
      expect(ends).toEqual(['SELESAI']);
      const leadsOn = new Set(stages.flatMap(({ after }) => after));
      expect(codes.filter((code) => !leadsOn.has(code))).toEqual(ends);
    },
  );

  it.each(everyStage)('%s says who acts, what happens and where it comes from', (_name, stage) => {
    expect(Object.keys(PERMISSION_HOLDERS)).toContain(stage.actor);
    expect(stage.purpose).toMatch(/^[A-Z].+\.$/);
    expect(stage.label).not.toBe('');
    expect(stage.basis).not.toEqual([]);
    expect(stage.code).toMatch(/^[A-Z0-9_]{2,40}$/);
    if (stage.track === 'partner' || stage.track === 'authority') expect(stage.outsideActor).not.toBeNull();
    const ids = stage.requires.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(everyStage)('%s asks for nothing without a source', (_name, { requires, limit }) => {
    for (const { basis, id } of requires) expect(basis, id).not.toEqual([]);
    if (limit) expect(limit.basis).not.toEqual([]);
    if (limit?.setting) {
      expect(limit.days).toBeNull();
      expect(SETTINGS[limit.setting].unit).toBe(limit.unit === 'working' ? 'hari kerja' : 'hari');
    }
  });

  it.each(everyStage)(
    '%s lets nothing pass that a read law asks for, R-KBFIRST alone',
    (_name, { requires }) => {
      for (const { overridable, basis, id } of requires)
        if (overridable && id !== 'R-KBFIRST')
          expect(basis.map(({ certainty }) => certainty)).not.toContain('read');
    },
  );

  it('only PP 28/2018 is cited as read in its text', () => {
    const all: Basis[] = PROCEDURES.flatMap(({ stages }) => stages).flatMap((stage) => [
      ...stage.basis,
      ...(stage.limit?.basis ?? []),
      ...stage.requires.flatMap(({ basis }) => basis),
    ]);
    for (const { text, certainty } of all)
      expect(text.startsWith('PP 28/2018 ps. '), text).toBe(certainty === 'read');
  });

  it('the same requirement means the same wherever it is checked again', () => {
    for (const { stages } of PROCEDURES) {
      const overridable = new Map<string, boolean>();
      for (const requirement of stages.flatMap(({ requires }) => requires)) {
        expect(overridable.get(requirement.id) ?? requirement.overridable).toBe(requirement.overridable);
        overridable.set(requirement.id, requirement.overridable);
      }
    }
  });
});

it.each([
  ['KSDD_WAJIB', 'DAERAH', 'full', 'KSDD_WAJIB'],
  ['KSDD_WAJIB', 'MITRA', 'full', 'KSDD_WAJIB'],
  ['KSDD_SUKARELA', 'DAERAH', 'full', 'KSDD_SUKARELA'],
  ['KSDPK', 'DAERAH', 'full', 'KSDPK_DAERAH'],
  ['KSDPK', 'MITRA', 'full', 'KSDPK_MITRA'],
  ['KSDPK', 'DAERAH', 'register', 'PENCATATAN'],
  ['KSDPK', 'MITRA', 'register', 'PENCATATAN'],
  ['SINERGI', 'MITRA', 'full', 'SINERGI'],
  ['KSDPL', 'DAERAH', 'full', 'KSDPL'],
  ['KSDLL', 'MITRA', 'full', 'KSDLL'],
] as const)('%s by %s on the %s route follows %s', (kind, initiator, route, code) => {
  expect(procedureFor({ kind, initiator, route }).code).toBe(code);
});
