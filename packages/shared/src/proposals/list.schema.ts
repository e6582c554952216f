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

/** Filters of the list; the export takes the same ones. */
export const proposalFilters = {
  q: z
    .string()
    .trim()
    .max(200, { error: 'Persingkat kata pencarian menjadi paling banyak 200 huruf.' })
    .optional(),
  status: repeated(z.enum(PROPOSAL_STATUSES)),
  kind: repeated(z.enum(PROPOSAL_KINDS)),
  agencyId: repeated(uuid),
  affairCode: repeated(z.string().trim().min(1).max(40)),
  locationCode: repeated(z.string().trim().min(1).max(40)),
  periodId: repeated(uuid),
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
] as const;
export type ExportColumn = (typeof EXPORT_COLUMNS)[number];
export const exportProposalsQuery = z.strictObject({
  ...proposalFilters,
  columns: repeated(z.enum(EXPORT_COLUMNS)),
});
export type ExportProposalsQuery = z.infer<typeof exportProposalsQuery>;
