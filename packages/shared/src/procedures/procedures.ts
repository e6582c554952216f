import type { CASE_ROUTES } from '../cooperations/vocabulary.ts';
import type { Initiator, ProposalKind } from '../proposals/vocabulary.ts';
import { FOREIGN } from './foreign.ts';
import { KSDD } from './ksdd.ts';
import { KSDPK } from './ksdpk.ts';
import { REGISTER } from './register.ts';
import { SINERGI } from './sinergi.ts';
import type { Procedure } from './types.ts';
import type { ProcedureCode } from './vocabulary.ts';

/** Every published procedure; of a code the highest version is the current one. */
export const PROCEDURES: readonly Procedure[] = [...KSDD, ...KSDPK, SINERGI, ...FOREIGN, REGISTER];

export const findProcedure = (code: ProcedureCode, version: number): Procedure | undefined =>
  PROCEDURES.find((procedure) => procedure.code === code && procedure.version === version);

/** The version with which a new case begins. */
export function currentProcedure(code: ProcedureCode): Procedure {
  const [first, ...later] = PROCEDURES.filter((procedure) => procedure.code === code);
  if (first === undefined) throw new Error(`No procedure ${code}`);
  return later.reduce((newest, each) => (each.version > newest.version ? each : newest), first);
}

/** What the law prescribes for a case. */
export function procedureFor(question: {
  kind: ProposalKind;
  initiator: Initiator;
  route: (typeof CASE_ROUTES)[number];
}): Procedure {
  if (question.route === 'register') return currentProcedure('PENCATATAN');
  if (question.kind !== 'KSDPK') return currentProcedure(question.kind);
  return currentProcedure(question.initiator === 'MITRA' ? 'KSDPK_MITRA' : 'KSDPK_DAERAH');
}
