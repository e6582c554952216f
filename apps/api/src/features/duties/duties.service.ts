import { DUTY_KINDS, type Duties, type DutyCounts, type HandOverResult } from '@kerabat/shared/duties/schema';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx } from '../../platform/db.ts';
import type { DutyCount, DutyKeeper } from '../../platform/duty-keepers.ts';
import { conflict, notFound, unprocessable } from '../../platform/problem.ts';
import { reviewDuties } from '../assessments/duties.service.ts';
import { caseDuties } from '../cooperations/duties.service.ts';
import { sharedPermissions, worksOf } from '../delegations/delegations.policy.ts';
import { delegationDuties } from '../delegations/duties.service.ts';
import { mayArrangeFor, oversightOf } from '../delegations/oversight.policy.ts';
import { proposalDuties } from '../proposals/duties.service.ts';
import { lackingOf } from './duties.policy.ts';
import {
  findPerson,
  lockPeople,
  readAway,
  readColleagues,
  readOverseen,
  type Person,
} from './duties.queries.ts';
import { handOverMail } from './duties.mails.ts';

/** The features in which work lies with people by name: the contents page of a hand-over. */
const KEEPERS: readonly DutyKeeper[] = [proposalDuties, caseDuties, reviewDuties, delegationDuties];
const MOST_LISTED = 200;

const sum = (rows: readonly Pick<DutyCount, 'kind' | 'total'>[]): { total: number; counts: DutyCounts } => {
  const of = (kind: DutyCount['kind']) =>
    rows.filter((row) => row.kind === kind).reduce((all, { total }) => all + total, 0);
  const counts = Object.fromEntries(DUTY_KINDS.map((kind) => [kind, of(kind)])) as DutyCounts;
  return { total: rows.reduce((all, { total }) => all + total, 0), counts };
};

async function gather<T>(read: (keeper: DutyKeeper) => Promise<T[]>): Promise<T[]> {
  const all: T[] = [];
  for (const keeper of KEEPERS) all.push(...(await read(keeper)));
  return all;
}

const refOf = ({ id, name, office }: Person) => ({ id, name, office });

/** Somebody whose duties the caller arranges; anybody else does not exist for them. */
async function personFor(db: DbOrTx, { actor }: Caller, id: string): Promise<Person> {
  const person = await findPerson(db, id);
  if (!person || !mayArrangeFor(actor, person)) throw notFound('Pengguna');
  return person;
}

/** Everything that lies with a person by name, and who could take all of it. */
export async function readDuties({ db, now }: Platform, caller: Caller, id: string): Promise<Duties> {
  const day = officeDay(now());
  const person = await personFor(db, caller, id);
  const counted = sum(await gather((keeper) => keeper.count(db, day, [id])));
  const items = await gather((keeper) => keeper.list(db, id, day, MOST_LISTED));
  const needs = await gather((keeper) => keeper.needs(db, id, day));
  const colleagues = counted.total > 0 ? await readColleagues(db, id) : [];
  const takers = colleagues.filter(
    (colleague) =>
      sharedPermissions(person, colleague).size > 0 && lackingOf(needs, person, colleague).length === 0,
  );
  const loads = await gather((keeper) =>
    takers.length === 0
      ? Promise.resolve([])
      : keeper.count(
          db,
          day,
          takers.map((taker) => taker.id),
        ),
  );
  return {
    person: refOf(person),
    ...counted,
    items: items.slice(0, MOST_LISTED),
    takers: takers.map((taker) => ({
      ...refOf(taker),
      openCount: sum(loads.filter(({ personId }) => personId === taker.id)).total,
    })),
  };
}

/** The people whose duties the caller arranges, with how much lies with each: the fullest desk first. */
export async function listHolders({ db, now }: Platform, { actor }: Caller) {
  const day = officeDay(now());
  const oversight = oversightOf(actor);
  const rows = await gather((keeper) => keeper.count(db, day));
  const people = await readOverseen(db, oversight, [...new Set(rows.map(({ personId }) => personId))]);
  const away = await readAway(
    db,
    people.map(({ id }) => id),
    day,
  );
  const items = people.map((person) => {
    const leave = away.find(({ personId }) => personId === person.id);
    return {
      person: refOf(person),
      isDisabled: person.status === 'disabled',
      ...sum(rows.filter(({ personId }) => personId === person.id)),
      away: leave ? { until: leave.until, deputy: leave.deputy } : null,
    };
  });
  return { items: items.sort((a, b) => b.total - a.total) };
}

const fault = (code: string, detail: string) =>
  unprocessable(code, detail, [{ pointer: '/toId', code, detail }]);

async function checkTaker(tx: DbOrTx, from: Person, toId: string, needs: readonly string[]): Promise<Person> {
  const to = await findPerson(tx, toId);
  if (!to || to.status !== 'active' || to.id === from.id)
    throw fault('duties.no_taker', 'Pilih rekan lain yang aktif.');
  const lacking = lackingOf(needs, from, to);
  if (lacking.length > 0)
    throw fault(
      'duties.taker_lacks_permission',
      `${to.name} tidak berwenang ${worksOf(lacking).join(', ')}. Pilih rekan yang berwenang atas semuanya.`,
    );
  return to;
}

/** Everything that lies with a person goes to a colleague in one transaction, recorded on every record. */
export async function handOver(
  { db, config, jobs, now }: Platform,
  caller: Caller,
  id: string,
  { toId, note }: { toId: string; note: string | null },
): Promise<HandOverResult> {
  const { actor, requestId } = caller;
  const at = now();
  return db.transaction(async (tx) => {
    const from = await personFor(tx, caller, id);
    await lockPeople(tx, [id, toId]);
    const day = officeDay(at);
    const to = await checkTaker(tx, from, toId, await gather((keeper) => keeper.needs(tx, id, day)));
    const results = await gather(async (keeper) => [
      await keeper.handOver(tx, { caller, from, to, note, now: at }),
    ]);
    const moved = results.flatMap((result) => result.moved);
    const left = results.flatMap((result) => result.left);
    if (moved.length + left.length === 0)
      throw conflict('duties.none', `Tidak ada tugas terbuka atas nama ${from.name}.`);
    const counted = sum(moved.map(({ kind }) => ({ kind, total: 1 })));
    await recordAudit(tx, actor, requestId, {
      event: 'duty.handed_over',
      subjectType: 'user',
      subjectId: from.id,
      agencyId: from.agencyId,
      detail: { to: to.id, counts: counted.counts, left: left.length },
    });
    if (moved.length > 0 && to.id !== actor.id)
      await jobs.enqueue(tx, 'mail', handOverMail(config, { from, to, by: actor.name, note, moved }));
    return { ...counted, left };
  });
}

/** How much still lies with somebody, for who disables an account. */
export async function countDuties(db: DbOrTx, personId: string, day: string): Promise<number> {
  return sum(await gather((keeper) => keeper.count(db, day, [personId]))).total;
}
