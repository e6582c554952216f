import type { FastifyRequest } from 'fastify';
import type {
  CheckPaper,
  Paper as PaperAnswer,
  PaperFields,
  PatchPaper,
} from '@kerabat/shared/cooperations/papers.schema';
import { PAPER_LABELS } from '@kerabat/shared/procedures/labels';
import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Expected } from '../../platform/etag.ts';
import { ATTACHMENT_RULES, type StoredContent } from '../../platform/files.ts';
import { conflict, forbidden, notFound } from '../../platform/problem.ts';
import { missingFile, receiveForm } from '../../platform/uploads.ts';
import { isForeignKeyViolation } from '../../platform/violations.ts';
import { describeChange } from '../audit/audit.policy.ts';
import { discardFiles } from '../documents/documents.service.ts';
import { aroundCase, beside, demandSeen, demandSound } from './around.service.ts';
import type { LoadedCase, Work } from './case-load.ts';
import { demandRunning } from './case.service.ts';
import { PAPER_FIELDS, readPaperFields } from './paper-form.ts';
import { addableKinds, faultsOf, mayChange, mayCheck, stageRestingOn } from './papers.policy.ts';
import { mayRemove, presentPaper } from './papers.presenter.ts';
import {
  deletePaper,
  findPaper,
  insertPaper,
  listPaperRows,
  listPapers,
  updatePaper,
  type Paper,
} from './papers.queries.ts';
import type { PaperRow } from './papers.table.ts';
import { settle, type Step } from './settle.service.ts';

const noSuchPaper = () => notFound('Surat');
const mayNotChange = () =>
  forbidden(
    'cooperations.paper_forbidden',
    'Surat ini hanya dapat diubah pengunggahnya atau Biro Pemerintahan selama berkasnya berjalan.',
  );
const fault = (field: string, code: string, detail: string) => ({
  pointer: `/${field}`,
  code: `cooperations.${code}`,
  detail,
});

export async function list(platform: Platform, caller: Caller, caseId: string) {
  const { found } = await beside(platform, caller, caseId);
  const papers = await listPapers(platform.db, caseId);
  const rows = papers.map(({ paper }) => paper);
  return {
    items: papers.map((one) => presentPaper(caller.actor, found, rows, one)),
    addableKinds: [...addableKinds(caller.actor, found.row)],
  };
}

/** Settles the case and answers with the paper as it stands after. */
async function settled(work: Work, caseId: string, one: Paper, step: Step): Promise<PaperAnswer> {
  const after = await settle(work, caseId, step);
  return presentPaper(work.caller.actor, after, await listPaperRows(work.db, caseId), one);
}

const tell = (paper: PaperRow): string => `${PAPER_LABELS[paper.kind]}: ${paper.title}`;
const detailOf = (paper: PaperRow) => ({ paperId: paper.id, kind: paper.kind });

function demandAddable({ actor }: Caller, { row }: LoadedCase, kind?: PaperFields['kind']): void {
  const kinds = addableKinds(actor, row);
  if (kind === undefined ? kinds.length > 0 : kinds.includes(kind)) return;
  if (row.status !== 'ended') demandRunning({ row });
  throw forbidden('cooperations.paper_kind_forbidden', 'Peran Anda tidak dapat menambahkan surat jenis ini.');
}

function demandKnownStage({ procedure }: LoadedCase, stage: string | null | undefined): void {
  if (stage && !procedure.stages.some(({ code }) => code === stage))
    demandSound([fault('stage', 'unknown_stage', 'Tahap ini tidak ada pada prosedur berkas ini.')]);
}

/** A replacement is of the same kind, and a paper is replaced once. */
function demandReplaceable(papers: readonly PaperRow[], { replacesId, kind }: PaperFields): void {
  if (replacesId === undefined) return;
  const older = papers.find(({ id }) => id === replacesId);
  if (older?.kind !== kind)
    demandSound([
      fault('replacesId', 'paper_not_replaceable', 'Surat yang digantikan tidak ada, atau lain jenisnya.'),
    ]);
  if (papers.some((paper) => paper.replacesId === replacesId))
    throw conflict(
      'cooperations.paper_already_replaced',
      'Surat ini sudah ada penggantinya. Ganti surat yang terbaru.',
    );
}

const unknownAgency = (error: unknown): never => {
  if (isForeignKeyViolation(error))
    demandSound([fault('agencyId', 'unknown_agency', 'Perangkat daerah ini tidak dikenal.')]);
  throw error;
};

interface Received {
  fields: PaperFields;
  file: { fileName: string; content: StoredContent } | undefined;
}

async function store(work: Work, found: LoadedCase, { fields, file }: Received): Promise<PaperAnswer> {
  const { actor } = work.caller;
  const caseId = found.row.id;
  demandAddable(work.caller, found, fields.kind);
  if (!file && found.row.origin !== 'WARISAN') throw missingFile();
  demandKnownStage(found, fields.stage);
  demandReplaceable(await listPaperRows(work.db, caseId), fields);
  const { kind, title = PAPER_LABELS[kind], ...rest } = fields;
  const nothing = { date: null, startDate: null, endDate: null, validUntil: null, signatory: null };
  demandSound(faultsOf({ ...nothing, ...rest, kind }, found.view.today));
  const by = { uploadedById: actor.id, uploadedBy: actor.name };
  const one = await insertPaper(
    work.db,
    { ...rest, ...by, kind, title, cooperationId: caseId },
    file ? { ...file.content, ...by, fileName: file.fileName } : null,
  ).catch(unknownAgency);
  return settled(work, caseId, one, {
    event: 'cooperation.paper_added',
    note: tell(one.paper),
    changedFields: ['papers'],
    moved: true,
    detail: { ...detailOf(one.paper), ...(file ? { sha256: file.content.sha256 } : {}) },
  });
}

