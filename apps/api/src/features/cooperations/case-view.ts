import type { CaseView } from '@kerabat/shared/procedures/types';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { DbOrTx } from '../../platform/db.ts';
import type { ReferenceBook } from '../reference/reference.service.ts';
import { offerStateOf } from './case-offers.ts';
import { papersOf } from './case-papers.ts';
import type { CaseRecord, PartyFact } from './cooperations.queries.ts';

/** What an answer is made with. `db` is the running transaction where there is one: a second connection could starve it. */
export interface Sources {
  db: DbOrTx;
  book: ReferenceBook;
  now: Date;
}

export const categoryOf = (book: ReferenceBook, typeCode: string | null) =>
  typeCode === null ? null : (book['partner-type'].get(typeCode)?.category ?? null);

const partnersOf = (parties: readonly PartyFact[]) => parties.filter(({ partnerId }) => partnerId !== null);

const passedOf = ({ stages }: CaseRecord): Record<string, string> =>
  Object.fromEntries(
    stages.flatMap(({ code, passedAt }) =>
      passedAt === null ? [] : [[code, officeDay(new Date(passedAt))] as const],
    ),
  );

/** Everything the interpreter looks at. A legacy case was mapped before there was a register of proposals. */
export async function viewOf({ db, book, now }: Sources, record: CaseRecord): Promise<CaseView> {
  const { row, proposals } = record;
  return {
    kind: row.kind,
    status: row.status,
    parties: partnersOf(record.parties).map(({ typeCode, regionCode }) => ({
      category: categoryOf(book, typeCode),
      regionCode,
    })),
    isPlanned: row.planningTargetIds.length > 0 || proposals.some(({ hasPlanLink }) => hasPlanLink),
    exceptionReason: row.exceptionReason,
    isMapped: proposals.length > 0 || row.exceptionReason !== null || row.origin === 'WARISAN',
    offer: await offerStateOf(db, row.id),
    answers: row.answers,
    papers: await papersOf(db, row.id),
    passed: passedOf(record),
    overridden: record.overrides.map(({ requirement }) => requirement),
    today: officeDay(now),
  };
}
