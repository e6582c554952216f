import type { Paper as PaperAnswer } from '@kerabat/shared/cooperations/papers.schema';
import { AGREEMENT_KINDS, type PaperKind } from '@kerabat/shared/procedures/vocabulary';
import { has, type Actor } from '../../platform/actor.ts';
import { etagOf } from '../../platform/etag.ts';
import { toIso, toIsoOrNull } from '../../platform/time.ts';
import type { LoadedCase } from './case-load.ts';
import { isExpired, mayChange, mayCheck, stageRestingOn } from './papers.policy.ts';
import type { Paper } from './papers.queries.ts';
import type { PaperRow } from './papers.table.ts';

const isAgreement = (kind: PaperKind): boolean => (AGREEMENT_KINDS as readonly PaperKind[]).includes(kind);

const fileOf = ({ file }: Paper): PaperAnswer['file'] =>
  file && { fileName: file.fileName, mediaType: file.mediaType, size: file.size, sha256: file.sha256 };

/** Taking away an accepted paper undoes a check, so it is the bureau's. */
export const mayRemove = (
  actor: Actor,
  { row, procedure, view }: LoadedCase,
  papers: readonly PaperRow[],
  paper: PaperRow,
): boolean =>
  mayChange(actor, row, paper) &&
  (paper.state !== 'accepted' || has(actor, 'cooperation.process')) &&
  stageRestingOn(procedure, view, papers, paper) === undefined;

const contentOf = (paper: PaperRow) => ({
  kind: paper.kind,
  title: paper.title,
  number: paper.number,
  partnerNumber: paper.partnerNumber,
  date: paper.date,
  startDate: paper.startDate,
  endDate: paper.endDate,
  validUntil: paper.validUntil,
  agencyId: paper.agencyId,
  signatory: paper.signatory,
  signatoryName: paper.signatoryName,
  signatoryIsOfficial: paper.signatoryIsOfficial,
  clauses: paper.clauses,
  stage: paper.stage,
});

/** One paper among all of its case: these say which one has replaced it, and what rests on it. */
export function presentPaper(
  actor: Actor,
  found: LoadedCase,
  papers: readonly PaperRow[],
  one: Paper,
): PaperAnswer {
  const { paper } = one;
  return {
    id: paper.id,
    etag: etagOf(paper.rowVersion),
    ...contentOf(paper),
    state: paper.state,
    remark: paper.remark,
    checkedBy: paper.checkedBy,
    checkedAt: toIsoOrNull(paper.checkedAt),
    isExpired: isExpired(paper, found.view.today),
    isAgreement: isAgreement(paper.kind),
    file: fileOf(one),
    replacesId: paper.replacesId,
    replacedById: papers.find(({ replacesId }) => replacesId === paper.id)?.id ?? null,
    uploadedBy: paper.uploadedBy,
    uploadedAt: toIso(paper.createdAt),
    may: {
      edit: mayChange(actor, found.row, paper),
      check: mayCheck(actor, found.row, paper),
      remove: mayRemove(actor, found, papers, paper),
    },
  };
}
