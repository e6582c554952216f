import type { Duty, DutyKind } from '@kerabat/shared/duties/schema';
import type { Caller } from './caller.ts';
import type { DbOrTx, Tx } from './db.ts';

export type DutyCount = {
  personId: string;
  kind: DutyKind;
  total: number;
};

/** Somebody's duties go to somebody else. */
export interface Handing {
  caller: Caller;
  from: { id: string; name: string };
  to: { id: string; name: string };
  note: string | null;
  now: Date;
}

/** What could not be given to the new holder, and why. */
export interface LeftDuty {
  kind: DutyKind;
  id: string;
  title: string;
  reason: string;
}

/** What a feature tells of the work that lies with people by name, and how it passes on. */
export interface DutyKeeper {
  /** Without `personIds`: of everybody. */
  count(db: DbOrTx, day: string, personIds?: readonly string[]): Promise<DutyCount[]>;
  list(db: DbOrTx, personId: string, day: string, limit: number): Promise<Duty[]>;
  /** The permissions that the new holder needs for all of it. */
  needs(db: DbOrTx, personId: string, day: string): Promise<string[]>;
  /** Moves everything it may, with history and audit of each record. */
  handOver(tx: Tx, handing: Handing): Promise<{ moved: Duty[]; left: LeftDuty[] }>;
}

export const handingNote = ({ from, to, note }: Handing): string => {
  const what = `Serah terima dari ${from.name} kepada ${to.name}.`;
  return note === null ? what : `${what} ${note}`;
};
