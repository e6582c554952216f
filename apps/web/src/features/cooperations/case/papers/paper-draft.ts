import { PAPER_LABELS } from '@kerabat/shared/procedures/labels';
import type { PaperKind } from '@kerabat/shared/procedures/vocabulary';
import type { Paper } from '../../around.api.ts';

/** What the form of a paper holds while it is filled in. */
export interface PaperDraft {
  kind: PaperKind | '';
  title: string;
  number: string;
  partnerNumber: string;
  date: string | null;
  startDate: string | null;
  endDate: string | null;
  validUntil: string | null;
  agencyId: string | undefined;
  signatory: 'GUBERNUR' | 'KEPALA_OPD' | undefined;
  signatoryName: string;
  signatoryIsOfficial: boolean;
  clauses: Paper['clauses'];
}

export const paperDraft = (paper: Paper | undefined, kind: PaperKind | ''): PaperDraft => ({
  kind: paper?.kind ?? kind,
  title: paper?.title ?? '',
  number: paper?.number ?? '',
  partnerNumber: paper?.partnerNumber ?? '',
  date: paper?.date ?? null,
  startDate: paper?.startDate ?? null,
  endDate: paper?.endDate ?? null,
  validUntil: paper?.validUntil ?? null,
  agencyId: paper?.agencyId ?? undefined,
  signatory: paper?.signatory ?? undefined,
  signatoryName: paper?.signatoryName ?? '',
  signatoryIsOfficial: paper?.signatoryIsOfficial ?? false,
  clauses: [...(paper?.clauses ?? [])],
});

/** As the contract has it: what is empty is null. */
export function paperValues(draft: PaperDraft, stage: string | null) {
  const { kind, title, number, partnerNumber, agencyId, signatory, signatoryName, signatoryIsOfficial } =
    draft;
  return {
    ...(kind ? { kind } : {}),
    title: title.trim() || (kind ? PAPER_LABELS[kind] : ''),
    number: number.trim() || null,
    partnerNumber: partnerNumber.trim() || null,
    date: draft.date,
    startDate: draft.startDate,
    endDate: draft.endDate,
    validUntil: draft.validUntil,
    agencyId: agencyId ?? null,
    signatory: signatory ?? null,
    signatoryName: signatoryName.trim() || null,
    signatoryIsOfficial: signatory === 'KEPALA_OPD' ? signatoryIsOfficial : null,
    clauses: draft.clauses,
    stage,
  };
}

/** Fields of the multipart form: what is empty is not sent. */
export const uploadFields = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.map(String)
        : value === null || value === undefined
          ? undefined
          : String(value),
    ]),
  );
