import {
  PLANNING_LEVELS,
  REFERENCE_SETS,
  REGION_LEVELS,
  type ReferenceSet,
} from '@kerabat/shared/reference/schema';
import type { FieldError } from '../../platform/problem.ts';
import type { ReferenceRow } from './reference.table.ts';

type Attribute = 'group' | 'level' | 'category' | 'number' | 'startYear' | 'endYear';
type Level = NonNullable<ReferenceRow['level']>;
export type EntryFacts = Pick<ReferenceRow, Attribute | 'code' | 'parentCode'>;

const ATTRIBUTES: readonly Attribute[] = ['group', 'level', 'category', 'number', 'startYear', 'endYear'];

/** Which facts each list demands and allows, and of which level a parent must be. */
const RULES: Record<
  ReferenceSet,
  {
    needs: readonly Attribute[];
    allows: readonly Attribute[];
    levels?: readonly Level[];
    parentLevels?: Partial<Record<Level, readonly Level[]>>;
  }
> = {
  affair: { needs: ['group'], allows: ['group'] },
  region: {
    needs: ['level'],
    allows: ['level'],
    levels: REGION_LEVELS,
    parentLevels: { PROVINCE: [], REGENCY: ['PROVINCE'], CITY: ['PROVINCE'] },
  },
  'planning-target': {
    needs: ['level', 'startYear', 'endYear'],
    allows: ['level', 'number', 'startYear', 'endYear'],
    levels: PLANNING_LEVELS,
    parentLevels: {
      PERIOD: [],
      MISSION: ['PERIOD'],
      PROGRAM: ['PERIOD', 'MISSION'],
      INDICATOR: ['PERIOD', 'MISSION', 'PROGRAM'],
    },
  },
  'funding-source': { needs: [], allows: [] },
  'partner-type': { needs: ['category'], allows: ['category'] },
};

const LABELS: Record<Attribute, string> = {
  group: 'Kelompok urusan',
  level: 'Tingkat',
  category: 'Kategori mitra',
  number: 'Nomor',
  startYear: 'Tahun mulai',
  endYear: 'Tahun akhir',
};

const LEVEL_LABELS: Record<Level, string> = {
  PROVINCE: 'provinsi',
  REGENCY: 'kabupaten',
  CITY: 'kota',
  PERIOD: 'periode RPJMD',
  MISSION: 'misi',
  PROGRAM: 'program',
  INDICATOR: 'indikator',
};

const fault = (field: string, code: string, detail: string): FieldError => ({
  pointer: `/${field}`,
  code: `reference.${code}`,
  detail,
});

function parentLevelFaults(set: ReferenceSet, row: EntryFacts, parent: EntryFacts | undefined): FieldError[] {
  const wanted = row.level === null ? undefined : RULES[set].parentLevels?.[row.level];
  if (row.level === null || wanted === undefined) return [];
  const names = wanted.map((level) => LEVEL_LABELS[level]).join(' atau ');
  const name = LEVEL_LABELS[row.level];
  if (wanted.length === 0)
    return row.parentCode === null
      ? []
      : [fault('parentCode', 'no_parent_here', `Tingkat ${name} tidak berinduk. Kosongkan induknya.`)];
  if (parent?.level && wanted.includes(parent.level)) return [];
  // A parent that doesn't exist is already refused by the common rules.
  return row.parentCode !== null && !parent
    ? []
    : [fault('parentCode', 'wrong_parent_level', `Induk ${name} haruslah ${names}. Pilih induknya.`)];
}

function yearFaults(row: EntryFacts, parent: EntryFacts | undefined): FieldError[] {
  const { startYear, endYear } = row;
  if (startYear === null || endYear === null) return [];
  if (endYear < startYear)
    return [fault('endYear', 'ends_before_start', 'Tahun akhir mendahului tahun mulai.')];
  const outside = (parent?.startYear ?? startYear) > startYear || (parent?.endYear ?? endYear) < endYear;
  return outside
    ? [
        fault(
          'startYear',
          'outside_parent',
          `Tahunnya di luar masa induknya (${parent?.startYear}–${parent?.endYear}).`,
        ),
      ]
    : [];
}

/** The rules of one list beyond those that all lists share. */
export function setFaults(set: ReferenceSet, row: EntryFacts, parent: EntryFacts | undefined): FieldError[] {
  const { needs, allows, levels } = RULES[set];
  const title = REFERENCE_SETS[set].title.toLowerCase();
  const faults = [
    ...needs
      .filter((attribute) => row[attribute] === null)
      .map((attribute) => fault(attribute, 'attribute_missing', `${LABELS[attribute]} wajib diisi.`)),
    ...ATTRIBUTES.filter((attribute) => !allows.includes(attribute) && row[attribute] !== null).map(
      (attribute) =>
        fault(
          attribute,
          'attribute_not_here',
          `${LABELS[attribute]} tidak dipakai pada ${title}. Kosongkan.`,
        ),
    ),
    ...parentLevelFaults(set, row, parent),
    ...yearFaults(row, parent),
  ];
  if (levels && row.level !== null && !levels.includes(row.level))
    faults.push(
      fault('level', 'wrong_level', `Pilih ${levels.map((level) => LEVEL_LABELS[level]).join(', ')}.`),
    );
  if (set === 'region' && row.parentCode !== null && !row.code.startsWith(`${row.parentCode}.`))
    faults.push(fault('code', 'wrong_code', `Kode wilayah ini harus diawali "${row.parentCode}.".`));
  return faults;
}
