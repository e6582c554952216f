import { z } from 'zod';
import { calendarDate, etag, instant, listOf, pageQuery, repeated, text, uuid } from '../contract/common.ts';

/** A deputy for the days of a leave. No right is widened: the deputy sees and takes what their own permissions allow. */

export const DELEGATION_STATES = ['upcoming', 'current', 'past', 'revoked'] as const;
export type DelegationState = (typeof DELEGATION_STATES)[number];
export const DELEGATION_STATE_LABELS = {
  upcoming: 'Akan datang',
  current: 'Sedang berlaku',
  past: 'Selesai',
  revoked: 'Dibatalkan',
} as const satisfies Record<DelegationState, string>;

const personRef = z.object({ id: uuid, name: z.string(), office: z.string().nullable() });

export const delegationSchema = z
  .object({
    id: uuid,
    etag,
    person: personRef.meta({ description: 'Yang cuti.' }),
    deputy: personRef.meta({ description: 'Yang mewakilinya.' }),
    startsOn: z.string(),
    endsOn: z.string().meta({ description: 'Hari terakhir (WIB).' }),
    reason: z.string(),
    state: z.enum(DELEGATION_STATES),
    createdBy: z.string(),
    createdAt: instant,
    may: z.object({ revoke: z.boolean() }),
  })
  .meta({ id: 'Delegation' });
export type Delegation = z.infer<typeof delegationSchema>;
export const delegationListSchema = listOf(delegationSchema).meta({ id: 'DelegationList' });

export const listDelegationsQuery = z.strictObject({
  ...pageQuery,
  state: repeated(z.enum(DELEGATION_STATES)),
  personId: uuid
    .optional()
    .meta({ description: 'Hanya yang menyangkut orang ini, sebagai yang cuti atau wakil.' }),
});
export type ListDelegationsQuery = z.infer<typeof listDelegationsQuery>;

export const createDelegationSchema = z
  .strictObject({
    personId: uuid.optional().meta({ description: 'Yang cuti; tanpa ini pemanggil sendiri.' }),
    deputyId: z.uuid({ error: 'Pilih siapa yang mewakili.' }),
    startsOn: calendarDate,
    endsOn: calendarDate,
    reason: text(500),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
    path: ['endsOn'],
    error: 'Hari terakhir tidak boleh sebelum hari pertama.',
  })
  .meta({ id: 'CreateDelegation' });
export type CreateDelegation = z.infer<typeof createDelegationSchema>;

export const listDeputiesQuery = z.strictObject({ personId: uuid.optional() });
export const deputiesSchema = z
  .object({
    items: z.array(
      personRef.extend({
        uncovered: z
          .array(z.string())
          .meta({ description: 'Tugas yang tidak dapat diwakilinya, karena perannya tidak berwenang.' }),
      }),
    ),
  })
  .meta({ id: 'Deputies' });
