import { plainText } from '../../platform/search-text.ts';
import type { FieldError } from '../../platform/problem.ts';
import type { CodeRow } from './code-list.policy.ts';
import { labelsOf } from './code-list.policy.ts';

/** A row as it would be after the change; `id` is null while it is new. */
export type Candidate = Omit<CodeRow, 'id' | 'rowVersion' | 'updatedAt'> & { id: string | null };

const dayOr = (day: string | null, otherwise: string) => day ?? otherwise;

/** A closed office hands its names on to its successor, so names only clash while both are valid. */
const overlaps = (a: Candidate, b: CodeRow): boolean =>
  dayOr(a.validFrom, '0000') <= dayOr(b.validUntil, '9999') &&
  dayOr(b.validFrom, '0000') <= dayOr(a.validUntil, '9999');

function nameFaults(feature: string, row: Candidate, rivals: readonly CodeRow[]): FieldError[] {
  const owners = new Map<string, CodeRow>();
  for (const rival of rivals.filter((other) => overlaps(row, other)))
    for (const label of labelsOf(rival)) owners.set(label, rival);
  const names: [string, string | null][] = [
    ['/name', row.name],
    ['/shortName', row.shortName],
    ...row.aliases.map((alias, index): [string, string] => [`/aliases/${index}`, alias]),
  ];
  return names.flatMap(([pointer, name]) => {
    const owner = owners.get(plainText(name ?? ''));
    const code = `${feature}.name_taken`;
    const detail = `"${name}" sudah menunjuk ${owner?.code} ${owner?.name}. Pakai sebutan lain, atau hapus dulu dari sana.`;
    return owner ? [{ pointer, code, detail }] : [];
  });
}

function parentFaults(feature: string, row: Candidate, others: readonly CodeRow[]): FieldError[] {
  const byCode = new Map(others.map((other) => [other.code, other]));
  let at: string | null = row.parentCode;
  if (at === null) return [];
  const refuse = (code: string, detail: string) => [
    { pointer: '/parentCode', code: `${feature}.${code}`, detail },
  ];
  if (at !== row.code && !byCode.has(at))
    return refuse('unknown_parent', `Induk "${at}" tidak ada. Pilih kode yang ada dalam daftar ini.`);
  const seen = new Set<string>();
  while (at !== null && !seen.has(at)) {
    if (at === row.code)
      return refuse('cyclic_parent', 'Induk tidak boleh dirinya sendiri atau anaknya. Pilih induk lain.');
    seen.add(at);
    at = byCode.get(at)?.parentCode ?? null;
  }
  return [];
}

/** The rules that agencies and all reference lists share: own names, a sound parent, a sound term. */
export function codeFaults(
  feature: 'agencies' | 'reference',
  row: Candidate,
  others: readonly CodeRow[],
  isRival: (other: CodeRow) => boolean = () => true,
): FieldError[] {
  const faults = [...nameFaults(feature, row, others.filter(isRival)), ...parentFaults(feature, row, others)];
  if (row.validFrom !== null && row.validUntil !== null && row.validUntil < row.validFrom)
    faults.push({
      pointer: '/validUntil',
      code: `${feature}.ends_before_start`,
      detail: 'Tanggal penutupan mendahului tanggal mulai berlaku. Perbaiki salah satunya.',
    });
  return faults;
}

/** Codes that differ only in case are the same to a reader. */
export const findSameCode = <Row extends CodeRow>(code: string, rows: readonly Row[]): Row | undefined =>
  rows.find((row) => row.code.toLowerCase() === code.toLowerCase());
