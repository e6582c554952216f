import type { CreateDelegation, Delegation, ListDelegationsQuery } from '@kerabat/shared/delegations/schema';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import { newId } from '../../platform/columns.ts';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { checkVersion, etagOf, type Expected } from '../../platform/etag.ts';
import { letter, pageLink } from '../../platform/letter.ts';
import { longDay } from '../../platform/long-day.ts';
import { cappedTotal, cutPage, KEYS, readCursor } from '../../platform/paging.ts';
import { conflict, forbidden, notFound, unprocessable } from '../../platform/problem.ts';
import { toIso } from '../../platform/time.ts';
import { deputyRoles, sharedPermissions, stateOf, uncovered, worksOf } from './delegations.policy.ts';
import {
  countDelegations,
  findDelegation,
  findOverlap,
  findPerson,
  insertDelegation,
  lockDelegation,
  lockPeople,
  readColleagues,
  readDelegations,
  readNamedPermissions,
  revokeRow,
  type DelegationWithPeople,
  type FoundPerson,
} from './delegations.queries.ts';
import { mayArrangeFor, oversightOf } from './oversight.policy.ts';

const SORT = '-startsOn';

function present({ actor }: Caller, found: DelegationWithPeople, today: string): Delegation {
  const { row, person, personRoles, deputy } = found;
  const state = stateOf(row, today);
  const isOver = state === 'past' || state === 'revoked';
  const isTheirs = person.id === actor.id || mayArrangeFor(actor, { id: person.id, roles: personRoles });
  return {
    id: row.id,
    etag: etagOf(row.rowVersion),
    person,
    deputy,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    reason: row.reason,
    state,
    createdBy: row.createdByName,
    createdAt: toIso(row.createdAt),
    may: { revoke: !isOver && isTheirs },
  };
}

const viewerOf = ({ actor }: Caller) => ({ id: actor.id, oversight: oversightOf(actor) });

export async function listDelegations({ db, now }: Platform, caller: Caller, query: ListDelegationsQuery) {
  const today = officeDay(now());
  const viewer = { ...viewerOf(caller), today };
  const rows = await readDelegations(db, viewer, query, readCursor(query.cursor, SORT, KEYS.date));
  const flat = rows.map((found) => ({ ...found, id: found.row.id }));
  const page = cutPage(flat, query.limit, SORT, ({ row }) => row.startsOn);
  const total = query.includeTotal ? await countDelegations(db, viewer, query) : null;
  return {
    items: page.rows.map((found) => present(caller, found, today)),
    nextCursor: page.nextCursor,
    ...cappedTotal(total),
  };
}

async function load(db: DbOrTx, caller: Caller, id: string): Promise<DelegationWithPeople> {
  const found = await findDelegation(db, id, viewerOf(caller));
  if (!found) throw notFound('Pelimpahan');
  return found;
}

export const getDelegation = async ({ db, now }: Platform, caller: Caller, id: string) =>
  present(caller, await load(db, caller, id), officeDay(now()));

/** The one who is away: the caller, or somebody they arrange for; anybody else does not exist for them. */
async function personFor(db: DbOrTx, { actor }: Caller, personId: string | undefined): Promise<FoundPerson> {
  const id = personId ?? actor.id;
  const person = id === null ? undefined : await findPerson(db, id);
  if (!person || (person.id !== actor.id && !mayArrangeFor(actor, person))) throw notFound('Pengguna');
  return person;
}

/** Colleagues who may stand in, and what each of them could not do. */
export async function listDeputies({ db }: Platform, caller: Caller, personId: string | undefined) {
  const person = await personFor(db, caller, personId);
  const colleagues = await readColleagues(db, person.id, deputyRoles(person));
  return {
    items: colleagues
      .filter((colleague) => sharedPermissions(person, colleague).size > 0)
      .map((colleague) => ({
        id: colleague.id,
        name: colleague.name,
        office: colleague.office,
        uncovered: uncovered(person, colleague),
      })),
  };
}

const fault = (field: string, code: string, detail: string) =>
  unprocessable(code, detail, [{ pointer: `/${field}`, code, detail }]);

/** A deputy shares the work, and holds what each task that lies there by name asks for. */
async function checkDeputy(
  tx: Tx,
  person: FoundPerson,
  deputy: FoundPerson | undefined,
): Promise<FoundPerson> {
  const shared = deputy?.status === 'active' ? sharedPermissions(person, deputy) : undefined;
  if (!deputy || !shared || shared.size === 0 || deputy.id === person.id)
    throw fault(
      'deputyId',
      'delegations.no_deputy',
      'Pilih rekan lain yang aktif dan berwenang atas pekerjaan yang sama; untuk perangkat daerah, dari perangkat daerah yang sama.',
    );
  const named = await readNamedPermissions(tx, person.id);
  const lacking = worksOf(named.filter((permission) => !(shared as ReadonlySet<string>).has(permission)));
  if (lacking.length > 0)
    throw fault(
      'deputyId',
      'delegations.deputy_lacks_permission',
      `${deputy.name} tidak berwenang ${lacking.join(', ')}, padahal ada tugas seperti itu. Pilih rekan lain, atau serahkan tugas itu dahulu.`,
    );
  return deputy;
}

