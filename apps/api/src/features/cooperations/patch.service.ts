import { isDeepStrictEqual } from 'node:util';
import type { PatchCooperation } from '@kerabat/shared/cooperations/schema';
import type { CaseAnswers } from '@kerabat/shared/procedures/types';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { has, type Actor } from '../../platform/actor.ts';
import type { Caller } from '../../platform/caller.ts';
import { forbidden, unprocessable } from '../../platform/problem.ts';
import type { LoadedCase, Work } from './case-load.ts';
import { changeCase, demandRunning, type Target } from './case.service.ts';
import { AGENCY_ANSWERS, AGENCY_FIELDS, mayEdit } from './cooperations.policy.ts';
import { replaceParties, type NewCooperation } from './cooperations.queries.ts';
import { checkParties, findParties } from './parties.service.ts';
import { checkReferences } from './references.policy.ts';

/** The fields that a patch names, answers one by one: `title`, `answers/dprd`. */
const namedFields = ({ answers, ...fields }: PatchCooperation): string[] => [
  ...Object.keys(fields),
  ...Object.keys(answers ?? {}).map((group) => `answers/${group}`),
];

const OF_AGENCY: readonly string[] = [...AGENCY_FIELDS, ...AGENCY_ANSWERS.map((group) => `answers/${group}`)];

function demandEditable(actor: Actor, found: LoadedCase, patch: PatchCooperation): void {
  demandRunning(found);
  if (!mayEdit(actor, found.row))
    throw forbidden(
      'cooperations.foreign_agency',
      'Isi berkas ini hanya diubah Bagian Kerja Sama dan perangkat daerah pelaksananya.',
    );
  if (has(actor, 'cooperation.process')) return;
  const refused = namedFields(patch).filter((field) => !OF_AGENCY.includes(field));
  if (refused.length > 0)
    throw unprocessable(
      'cooperations.field_not_editable',
      'Beberapa isian hanya diubah Bagian Kerja Sama.',
      refused.map((field) => ({
        pointer: `/${field}`,
        code: 'cooperations.field_not_editable',
        detail: 'Isian ini hanya diubah Bagian Kerja Sama. Sampaikan melalui catatan.',
      })),
    );
}

/** Answers that are not named stay. */
const answersAfter = (before: CaseAnswers, change: PatchCooperation['answers']): CaseAnswers => ({
  ...before,
  ...change,
});

/** What newly comes in must stand in the reference lists; a closed code may stay where it was. */
function newcomers(row: LoadedCase['row'], patch: PatchCooperation): PatchCooperation {
  const fresh = <Field extends 'affairCodes' | 'locationCodes' | 'planningTargetIds' | 'supportingAgencyIds'>(
    field: Field,
  ) => (patch[field] ? { [field]: patch[field].filter((value) => !row[field].includes(value)) } : {});
  return {
    ...(patch.leadAgencyId === undefined || patch.leadAgencyId === row.leadAgencyId
      ? {}
      : { leadAgencyId: patch.leadAgencyId }),
    ...fresh('affairCodes'),
    ...fresh('locationCodes'),
    ...fresh('planningTargetIds'),
    ...fresh('supportingAgencyIds'),
  };
}

async function changeParties({ db, book }: Work, found: LoadedCase, chosen: PatchCooperation['parties']) {
  if (chosen === undefined) return false;
  const { partners, rows } = await findParties(db, chosen);
  checkParties(partners, found.row.kind, book);
  const before = found.parties
    .filter(({ partnerId }) => partnerId !== null)
    .map(({ partnerId, representative }) => ({ partnerId, representative }));
  if (isDeepStrictEqual(before, rows)) return false;
  await replaceParties(db, found.row.id, rows);
  return true;
}

/** The columns that really change. */
function changedColumns(row: LoadedCase['row'], patch: PatchCooperation): Partial<NewCooperation> {
  const { answers, parties: _parties, ...fields } = patch;
  const wanted = { ...fields, ...(answers ? { answers: answersAfter(row.answers, answers) } : {}) };
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([field, value]) => !isDeepStrictEqual(row[field as keyof LoadedCase['row']], value),
    ),
  );
}

/** A merge patch by the bureau, or by the leading agency of what it knows best. */
export const patch = (platform: Platform, caller: Caller, target: Target, change: PatchCooperation) =>
  changeCase(platform, caller, target, async (work, found) => {
    demandEditable(caller.actor, found, change);
    checkReferences(newcomers(found.row, change), work.book, officeDay(work.now));
    const values = changedColumns(found.row, change);
    const hasNewParties = await changeParties(work, found, change.parties);
    const changedFields = [...Object.keys(values), ...(hasNewParties ? ['parties'] : [])];
    return changedFields.length === 0 ? null : { event: 'cooperation.edited', changedFields, values };
  });
