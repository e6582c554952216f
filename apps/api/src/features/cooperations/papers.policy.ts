import type { CaseStatus } from '@kerabat/shared/cooperations/vocabulary';
import { missing } from '@kerabat/shared/procedures/interpreter';
import type { CaseView, PaperFact, Procedure, Stage } from '@kerabat/shared/procedures/types';
import { PAPER_KINDS, type PaperKind } from '@kerabat/shared/procedures/vocabulary';
import type { Actor } from '../../platform/actor.ts';
import { has } from '../../platform/actor.ts';
import { toIso } from '../../platform/time.ts';
import { permissionsOn } from './cooperations.policy.ts';
import type { PaperRow } from './papers.table.ts';

interface Place {
  leadAgencyId: string;
  status: CaseStatus;
}
type PaperParts = Pick<PaperRow, 'id' | 'kind' | 'state' | 'replacesId'>;

/** What only its author may add: the minutes of the TKKSD and the opinion of Biro Hukum. */
const OF_REVIEWERS: readonly PaperKind[] = ['TELAAH', 'OPINI_HUKUM'];
/** After the end there is only what rounds it off. */
const AFTER_THE_END: readonly PaperKind[] = ['BA_AKHIR', 'LAP', 'MONEV', 'LAINNYA'];

/** The kinds this actor may add to the case now; empty when none. */
export function addableKinds(actor: Actor, place: Place): readonly PaperKind[] {
  const permissions = permissionsOn(actor, place);
  const kinds = PAPER_KINDS.filter((kind) => {
    if (permissions.has('cooperation.process')) return true;
    if (permissions.has('cooperation.review-legally') && kind === 'OPINI_HUKUM') return true;
    if (permissions.has('cooperation.discuss') && ['TELAAH', 'BA_BAHAS'].includes(kind)) return true;
    return permissions.has('cooperation.prepare') && !OF_REVIEWERS.includes(kind);
  });
  if (place.status === 'running') return kinds;
  return place.status === 'ended' ? kinds.filter((kind) => AFTER_THE_END.includes(kind)) : [];
}

/** Who may change or take away a paper: its uploader, and the bureau. */
export const mayChange = (actor: Actor, place: Place, paper: PaperRow): boolean =>
  addableKinds(actor, place).includes(paper.kind) &&
  (has(actor, 'cooperation.process') || paper.uploadedById === actor.id);

/** Four eyes: nobody checks what they uploaded, in the bureau neither; a colleague or its head does. */
export const mayCheck = (actor: Actor, { status }: Place, paper: PaperRow): boolean =>
  has(actor, 'cooperation.process') &&
  (status === 'running' || status === 'ended') &&
  paper.uploadedById !== actor.id;

/** Papers that an accepted one, at however many removes, has taken the place of. */
export function superseded(papers: readonly PaperParts[]): ReadonlySet<string> {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const found = new Set<string>();
  for (const { state, replacesId } of papers) {
    let older = state === 'accepted' ? replacesId : null;
    while (older !== null && !found.has(older)) {
      found.add(older);
      older = byId.get(older)?.replacesId ?? null;
    }
  }
  return found;
}

/** What the rules read: whatever an accepted paper has replaced no longer counts. */
export function factsOf(papers: readonly PaperRow[]): PaperFact[] {
  const old = superseded(papers);
  return papers
    .filter(({ id }) => !old.has(id))
    .map(({ kind, state, date, validUntil, stage, signatory, signatoryIsOfficial, clauses, ...paper }) => ({
      kind,
      accepted: state === 'accepted',
      waits: state === 'uploaded' ? { since: toIso(paper.updatedAt), by: paper.uploadedById } : null,
      returned: state === 'to_correct' ? (paper.remark ?? '') : null,
      date,
      validUntil,
      stage,
      signatory,
      signatoryIsOfficial,
      clauses,
    }));
}

/** Judged by the day on which the stage was passed: what has expired since was good then. */
const lackingThen = (view: CaseView, stage: Stage, papers: readonly PaperRow[]): number =>
  missing({ ...view, papers: factsOf(papers), today: view.passed[stage.code] ?? view.today }, stage).length;

/** The first passed stage that would lack something without this paper. */
export function stageRestingOn(
  procedure: Procedure,
  view: CaseView,
  papers: readonly PaperRow[],
  paper: Pick<PaperRow, 'id' | 'state'>,
): Stage | undefined {
  if (paper.state !== 'accepted') return undefined;
  const others = papers.filter(({ id }) => id !== paper.id);
  return procedure.stages.find(
    (stage) =>
      view.passed[stage.code] !== undefined &&
      lackingThen(view, stage, others) > lackingThen(view, stage, papers),
  );
}

export const isExpired = ({ validUntil }: Pick<PaperRow, 'validUntil'>, today: string): boolean =>
  validUntil !== null && validUntil < today;

interface Dated {
  kind: PaperKind;
  date: string | null;
  startDate: string | null;
  endDate: string | null;
  validUntil: string | null;
  signatory: PaperRow['signatory'];
}
interface Fault {
  pointer: string;
  code: string;
  detail: string;
}

/** What cannot be right about a paper, whatever case it belongs to. */
export function faultsOf(paper: Dated, today: string): Fault[] {
  const { kind, date, startDate, endDate, validUntil, signatory } = paper;
  const fault = (broken: boolean, field: string, code: string, detail: string): Fault[] =>
    broken ? [{ pointer: `/${field}`, code: `cooperations.${code}`, detail }] : [];
  return [
    ...fault(
      date !== null && date > today,
      'date',
      'paper_date_in_future',
      'Tanggal surat belum tiba. Periksa tanggalnya.',
    ),
    ...fault(
      startDate !== null && endDate !== null && endDate < startDate,
      'endDate',
      'paper_ends_before_start',
      'Tanggal berakhir harus sesudah tanggal mulai.',
    ),
    ...fault(
      date !== null && validUntil !== null && validUntil < date,
      'validUntil',
      'paper_expires_before_date',
      'Masa berlaku harus sesudah tanggal surat.',
    ),
    ...fault(
      signatory === 'KEPALA_OPD' && (['KB', 'NK', 'LOI', 'MOU'] as readonly PaperKind[]).includes(kind),
      'signatory',
      'governor_must_sign',
      'Naskah ini ditandatangani Gubernur; kuasa kepada kepala perangkat daerah hanya untuk PKS (PP 28/2018 ps. 2(2), 13(2)).',
    ),
  ];
}
