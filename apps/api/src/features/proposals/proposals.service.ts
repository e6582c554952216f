import { checkGuards } from '@kerabat/shared/proposals/guards';
import {
  EMPTY_CONTENT,
  type CreateProposal,
  type PatchProposal,
  type ProposalField,
} from '@kerabat/shared/proposals/content.schema';
import { type ListProposalsQuery } from '@kerabat/shared/proposals/list.schema';
import { type Proposal } from '@kerabat/shared/proposals/schema';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { etagOf, isCurrent, oldest, stale, type Expected } from '../../platform/etag.ts';
import { cappedTotal, cutPage } from '../../platform/paging.ts';
import { conflict, forbidden, notFound, unprocessable } from '../../platform/problem.ts';
import { searchQuery } from '../../platform/search-text.ts';
import { toIso } from '../../platform/time.ts';
import { casesOfProposal } from '../cooperations/of-proposal.service.ts';
import { findCurrentPeriod, findPeriodFor } from '../periods/periods.service.ts';
import { getReferenceBook, type ReferenceBook } from '../reference/reference.service.ts';
import {
  changedFields,
  checkReferences,
  contentOf,
  CONTENT_FIELDS,
  derivedText,
  mergeContent,
} from './proposals.content.ts';
import { factsOf } from './proposals.facts.ts';
import type { ProposalFilters } from './proposals.filters.queries.ts';
import { listProposals } from './proposals.list.queries.ts';
import { editableFields, maySeePersonalData, stepsFor, visibleTo } from './proposals.policy.ts';
import { presentProposal, presentSummary } from './proposals.presenter.ts';
import {
  findProposal,
  insertHistory,
  insertProposal,
  ALONE,
  listChangesSince,
  listMergedInto,
  lockProposal,
  readProposal,
  updateProposal,
  type VisibleProposal,
} from './proposals.queries.ts';
import { auditOf, historyOf } from './proposals.trail.ts';

export const noSuchProposal = () => notFound('Usulan');

/** Resolves a query without values: `q` that says nothing is no search, one of stop words only finds nothing special. */
export function filtersOf(
  { id }: Actor,
  query: Omit<ListProposalsQuery, 'limit' | 'cursor'>,
  now: Date,
): ProposalFilters {
  const { q, includeTotal: _includeTotal, assignee, ...filters } = query;
  return {
    ...filters,
    assignee: assignee === 'me' ? id : assignee,
    search: q ? searchQuery(q) : undefined,
    today: officeDay(now),
  };
}

export async function list(platform: Platform, { actor }: Caller, query: ListProposalsQuery) {
  const { limit, cursor, includeTotal = false, ...rest } = query;
  const filters = filtersOf(actor, rest, platform.now());
  const { rows, counted } = await listProposals(platform.db, visibleTo(actor), filters, {
    limit,
    cursor,
    includeTotal,
  });
  const page = cutPage(rows, limit, filters.sort, (row) => row.sortValue);
  return { items: page.rows.map(presentSummary), nextCursor: page.nextCursor, ...cappedTotal(counted) };
}

/** What an answer is made with. `db` is the running transaction where there is one: a second connection could starve it. */
export interface Sources {
  db: DbOrTx;
  book: ReferenceBook;
  now: Date;
}

async function blockersOf({ db, book, now }: Sources, actor: Actor, found: VisibleProposal) {
  const steps = stepsFor(actor, found.row).filter((step) => step.guards.length > 0);
  if (steps.length === 0) return [];
  const guards = steps.flatMap((step) => step.guards);
  const facts = await factsOf(db, found.row, { guards, book, now });
  return steps.flatMap((step) =>
    checkGuards(step.guards, facts).map(({ pointer, code, detail }) => ({
      action: step.action,
      pointer,
      code,
      detail,
    })),
  );
}

