import { z } from 'zod';
import { instant } from '../contract/common.ts';

/** What differs between two hand-ins, field by field; values as the contract of a proposal writes them. */
export const proposalChangeSchema = z
  .object({ field: z.string(), before: z.unknown(), after: z.unknown() })
  .meta({ id: 'ProposalChange' });
export type ProposalChange = z.infer<typeof proposalChangeSchema>;

export const proposalVersionsSchema = z
  .object({
    items: z.array(
      z.object({
        version: z.int(),
        isKnown: z.boolean().meta({
          description:
            '`false`: isi versi ini tidak tersimpan, sehingga perubahannya dan perubahan versi sesudahnya tidak diketahui.',
        }),
        at: instant,
        actor: z.object({ name: z.string(), office: z.string().nullable() }),
        changes: z
          .array(proposalChangeSchema)
          .meta({ description: 'Terhadap versi sebelumnya; kosong pada versi pertama.' }),
      }),
    ),
    current: z
      .array(proposalChangeSchema)
      .meta({ description: 'Perubahan sesudah versi terakhir yang diajukan.' }),
  })
  .meta({ id: 'ProposalVersions' });
export type ProposalVersions = z.infer<typeof proposalVersionsSchema>;
