import { unprocessable, type FieldError } from '../../platform/problem.ts';
import type { ReferenceBook } from '../reference/reference.service.ts';

interface Referring {
  leadAgencyId?: string;
  supportingAgencyIds?: readonly string[];
  affairCodes?: readonly string[];
  locationCodes?: readonly string[];
  planningTargetIds?: readonly string[];
}

type Known = { get(key: string): { validUntil: string | null } | undefined };

function checkList(pointer: string, keys: readonly string[], known: Known, today: string, what: string) {
  return keys.flatMap((key, index): FieldError[] => {
    const entry = known.get(key);
    if (entry && (entry.validUntil === null || entry.validUntil >= today)) return [];
    return [
      {
        pointer: pointer.replace('*', String(index)),
        code: 'cooperations.unknown_code',
        detail: `${what} ini ${entry ? 'sudah ditutup' : 'tidak dikenal'}. Pilih dari daftar acuan.`,
      },
    ];
  });
}

/** Every code that is newly chosen must stand in the reference lists and be open. */
export function checkReferences(chosen: Referring, book: ReferenceBook, today: string): void {
  const lead = chosen.leadAgencyId === undefined ? [] : [chosen.leadAgencyId];
  const errors = [
    ...checkList('/leadAgencyId', lead, book.agencies, today, 'Perangkat daerah'),
    ...checkList(
      '/supportingAgencyIds/*',
      chosen.supportingAgencyIds ?? [],
      book.agencies,
      today,
      'Perangkat daerah',
    ),
    ...checkList('/affairCodes/*', chosen.affairCodes ?? [], book.affair, today, 'Urusan'),
    ...checkList('/locationCodes/*', chosen.locationCodes ?? [], book.region, today, 'Wilayah'),
    ...checkList(
      '/planningTargetIds/*',
      chosen.planningTargetIds ?? [],
      book['planning-target'],
      today,
      'Sasaran RPJMD',
    ),
  ];
  if (errors.length > 0)
    throw unprocessable(
      'cooperations.unknown_codes',
      'Beberapa pilihan tidak ada dalam daftar acuan.',
      errors,
    );
}
