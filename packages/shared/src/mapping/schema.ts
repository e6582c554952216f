import { z } from 'zod';
import { calendarDate, etag, instant, listOf, pageQuery, text, uuid } from '../contract/common.ts';
import { selectionFilters } from '../proposals/list.schema.ts';
import { PROPOSAL_KINDS, PROPOSAL_STATUSES } from '../proposals/vocabulary.ts';
import { MAPPING_COLUMNS, MAPPING_DIMENSIONS } from './vocabulary.ts';

const year = z.coerce
  .number({ error: 'Isi tahun dengan angka.' })
  .int({ error: 'Isi tahun dengan angka bulat.' })
  .min(2000, { error: 'Tahun paling awal 2000.' })
  .max(2100, { error: 'Tahun paling akhir 2100.' });

/** What is counted: the same filters as the list of proposals, so that every figure opens the list behind it. */
const counted = {
  ...selectionFilters,
  status: selectionFilters.status.meta({
    description: 'Bawaan: semua yang sudah diajukan, tanpa yang digabung, dicabut, dan ditolak.',
  }),
};
export const mappingQuery = z.strictObject(counted);
export type MappingQuery = z.infer<typeof mappingQuery>;
const { status: _status, ...anyStatus } = counted;
export const funnelQuery = z.strictObject(anyStatus);
export type FunnelQuery = z.infer<typeof funnelQuery>;

export const matrixQuery = z.strictObject({
  rows: z.enum(MAPPING_DIMENSIONS).default('affair'),
  columns: z.enum(MAPPING_DIMENSIONS).default('region'),
  ...counted,
});
export type MatrixQuery = z.infer<typeof matrixQuery>;

const figure = {
  count: z.int().meta({ description: 'Banyaknya usulan.' }),
  amount: z.int().meta({ description: 'Jumlah perkiraan biaya (rupiah); yang belum diketahui tidak ikut.' }),
};
const heading = z.object({
  code: z.string().nullable().meta({
    description: 'Nilai saringan daftar usulan; `null`: belum diisi (`none` pada daftar).',
  }),
  label: z.string(),
  shortLabel: z.string(),
  ...figure,
});
export const matrixSchema = z
  .object({
    rows: z.object({ dimension: z.enum(MAPPING_DIMENSIONS), items: z.array(heading) }),
    columns: z.object({ dimension: z.enum(MAPPING_DIMENSIONS), items: z.array(heading) }),
    cells: z.array(z.object({ row: z.string().nullable(), column: z.string().nullable(), ...figure })),
    total: z.object(figure).meta({
      description:
        'Tiap usulan sekali; jumlah petak dapat lebih besar karena satu usulan dapat masuk beberapa petak.',
    }),
    asOf: instant,
  })
  .meta({ id: 'MappingMatrix' });
export type MappingMatrix = z.infer<typeof matrixSchema>;

export const breakdownSchema = z
  .object({
    items: z.array(
      z.object({
        code: z.string().nullable(),
        label: z.string(),
        group: z.string().nullable(),
        ...figure,
      }),
    ),
    total: z.object(figure),
    asOf: instant,
  })
  .meta({ id: 'MappingBreakdown' });
export type MappingBreakdown = z.infer<typeof breakdownSchema>;

const columns = Object.fromEntries(
  MAPPING_COLUMNS.filter((name) => name !== 'no').map((name) => [name, z.string()]),
) as Record<Exclude<(typeof MAPPING_COLUMNS)[number], 'no'>, z.ZodString>;

/** One line of the Daftar Pemetaan: words as they are printed, beside the codes that machines need. */
export const mappingItemSchema = z
  .object({
    proposalId: uuid,
    number: z.string(),
    status: z.enum(PROPOSAL_STATUSES),
    kindCode: z.enum(PROPOSAL_KINDS).nullable(),
    affairCodes: z.array(z.string()),
    locationCodes: z.array(z.string()),
    no: z.int(),
    ...columns,
  })
  .meta({ id: 'MappingItem' });
export type MappingItem = z.infer<typeof mappingItemSchema>;

export const mappingItemsQuery = z.strictObject({ ...pageQuery, year });
export type MappingItemsQuery = z.infer<typeof mappingItemsQuery>;
export const mappingItemsSchema = listOf(mappingItemSchema).meta({ id: 'MappingItems' });
export const mappingYearQuery = z.strictObject({ year });

export const mappingListsQuery = z.strictObject({ year: year.optional() });
export type MappingListsQuery = z.infer<typeof mappingListsQuery>;

/** The list of a year, fixed by a decree: its lines never change (domain §3.2, step 6). */
export const mappingListSchema = z
  .object({
    id: uuid,
    etag,
    year: z.int(),
    decreeNumber: z.string(),
    decreeDate: calendarDate,
    itemCount: z.int(),
    sha256: z.string().meta({ description: 'Sidik isi daftar; dapat dicocokkan kapan pun.' }),
    frozenAt: instant,
    frozenBy: z.string(),
  })
  .meta({ id: 'MappingList' });
export type MappingList = z.infer<typeof mappingListSchema>;
export const mappingListsSchema = z
  .object({ items: z.array(mappingListSchema), mayFreeze: z.boolean() })
  .meta({ id: 'MappingLists' });
export const freezeMappingSchema = z
  .strictObject({
    year: z.int().min(2000).max(2100),
    decreeNumber: text(100).meta({ example: '120-345-2022' }),
    decreeDate: calendarDate,
  })
  .meta({ id: 'FreezeMapping' });
export type FreezeMapping = z.infer<typeof freezeMappingSchema>;
export const frozenItemsQuery = z.strictObject(pageQuery);
export type FrozenItemsQuery = z.infer<typeof frozenItemsQuery>;

export const mappingDifferencesSchema = z
  .object({
    added: z.array(mappingItemSchema).meta({ description: 'Dipetakan sesudah daftar ditetapkan.' }),
    removed: z.array(mappingItemSchema).meta({ description: 'Ada dalam daftar, kini tidak lagi dipetakan.' }),
    changed: z.array(
      z.object({
        item: mappingItemSchema,
        changes: z.array(
          z.object({ column: z.enum(MAPPING_COLUMNS), before: z.string(), after: z.string() }),
        ),
      }),
    ),
  })
  .meta({ id: 'MappingDifferences' });
export type MappingDifferences = z.infer<typeof mappingDifferencesSchema>;

/** Boundaries of the kabupaten/kota as an administrator uploaded them, reduced to code, name and shape. */
export const boundariesSchema = z
  .object({
    etag,
    fileName: z.string(),
    uploadedAt: instant,
    uploadedBy: z.string(),
    attribution: z.string().nullable(),
    geojson: z.object({
      type: z.literal('FeatureCollection'),
      features: z.array(
        z.object({
          type: z.literal('Feature'),
          properties: z.object({ code: z.string(), name: z.string() }),
          geometry: z.object({
            type: z.enum(['Polygon', 'MultiPolygon']),
            coordinates: z.array(z.unknown()),
          }),
        }),
      ),
    }),
  })
  .meta({ id: 'Boundaries' });
export type Boundaries = z.infer<typeof boundariesSchema>;
