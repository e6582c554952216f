import { pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { CLIENT_SCOPES } from '@kerabat/shared/clients/schema';
import { createdAt, id, instant, rowVersion, updatedAt } from '../../platform/columns.ts';
import { agencies } from '../agencies/agencies.table.ts';

/** Other systems that call the API with client credentials. */
export const apiClients = pgTable(
  'api_clients',
  {
    id: id(),
    clientId: text().notNull(),
    name: text().notNull(),
    secretHash: text().notNull(),
    agencyId: uuid().references(() => agencies.id),
    scopes: text({ enum: CLIENT_SCOPES }).array().notNull(),
    disabledAt: instant(),
    lastUsedAt: instant(),
    rowVersion: rowVersion(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [uniqueIndex().on(table.clientId)],
);
export type ClientRow = typeof apiClients.$inferSelect;
