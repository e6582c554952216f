import type { Actor } from '../../platform/actor.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { readAbsent, readDeputiesOf } from './standing-in.queries.ts';

/** For whom this actor stands in on this day. */
export const absentOf = async (db: DbOrTx, { kind, id }: Actor, day: string) =>
  kind === 'user' && id !== null ? readAbsent(db, id, day) : [];

interface Addressee {
  id: string;
  name: string;
  email: string;
}

/** The addressees of a mail, and after them whoever stands in for one of them on this day; each once. */
export async function withDeputies(
  db: DbOrTx,
  addressees: readonly Addressee[],
  day: string,
): Promise<Addressee[]> {
  if (addressees.length === 0) return [];
  const deputies = await readDeputiesOf(
    db,
    addressees.map(({ id }) => id),
    day,
  );
  const all = [...addressees, ...deputies];
  return all.filter(({ id }, at) => all.findIndex((other) => other.id === id) === at);
}

/** Whom an actor represents in a step: the absent holder for whom they stand in, unless the work is the actor's own. */
export async function representedIn(
  db: DbOrTx,
  actor: Actor,
  day: string,
  holderIds: readonly (string | null)[],
): Promise<{ id: string; name: string } | undefined> {
  if (holderIds.every((id) => id === null) || holderIds.includes(actor.id)) return undefined;
  return (await absentOf(db, actor, day)).find(({ id }) => holderIds.includes(id));
}