/** The full answer of every call that returns one proposal. */
export async function describe(sources: Sources, actor: Actor, found: VisibleProposal): Promise<Proposal> {
  const { row } = found;
  const { db, book } = sources;
  const merged = row.mergedIntoId ? await findProposal(db, row.mergedIntoId, visibleTo(actor)) : undefined;
  return presentProposal(actor, found, {
    supportingAgencies: row.supportingAgencyIds.flatMap((id) => agencyRef(book, id)),
    mergedInto: merged ? { id: merged.row.id, number: merged.row.number, title: merged.row.title } : null,
    mergedFrom: found.company.hasSources ? await mergedFromOf(db, actor, row.id) : [],
    cooperations: row.status === 'followed_up' ? await casesOfProposal(db, actor, row.id) : [],
    blockers: await blockersOf(sources, actor, found),
  });
}

/** Original rows are personal data of the agency that sent them. */
async function mergedFromOf(db: DbOrTx, actor: Actor, id: string): Promise<Proposal['mergedFrom']> {
  const rows = await listMergedInto(db, id);
  return rows.map(({ agencyId, source, ...row }) => ({
    ...row,
    source: maySeePersonalData(actor, { agencyId }) ? source : null,
  }));
}

function agencyRef(book: ReferenceBook, id: string) {
  const row = book.agencies.get(id);
  return row ? [{ id: row.id, numberCode: row.numberCode, name: row.name, shortName: row.shortName }] : [];
}

/** Reads what stays the same during a use case, before its transaction begins. */
export const prepare = async ({ db, now }: Platform): Promise<Pick<Sources, 'book' | 'now'>> => ({
  book: await getReferenceBook(db),
  now: now(),
});

export async function get(platform: Platform, { actor }: Caller, id: string): Promise<Proposal> {
  const found = await readProposal(platform.db, id, visibleTo(actor));
  if (!found) throw noSuchProposal();
  return describe({ db: platform.db, ...(await prepare(platform)) }, actor, found);
}

const changesSince = async (tx: Tx, id: string, rowVersion: number) =>
  (await listChangesSince(tx, id, rowVersion)).map(({ at, ...change }) => ({ at: toIso(at), ...change }));

/** Locks a visible proposal and refuses a stale caller with what has changed since. */
export async function lockCurrent(tx: Tx, { actor }: Caller, id: string, expected: Expected) {
  const found = await lockProposal(tx, id, visibleTo(actor));
  if (!found) throw noSuchProposal();
  const { rowVersion } = found.row;
  if (!isCurrent(expected, rowVersion))
    throw stale(etagOf(rowVersion), await changesSince(tx, id, oldest(expected)));
  return found;
}

async function checkPeriod(db: DbOrTx, periodId: string | null): Promise<void> {
  if (periodId === null || (await findPeriodFor(db, periodId))) return;
  throw unprocessable(
    'proposals.unknown_period',
    'Periode pengusulan tidak dikenal. Pilih dari daftar periode.',
    [{ pointer: '/periodId', code: 'proposals.unknown_period', detail: 'Periode tidak dikenal.' }],
  );
}

const notEditable = (fields: readonly string[]) =>
  unprocessable(
    'proposals.field_not_editable',
    'Beberapa isian bukan wewenang Anda pada tahap ini.',
    fields.map((field) => ({
      pointer: `/${field}`,
      code: 'proposals.field_not_editable',
      detail: 'Isian ini tidak dapat Anda ubah pada tahap ini.',
    })),
  );