/** Streams a paper into the store and hangs it on the case; a refusal leaves no file behind. */
export async function add(platform: Platform, caller: Caller, caseId: string, request: FastifyRequest) {
  demandAddable(caller, (await beside(platform, caller, caseId)).found);
  const { file, entries } = await receiveForm(request, platform.files, ATTACHMENT_RULES, PAPER_FIELDS);
  try {
    const fields = readPaperFields(entries);
    return await aroundCase(platform, caller, caseId, (work, found) => store(work, found, { fields, file }));
  } catch (error) {
    if (file) await discardFiles(platform, [file.content.storageKey]);
    throw error;
  }
}

async function findSeen(work: Work, caseId: string, paperId: string, expected: Expected): Promise<Paper> {
  const one = await findPaper(work.db, caseId, paperId);
  if (!one) throw noSuchPaper();
  demandSeen(one.paper, expected);
  return one;
}

/** What a passed stage rests on stays as it was; a replacement is added beside it. */
async function demandFree(
  work: Work,
  { procedure, view }: LoadedCase,
  { paper }: Paper,
): Promise<PaperRow[]> {
  const papers = await listPaperRows(work.db, paper.cooperationId);
  const stage = stageRestingOn(procedure, view, papers, paper);
  if (stage)
    throw conflict(
      'cooperations.paper_is_evidence',
      `Tahap ${stage.label} telah selesai atas dasar surat ini. Unggah penggantinya, atau buka kembali tahap itu lebih dahulu.`,
    );
  return papers;
}

/** What a check does not look at. */
const UNCHECKED = ['title', 'stage'];

export async function change(
  platform: Platform,
  caller: Caller,
  { caseId, paperId, expected }: { caseId: string; paperId: string; expected: Expected },
  patch: PatchPaper,
): Promise<PaperAnswer> {
  return aroundCase(platform, caller, caseId, async (work, found) => {
    const one = await findSeen(work, caseId, paperId, expected);
    if (!mayChange(caller.actor, found.row, one.paper)) throw mayNotChange();
    const { fields } = describeChange(one.paper, { ...one.paper, ...patch });
    if (fields.length === 0)
      return presentPaper(caller.actor, found, await listPaperRows(work.db, caseId), one);
    demandKnownStage(found, patch.stage);
    demandSound(faultsOf({ ...one.paper, ...patch }, found.view.today));
    const again = fields.some((field) => !UNCHECKED.includes(field));
    if (again) await demandFree(work, found, one);
    const paper = await updatePaper(work.db, paperId, {
      ...patch,
      ...(again
        ? { state: 'uploaded', remark: null, checkedById: null, checkedBy: null, checkedAt: null }
        : {}),
    }).catch(unknownAgency);
    return settled(
      work,
      caseId,
      { ...one, paper },
      {
        event: 'cooperation.paper_changed',
        note: tell(paper),
        changedFields: ['papers'],
        detail: { ...detailOf(paper), paperFields: fields },
      },
    );
  });
}

export async function check(
  platform: Platform,
  caller: Caller,
  { caseId, paperId, expected }: { caseId: string; paperId: string; expected: Expected },
  { state, remark }: CheckPaper,
): Promise<PaperAnswer> {
  const { actor } = caller;
  return aroundCase(platform, caller, caseId, async (work, found) => {
    const one = await findSeen(work, caseId, paperId, expected);
    if (found.row.status !== 'ended') demandRunning(found);
    if (!mayCheck(actor, found.row, one.paper))
      throw forbidden(
        'cooperations.paper_four_eyes',
        'Surat tidak diperiksa oleh pengunggahnya sendiri. Mintakan pemeriksaan kepada rekan di Biro Pemerintahan.',
      );
    if (state === 'to_correct') await demandFree(work, found, one);
    const paper = await updatePaper(work.db, paperId, {
      state,
      remark,
      checkedById: actor.id,
      checkedBy: actor.name,
      checkedAt: work.now.toISOString(),
    });
    return settled(
      work,
      caseId,
      { ...one, paper },
      {
        event: state === 'accepted' ? 'cooperation.paper_accepted' : 'cooperation.paper_returned',
        note: remark === null ? tell(paper) : `${tell(paper)}. ${remark}`,
        changedFields: ['papers'],
        moved: true,
        detail: detailOf(paper),
      },
    );
  });
}

export async function remove(
  platform: Platform,
  caller: Caller,
  { caseId, paperId, expected }: { caseId: string; paperId: string; expected: Expected },
): Promise<void> {
  const storageKey = await aroundCase(platform, caller, caseId, async (work, found) => {
    const one = await findSeen(work, caseId, paperId, expected);
    if (!mayChange(caller.actor, found.row, one.paper)) throw mayNotChange();
    const papers = await demandFree(work, found, one);
    if (!mayRemove(caller.actor, found, papers, one.paper)) throw mayNotChange();
    const freed = await deletePaper(work.db, one);
    await settle(work, caseId, {
      event: 'cooperation.paper_removed',
      note: tell(one.paper),
      changedFields: ['papers'],
      detail: detailOf(one.paper),
    });
    return freed;
  });
  if (storageKey !== undefined) await discardFiles(platform, [storageKey]);
}

/** The paper itself, for whoever may see its case. */
export async function open(platform: Platform, caller: Caller, caseId: string, paperId: string) {
  await beside(platform, caller, caseId);
  const one = await findPaper(platform.db, caseId, paperId);
  if (!one) throw noSuchPaper();
  if (!one.file) throw notFound('Dokumen surat ini');
  return one.file;
}
