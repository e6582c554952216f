import type { MappingDimension } from '@kerabat/shared/mapping/vocabulary';
import type { ProposalStatus } from '@kerabat/shared/proposals/vocabulary';
import type { RouteLocationRaw } from 'vue-router';

/** What narrows all pictures of the page. */
export interface Narrowing {
  tahun: string;
  periode: string;
  jenis: readonly string[];
  /** Only what is mapped or further. */
  dipetakan: boolean;
}

/** States that the pictures count unless told otherwise: handed in, and neither merged, withdrawn nor rejected. */
export const COUNTED_STATUSES = [
  'submitted',
  'in_verification',
  'returned',
  'mapped',
  'in_review',
  'recommended',
  'deferred',
  'followed_up',
] as const satisfies readonly ProposalStatus[];

/** Names of the filters in the address of the list of proposals. */
const FILTER_OF = {
  affair: 'urusan',
  region: 'lokasi',
  agency: 'perangkat',
  kind: 'jenis',
  mission: 'misi',
  status: 'status',
  partner: 'mitra',
} as const satisfies Record<MappingDimension | 'partner', string>;

/** The list's word for "not filled in". */
const NOTHING = 'none';

export interface Side {
  dimension: MappingDimension | 'partner';
  code: string | null;
}

/** Opens the list of proposals with exactly what a figure counts. */
export function listOf(narrowing: Narrowing, sides: readonly Side[]): RouteLocationRaw {
  const query: Record<string, string | string[]> = {};
  if (narrowing.periode) query['periode'] = narrowing.periode;
  if (narrowing.tahun) query['tahun'] = narrowing.tahun;
  if (narrowing.jenis.length > 0) query['jenis'] = [...narrowing.jenis];
  if (narrowing.dipetakan) query['dipetakan'] = 'ya';
  else query['status'] = [...COUNTED_STATUSES];
  for (const { dimension, code } of sides) query[FILTER_OF[dimension]] = code ?? NOTHING;
  return { name: 'proposals', query };
}