/** A draft of the caller's own agency; it may be as thin as a title. */
export async function create(platform: Platform, caller: Caller, input: CreateProposal): Promise<Proposal> {
  const { actor, requestId } = caller;
  const { agencyId = actor.agencyId, ...given } = input;
  if (agencyId === null || agencyId !== actor.agencyId)
    throw forbidden(
      'proposals.foreign_agency',
      'Usulan hanya dapat dibuat untuk perangkat daerah Anda sendiri.',
    );
  const refused = (['lawCheck', 'priority'] as const).filter((field) => given[field] != null);
  if (refused.length > 0) throw notEditable(refused);
  const { book, now } = await prepare(platform);
  const periodId = given.periodId ?? (await findCurrentPeriod(platform.db, now))?.id ?? null;
  const content = mergeContent({ ...EMPTY_CONTENT, title: given.title }, { ...given, periodId });
  checkReferences(content, CONTENT_FIELDS, book, officeDay(now));
  await checkPeriod(platform.db, given.periodId ?? null);
  const [agency] = agencyRef(book, agencyId);
  if (!agency) throw notFound('Perangkat daerah');

  return platform.db.transaction(async (tx) => {
    const row = await insertProposal(tx, {
      ...content,
      ...derivedText(content, agency, book),
      agencyId,
      authorIds: actor.id ? [actor.id] : [],
    });
    await insertHistory(tx, historyOf(caller, row, { action: 'created', from: null, to: 'draft' }));
    await recordAudit(tx, actor, requestId, auditOf('proposal.created', row));
    return describe({ db: tx, book, now }, actor, { row, agency, company: ALONE });
  });
}

const withAuthor = (authorIds: string[], { id }: Actor, agencySide: boolean): string[] =>
  agencySide && id !== null && !authorIds.includes(id) ? [...authorIds, id] : authorIds;

function checkEditable(actor: Actor, found: VisibleProposal, patch: PatchProposal): void {
  const editable = editableFields(actor, found.row, CONTENT_FIELDS);
  if (editable.length === 0)
    throw conflict(
      'proposals.not_editable',
      'Usulan ini tidak dapat Anda ubah pada keadaannya sekarang. Lihat pelaku berikutnya pada halaman usulan.',
      { status: 409, currentStatus: found.row.status },
    );
  const refused = Object.keys(patch).filter((field) => !editable.includes(field as ProposalField));
  if (refused.length > 0) throw notEditable(refused);
}

/** The content that a patch leaves. What the agency changes after a return, the bureau checks anew (R-LARANG). */
function contentAfter(row: VisibleProposal['row'], change: PatchProposal) {
  const before = contentOf(row);
  const after = mergeContent(before, change);
  const isUnchecked = row.status === 'returned' && changedFields(before, after).length > 0;
  return isUnchecked ? { ...after, lawCheck: null } : after;
}

/** Writes a change into a row that the caller has locked; the same row when it changes nothing. */
export async function applyPatch(
  { db: tx, book, now }: Sources & { db: Tx },
  caller: Caller,
  found: VisibleProposal,
  change: PatchProposal,
): Promise<VisibleProposal> {
  const { actor, requestId } = caller;
  checkEditable(actor, found, change);
  const before = contentOf(found.row);
  const after = contentAfter(found.row, change);
  const fields = changedFields(before, after);
  if (fields.length === 0) return found;
  checkReferences(after, fields, book, officeDay(now));
  if (fields.includes('periodId')) await checkPeriod(tx, after.periodId);
  const agencySide = actor.agencyId === found.row.agencyId && found.row.status !== 'in_verification';
  const row = await updateProposal(tx, found.row.id, {
    ...Object.fromEntries(fields.map((field) => [field, after[field]])),
    ...derivedText({ ...after, number: found.row.number }, found.agency, book),
    authorIds: withAuthor(found.row.authorIds, actor, agencySide),
  });
  const step = { action: 'edited', from: row.status, to: row.status, changedFields: fields };
  await insertHistory(tx, historyOf(caller, row, step));
  await recordAudit(tx, actor, requestId, { ...auditOf('proposal.edited', row), detail: { fields } });
  return { ...found, row };
}

/** A merge patch by the agency (draft, returned) or, for the classification, by the bureau (verification, mapped). */
export async function patch(
  platform: Platform,
  caller: Caller,
  id: string,
  expected: Expected,
  change: PatchProposal,
): Promise<Proposal> {
  const prepared = await prepare(platform);
  return platform.db.transaction(async (tx) => {
    const sources = { db: tx, ...prepared };
    const found = await lockCurrent(tx, caller, id, expected);
    return describe(sources, caller.actor, await applyPatch(sources, caller, found, change));
  });
}
