import { z } from 'zod';
import type { Permission } from '../access/permissions.ts';
import { etag, instant, listOf, pageQuery, text, uuid } from '../contract/common.ts';
import { agencyRefSchema } from '../proposals/schema.ts';

/** What a machine may be granted: the same permission names as people have, less the administration of people. */
export const CLIENT_SCOPES = [
  'reference.read',
  'period.read',
  'proposal.read',
  'proposal.read-all',
  'proposal.write',
  'import.run',
  'review.read',
  'cooperation.read',
  'cooperation.read-all',
  'partner.read',
] as const satisfies readonly Permission[];
export type ClientScope = (typeof CLIENT_SCOPES)[number];

/** What only the province does: looking at every agency and into the reviews, and handing in on behalf of one. */
export const PROVINCE_SCOPES = [
  'proposal.read-all',
  'import.run',
  'review.read',
  'cooperation.read-all',
] as const satisfies readonly ClientScope[];

export const clientSchema = z
  .object({
    id: uuid,
    etag,
    clientId: z.string(),
    name: z.string(),
    agency: agencyRefSchema.nullable().meta({ description: 'Kosong: terikat pada Pemerintah Provinsi.' }),
    scopes: z.array(z.enum(CLIENT_SCOPES)),
    disabled: z.boolean(),
    lastUsedAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'ApiClient' });
export type ApiClient = z.infer<typeof clientSchema>;

export const createClientSchema = z
  .strictObject({
    name: text(150),
    agencyId: uuid.nullable().default(null),
    scopes: z.array(z.enum(CLIENT_SCOPES)).min(1, { error: 'Pilih sedikitnya satu cakupan.' }),
  })
  .meta({ id: 'CreateApiClient' });
export const createdClientSchema = clientSchema
  .extend({ clientSecret: z.string().meta({ description: 'Ditampilkan sekali saja; simpan sekarang.' }) })
  .meta({ id: 'CreatedApiClient' });
export const listClientsQuery = z.strictObject({ ...pageQuery });
export const clientListSchema = listOf(clientSchema).meta({ id: 'ApiClientList' });
export type CreateClient = z.infer<typeof createClientSchema>;
export type CreatedClient = z.infer<typeof createdClientSchema>;
export type ListClientsQuery = z.infer<typeof listClientsQuery>;
