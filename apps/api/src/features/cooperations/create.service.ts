import type { Cooperation, CreateCooperation } from '@kerabat/shared/cooperations/schema';
import { procedureFor } from '@kerabat/shared/procedures/procedures';
import { registerOnly } from '@kerabat/shared/proposals/kind-advice';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import { newId } from '../../platform/columns.ts';
import { unprocessable } from '../../platform/problem.ts';
import { followUp, lockRecommended } from '../proposals/follow-up.service.ts';
import type { LoadedCase, Work } from './case-load.ts';
import { prepare } from './case.service.ts';
import { presentCase } from './cooperations.presenter.ts';
import { insertCase, linkProposals, replaceParties, takeNumber } from './cooperations.queries.ts';
import { checkParties, partiesOf } from './parties.service.ts';
import { checkReferences } from './references.policy.ts';
import { settle } from './settle.service.ts';
import { insertPapers, listAttachments } from './taking-over.queries.ts';
import { contentOfCase, type CaseContent } from './taking-over.policy.ts';

const refuseField = (field: string, code: string, detail: string) =>
  unprocessable(`cooperations.${code}`, detail, [
    { pointer: `/${field}`, code: `cooperations.${code}`, detail },
  ]);

/** From proposals, or without any and then with a reason: not both, not neither. */
function checkOrigin({ proposalIds, origin, originReason }: CreateCooperation): void {
  if (origin === 'PROPOSAL') {
    if (proposalIds.length === 0)
      throw refuseField(
        'proposalIds',
        'proposal_required',
        'Pilih sedikitnya satu usulan yang dinyatakan layak, atau sebutkan asal berkas yang lain dengan alasannya.',
      );
    return;
  }
  if (proposalIds.length > 0)
    throw refuseField(
      'origin',
      'origin_differs',
      'Berkas yang dibuka dari usulan berasal dari usulan. Kosongkan usulannya, atau pilih asal "PROPOSAL".',
    );
  if (originReason === null)
    throw refuseField(
      'originReason',
      'origin_reason_required',
      'Sebutkan alasan membuka berkas tanpa usulan.',
    );
}

/** The law sends some cooperations elsewhere: these are only registered unless somebody chooses the whole way (domain §1.5). */
function routeOf({ kind, thirdPartySubtype }: CaseContent, { route, origin }: CreateCooperation) {
  const reason = registerOnly(kind, thirdPartySubtype);
  if (route === 'register' && reason === null && origin !== 'WARISAN')
    throw refuseField(
      'route',
      'register_not_offered',
      'Hanya kerja sama yang tata caranya diatur di tempat lain, atau yang sudah berjalan, cukup dicatat (PP 28/2018 ps. 15(3)-(4)). Pilih tata cara lengkap.',
    );
  return route ?? (reason === null ? ('full' as const) : ('register' as const));
}

async function insert(work: Work, content: CaseContent, input: CreateCooperation): Promise<string> {
  const { db: tx, now } = work;
  const route = routeOf(content, input);
  const procedure = procedureFor({ kind: content.kind, initiator: content.initiator, route });
  const year = Number(officeDay(now).slice(0, 4));
  const number = `KS/${year}/${String(await takeNumber(tx, year)).padStart(4, '0')}`;
  return insertCase(tx, {
    ...content,
    id: newId(),
    number,
    route,
    origin: input.origin,
    originReason: input.originReason,
    procedureCode: procedure.code,
    procedureVersion: procedure.version,
    movedAt: now.toISOString(),
    createdAt: now.toISOString(),
    isSample: work.caller.actor.kind === 'system',
  });
}

/** What the TKKSD has seen with the proposals need not be brought again. */
async function takeOverPapers({ db: tx, now }: Work, id: string, proposalIds: readonly string[]) {
  const papers = await listAttachments(tx, proposalIds);
  await insertPapers(
    tx,
    papers.map(({ fileName, number, uploadedAt, ...paper }) => ({
      ...paper,
      cooperationId: id,
      title: fileName.slice(0, 250),
      state: 'accepted' as const,
      checkedBy: `Bersama usulan ${number ?? ''}`.trim(),
      checkedAt: now.toISOString(),
      createdAt: uploadedAt,
    })),
  );
}

/** Opens a case in a transaction that is under way; `attach` hangs on it what it brings along before it is judged. */
export async function openCase(
  work: Work,
  input: CreateCooperation,
  attach: (id: string) => Promise<void> = async () => undefined,
): Promise<LoadedCase> {
  const { db: tx, caller } = work;
  checkOrigin(input);
  const proposalIds = [...new Set(input.proposalIds)];
  const proposals = await lockRecommended(tx, caller, proposalIds);
  const content = contentOfCase(proposals, input);
  checkReferences(input, work.book, officeDay(work.now));
  const { partners, rows } = await partiesOf(work, proposals, input.parties);
  checkParties(partners, content.kind, work.book);
  const id = await insert(work, content, input);
  await replaceParties(tx, id, rows);
  await linkProposals(tx, id, proposalIds);
  await takeOverPapers(work, id, proposalIds);
  await followUp(work, caller, proposalIds);
  await attach(id);
  return settle(work, id, {
    event: 'cooperation.created',
    moved: true,
    note: input.originReason,
    detail: { kind: content.kind, proposals: proposals.map(({ number }) => number) },
  });
}

/** Opens a case and, in the same transaction, closes the proposals that it is made of. */
export async function create(
  platform: Platform,
  caller: Caller,
  input: CreateCooperation,
): Promise<Cooperation> {
  const prepared = await prepare(platform);
  return platform.db.transaction(async (tx) => {
    const work: Work = { platform, db: tx, caller, ...prepared };
    return presentCase(work, caller.actor, await openCase(work, input));
  });
}
