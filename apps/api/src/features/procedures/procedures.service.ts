import { currentProcedure, PROCEDURES } from '@kerabat/shared/procedures/procedures';
import type { ProcedureAnswer } from '@kerabat/shared/procedures/schema';
import type { Procedure } from '@kerabat/shared/procedures/types';
import { PROCEDURE_CODES, type ProcedureCode } from '@kerabat/shared/procedures/vocabulary';
import type { DbOrTx } from '../../platform/db.ts';
import { findVersion, insertVersions } from './procedures.queries.ts';

/** Keeps every version of the program. One that is stored already stays as it is: cases began with it. */
export const storeProcedures = (db: DbOrTx): Promise<void> => insertVersions(db, PROCEDURES);

/** Stored versions never change, so each is read once. */
const kept = new Map<string, Procedure>();

/** The stored definition that a case interprets. */
export async function getStoredProcedure(
  db: DbOrTx,
  code: ProcedureCode,
  version: number,
): Promise<Procedure> {
  const key = `${code}@${version}`;
  const found = kept.get(key) ?? (await findVersion(db, code, version));
  if (!found) throw new Error(`procedure ${key} is not stored`);
  kept.set(key, found);
  return found;
}

const present = ({ code, version, label, kinds, stages }: Procedure): ProcedureAnswer => ({
  code,
  version,
  label,
  kinds: [...kinds],
  stages: stages.map((stage) => ({
    ...stage,
    after: [...stage.after],
    produces: [...stage.produces],
    basis: [...stage.basis],
    limit: stage.limit === null ? null : { ...stage.limit, basis: [...stage.limit.basis] },
    requires: stage.requires.map((requirement) => ({
      id: requirement.id,
      label: requirement.label,
      type: requirement.type,
      paper: requirement.type === 'paper' ? requirement.paper : null,
      rule: requirement.type === 'rule' ? requirement.rule : null,
      ofStage: requirement.type === 'paper' && requirement.ofStage,
      when: requirement.when,
      overridable: requirement.overridable,
      basis: [...requirement.basis],
    })),
  })),
});

export const list = () => ({ items: PROCEDURE_CODES.map((code) => present(currentProcedure(code))) });

export const get = (code: ProcedureCode) => present(currentProcedure(code));