async function checkDays(tx: Tx, input: CreateDelegation, person: FoundPerson, deputy: FoundPerson) {
  const days = { startsOn: input.startsOn, endsOn: input.endsOn };
  const own = await findOverlap(tx, { personIds: [person.id], ...days });
  if (own)
    throw conflict(
      'delegations.overlap',
      `${person.name} sudah diwakili ${own.deputy.name} pada hari-hari itu. Batalkan pelimpahan itu dahulu, atau pilih hari lain.`,
    );
  const away = await findOverlap(tx, { personIds: [deputy.id], ...days });
  if (away)
    throw fault(
      'deputyId',
      'delegations.deputy_away',
      `${deputy.name} sendiri cuti pada hari-hari itu. Pilih rekan lain.`,
    );
}

const auditOf = (
  event: string,
  row: { id: string; agencyId: string | null },
  detail: Record<string, unknown>,
) => ({
  event,
  subjectType: 'delegation',
  subjectId: row.id,
  agencyId: row.agencyId,
  detail,
});

export async function createDelegation(
  platform: Platform,
  caller: Caller,
  input: CreateDelegation,
): Promise<Delegation> {
  const { db, config, jobs, now } = platform;
  const { actor, requestId } = caller;
  const id = newId();
  if (input.endsOn < officeDay(now()))
    throw fault('endsOn', 'delegations.past', 'Hari terakhir sudah lewat. Pilih hari ini atau sesudahnya.');
  await db.transaction(async (tx) => {
    const person = await personFor(tx, caller, input.personId);
    await lockPeople(tx, [person.id, input.deputyId]);
    const deputy = await checkDeputy(tx, person, await findPerson(tx, input.deputyId));
    await checkDays(tx, input, person, deputy);
    await insertDelegation(tx, {
      id,
      personId: person.id,
      deputyId: deputy.id,
      startsOn: input.startsOn,
      endsOn: input.endsOn,
      reason: input.reason,
      createdById: actor.id,
      createdByName: actor.name,
    });
    await recordAudit(
      tx,
      actor,
      requestId,
      auditOf(
        'delegation.created',
        { id, agencyId: person.agencyId },
        {
          personId: person.id,
          deputyId: deputy.id,
          startsOn: input.startsOn,
          endsOn: input.endsOn,
        },
      ),
    );
    await jobs.enqueue(
      tx,
      'mail',
      letter(
        deputy,
        `Anda mewakili ${person.name}`,
        `${actor.name} menetapkan bahwa Anda mewakili ${person.name} dari ${longDay(input.startsOn)} sampai dengan ${longDay(input.endsOn)}.`,
        'Selama itu tugas atas namanya tampil pada halaman Tugas saya bertanda "mewakili", dan surel tentang tugas itu juga dikirim kepada Anda. Wewenang Anda sendiri tidak berubah.',
        pageLink(config, '/tugas'),
      ),
    );
  });
  return getDelegation(platform, caller, id);
}

/** Ends it at once; what was done meanwhile stays as it is. */
export async function revokeDelegation(
  { db, now }: Platform,
  caller: Caller,
  id: string,
  expected: Expected,
): Promise<void> {
  const { actor, requestId } = caller;
  await db.transaction(async (tx) => {
    const { person, personRoles } = await load(tx, caller, id);
    const row = await lockDelegation(tx, id);
    if (!row) throw notFound('Pelimpahan');
    checkVersion(expected, row.rowVersion);
    if (person.id !== actor.id && !mayArrangeFor(actor, { id: person.id, roles: personRoles }))
      throw forbidden(
        'delegations.not_yours',
        `Pelimpahan ini dibatalkan oleh ${person.name} sendiri atau atasannya.`,
      );
    const state = stateOf(row, officeDay(now()));
    if (state === 'past' || state === 'revoked')
      throw conflict('delegations.over', 'Pelimpahan ini sudah berakhir; tidak ada yang perlu dibatalkan.');
    await revokeRow(tx, id, now().toISOString());
    await recordAudit(
      tx,
      actor,
      requestId,
      auditOf(
        'delegation.revoked',
        { id, agencyId: null },
        { personId: row.personId, deputyId: row.deputyId },
      ),
    );
  });
}
