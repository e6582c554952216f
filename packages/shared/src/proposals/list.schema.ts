import { z } from 'zod';
import { flag, listOf, pageQuery, repeated, uuid } from '../contract/common.ts';
import { proposalSummarySchema } from './schema.ts';
import { PROPOSAL_KINDS, PROPOSAL_STATUSES } from './vocabulary.ts';

export const PROPOSAL_SORTS = [
  '-submittedAt',
  'submittedAt',
  '-updatedAt',
  'updatedAt',
  'title',
  '-title',
  'dueOn',
  '-dueOn',
] as const;

const code = z.string().trim().min(1).max(40);

/** A filter value for what has not been filled in, so that every figure of the mapping can open its list. */
export const NONE = 'none';
/** Places outside the province. */
export const OUTSIDE = 'outside';
/** Partners whose type has not been recognised. */
export const UNKNOWN = 'unknown';

/** What is looked at: the list, the export and the figures of the mapping take the same ones. */
export const selectionFilters = {
  status: repeated(z.enum(PROPOSAL_STATUSES)),
  kind: repeated(z.enum([...PROPOSAL_KINDS, NONE])).meta({ description: '`none`: jenisnya belum dipilih.' }),
  agencyId: repeated(uuid),
  affairCode: repeated(code).meta({ description: '`none`: urusannya belum dipilih.' }),
  locationCode: repeated(code).meta({
    description: '`none`: tanpa kode lokasi; `outside`: di luar Sumatera Barat.',
  }),
  missionCode: repeated(code).meta({
    description: 'Kode misi RPJMD, beserta program dan indikator di bawahnya; `none`: tanpa misi.',
  }),
  partnerType: repeated(code).meta({
    description: 'Kode jenis calon mitra; `unknown`: jenisnya belum dikenal; `none`: belum ada calon mitra.',
  }),
  periodId: repeated(uuid),
  year: z.coerce
    .number({ error: 'Isi tahun dengan angka.' })
    .int({ error: 'Isi tahun dengan angka bulat.' })
    .min(2000, { error: 'Tahun paling awal 2000.' })
    .max(2100, { error: 'Tahun paling akhir 2100.' })
    .optional()
    .meta({ description: 'Tahun periode pengusulan; tanpa periode: tahun pengajuan (WIB).' }),
  onlyMapped: flag
    .optional()
    .meta({ description: '`true`: hanya yang sudah dipetakan atau lebih jauh (isi Daftar Pemetaan).' }),
};

/** Filters of the list; the export takes the same ones. */
export const proposalFilters = {
  q: z
    .string()
    .trim()
    .max(200, { error: 'Persingkat kata pencarian menjadi paling banyak 200 huruf.' })
    .optional(),
  ...selectionFilters,
  assignee: z
    .union([z.enum(['me', 'none']), uuid], { error: 'Isi assignee dengan me, none, atau UUID petugas.' })
    .optional(),
  overdue: flag.optional().meta({ description: 'Hanya yang lewat batas.' }),
  sort: z
    .enum(PROPOSAL_SORTS, { error: `Pilih sort: ${PROPOSAL_SORTS.join(', ')}.` })
    .default('-submittedAt'),
};
export const listProposalsQuery = z.strictObject({ ...pageQuery, ...proposalFilters });
export type ListProposalsQuery = z.infer<typeof listProposalsQuery>;
export const proposalListSchema = listOf(proposalSummarySchema).meta({ id: 'ProposalList' });

export const EXPORT_COLUMNS = [
  'number',
  'title',
  'status',
  'agency',
  'kind',
  'affairs',
  'partners',
  'locations',
  'totalCost',
  'term',
  'submittedAt',
  'statusSince',
  'dueOn',
  'assignee',
] as const;
export type ExportColumn = (typeof EXPORT_COLUMNS)[number];
export const exportProposalsQuery = z.strictObject({
  ...proposalFilters,
  columns: repeated(z.enum(EXPORT_COLUMNS)),
});
export type ExportProposalsQuery = z.infer<typeof exportProposalsQuery>;
