import type { ImportSource } from '@kerabat/shared/proposals/schema';
import type { ProposalContent } from '@kerabat/shared/proposals/content.schema';
import { officeDay } from '@kerabat/shared/time/working-days';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import { newId } from '../../platform/columns.ts';
import type { Tx } from '../../platform/db.ts';
import type { PeriodRow } from '../periods/periods.table.ts';
import type { ReferenceBook } from '../reference/reference.service.ts';
import { insertHistories, insertProposals } from './intake.queries.ts';
import { derivedText } from './proposals.content.ts';
import { takeNumbers, type AgencyColumns } from './proposals.queries.ts';
import { auditOf } from './proposals.trail.ts';
import { dueOn, formatNumber } from './proposals.transitions.service.ts';

/** A proposal that the bureau hands in on behalf of its agency. */
export interface Received {
  agencyId: string;
  content: ProposalContent;
  source: ImportSource;
  sourceUrl: string | null;
}

export interface Intake {
  tx: Tx;
  caller: Caller;
  book: ReferenceBook;
  now: Date;
  /** Its year stands in the numbers. */
  period: PeriodRow | undefined;
  /** Why a closed period took them all the same. */
  note: string | null;
}

export interface Stored {
  proposalId: string;
  number: string;
}

/** The next free number of each agency; taken beforehand, in one order for all, so that two intakes never wait crosswise. */
export async function openNumbers(
  { tx, now, period }: Intake,
  howMany: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const year = period?.year ?? Number(officeDay(now).slice(0, 4));
  const next = new Map<string, number>();
  for (const [agencyId, count] of [...howMany].sort(([left], [right]) => (left < right ? -1 : 1)))
    next.set(agencyId, await takeNumbers(tx, agencyId, year, count));
  return next;
}

function agencyOf(book: ReferenceBook, agencyId: string): AgencyColumns {
  const agency = book.agencies.get(agencyId);
  if (!agency) throw new Error('a received proposal names an agency that is gone');
  return agency;
}

type NewProposal = ReturnType<typeof proposalOf>;

function proposalOf(
  { book, now, period }: Intake,
  limit: string | null,
  next: Map<string, number>,
  received: Received,
) {
  const { agencyId, content, source, sourceUrl } = received;
  const agency = agencyOf(book, agencyId);
  const year = period?.year ?? Number(officeDay(now).slice(0, 4));
  const running = next.get(agencyId) ?? 1;
  next.set(agencyId, running + 1);
  const number = formatNumber(year, agency.numberCode, running);
  const at = now.toISOString();
  const proposal = {
    ...content,
    ...derivedText({ ...content, number }, agency, book),
    id: newId(),
    number,
    agencyId,
    source,
    sourceUrl,
    status: 'submitted' as const,
    statusSince: at,
    dueOn: limit,
    version: 1,
    submittedAt: at,
    listedAt: at,
  };
  return { agency, content, proposal };
}

const historyOfIntake = ({ caller, now, note }: Intake, { agency, content, proposal }: NewProposal) => ({
  proposalId: proposal.id,
  at: now.toISOString(),
  action: 'imported',
  fromStatus: null,
  toStatus: 'submitted' as const,
  actorId: caller.actor.id,
  actorName: caller.actor.name,
  actorOffice: caller.actor.office,
  onBehalfOf: agency.name,
  note,
  version: 1,
  rowVersion: 1,
  content,
});

/** Writes submitted proposals with their history and audit: few statements for many rows, in the caller's transaction. */
export async function receive(
  intake: Intake,
  next: Map<string, number>,
  received: readonly Received[],
): Promise<Stored[]> {
  const { tx, caller, now } = intake;
  const limit = await dueOn(tx, 'submitted', now);
  const rows = received.map((one) => proposalOf(intake, limit, next, one));
  await insertProposals(
    tx,
    rows.map(({ proposal }) => proposal),
  );
  await insertHistories(
    tx,
    rows.map((row) => historyOfIntake(intake, row)),
  );
  await recordAudit(
    tx,
    caller.actor,
    caller.requestId,
    ...rows.map(({ proposal }) => auditOf('proposal.imported', proposal)),
  );
  return rows.map(({ proposal }) => ({ proposalId: proposal.id, number: proposal.number }));
}
