import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Partner } from '@kerabat/shared/partners/schema';
import { PARTNER_STATUSES } from '@kerabat/shared/partners/vocabulary';
import { createdAt, id, rowVersion, updatedAt } from '../../platform/columns.ts';

export const partners = pgTable(
  'partners',
  {
    id: id(),
    name: text().notNull(),
    /** The name as it is compared: the words in the form in which they meet. */
    nameKey: text().notNull(),
    /** Every name it goes by as it is looked up, and the code of a region; as proposals keep their candidates. */
    keys: text().array().notNull().default([]),
    /** Normalised words of what the list is searched by: names, address and country; never people. */
    searchText: text().notNull().default(''),
    aliases: text().array().notNull().default([]),
    typeCode: text().notNull(),
    regionCode: text(),
    country: text(),
    address: text(),
    website: text(),
    npwp: text(),
    nib: text(),
    ahu: text(),
    deed: text(),
    representatives: jsonb().$type<Partner['representatives']>().notNull().default([]),
    contacts: jsonb().$type<Partner['contacts']>().notNull().default([]),
    note: text(),
    status: text({ enum: PARTNER_STATUSES }).notNull().default('active'),
    mergedIntoId: uuid(),
    rowVersion: rowVersion(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index('partners_name').on(table.name, table.id),
    index('partners_updated').on(table.updatedAt, table.id),
    index('partners_name_key').using('gin', sql`${table.nameKey} gin_trgm_ops`),
    index('partners_keys').using('gin', table.keys),
    index('partners_search').using('gin', sql`${table.searchText} gin_trgm_ops`),
    index('partners_merged_into')
      .on(table.mergedIntoId)
      .where(sql`${table.mergedIntoId} is not null`),
    index('partners_type').on(table.typeCode, table.name, table.id),
    /** One region is one partner. */
    uniqueIndex('partners_region')
      .on(table.regionCode)
      .where(
        sql`${table.regionCode} is not null and ${table.status} = 'active' and ${table.typeCode} in ('PEMDA_PROV', 'PEMDA_KAB', 'PEMDA_KOTA')`,
      ),
  ],
);
export type PartnerRow = typeof partners.$inferSelect;
