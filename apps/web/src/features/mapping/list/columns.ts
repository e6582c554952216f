import {
  MAPPING_COLUMN_LABELS,
  MAPPING_COLUMNS,
  type MappingColumn,
} from '@kerabat/shared/mapping/vocabulary';

/** In rem: long texts get lines of a readable length. */
const WIDTHS = {
  no: 3,
  affair: 9,
  subAffair: 9,
  object: 17,
  kind: 8,
  agency: 11,
  partners: 13,
  locations: 12,
  planning: 14,
  rkpdYear: 5.5,
  scope: 18,
  benefits: 18,
  funding: 12,
  term: 9,
  priority: 6,
  targetDocument: 10,
  followUp: 10,
  remark: 14,
} as const satisfies Record<MappingColumn, number>;

export const COLUMNS = MAPPING_COLUMNS.map((key) => ({
  key,
  label: MAPPING_COLUMN_LABELS[key],
  width: `${WIDTHS[key]}rem`,
}));
export const TABLE_WIDTH = `${Object.values(WIDTHS).reduce((sum, width) => sum + width, 0)}rem`;
