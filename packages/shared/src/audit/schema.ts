import { z } from 'zod';
import { instant, listOf, pageQuery, uuid } from '../contract/common.ts';

export const ACTOR_KINDS = ['user', 'client', 'system'] as const;

const name = z
  .string()
  .regex(/^[a-z][a-z0-9_.-]{0,79}$/, { error: 'Tulis seperti proposal.submitted atau proposal.' });

export const auditRecordSchema = z
  .object({
    id: uuid,
    at: instant,
    event: z.string().meta({ example: 'proposal.submitted' }),
    actor: z.object({
      kind: z.enum(ACTOR_KINDS),
      id: uuid.nullable(),
      name: z.string(),
      office: z.string().nullable(),
    }),
    agencyId: uuid.nullable(),
    subjectType: z.string().meta({ example: 'proposal' }),
    subjectId: uuid.nullable(),
    detail: z.record(z.string(), z.unknown()).meta({ description: 'Fakta perubahan tanpa data pribadi.' }),
    requestId: z.string().nullable(),
    seq: z.int().nullable().meta({ description: 'Tempatnya dalam rantai; null sampai ditautkan.' }),
    hash: z.string().nullable().meta({ description: 'SHA-256 rantai sampai catatan ini.' }),
  })
  .meta({ id: 'AuditRecord' });
export type AuditRecord = z.infer<typeof auditRecordSchema>;
export const auditListSchema = listOf(auditRecordSchema).meta({ id: 'AuditRecordList' });

export const listAuditQuery = z.strictObject({
  ...pageQuery,
  event: name.optional().meta({ example: 'proposal.submitted' }),
  subjectType: name.optional().meta({ example: 'proposal' }),
  subjectId: uuid.optional(),
  actorId: uuid.optional(),
  from: instant.optional().meta({ description: 'Sejak waktu ini.' }),
  to: instant.optional().meta({ description: 'Sebelum waktu ini.' }),
});
export type ListAuditQuery = z.infer<typeof listAuditQuery>;

/** Cheap figures; the complete check is `pnpm audit:verify`. */
export const auditChainSchema = z
  .object({
    linked: z.int().meta({ description: 'Catatan yang sudah tertaut dalam rantai.' }),
    unlinked: z.int().meta({ description: 'Catatan yang menunggu ditautkan; lazimnya paling lama 5 detik.' }),
    lastSeq: z.int().nullable(),
    lastHash: z.string().nullable(),
    lastLinkedAt: instant.nullable(),
  })
  .meta({ id: 'AuditChain' });
