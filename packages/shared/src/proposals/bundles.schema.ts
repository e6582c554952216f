import { z } from 'zod';
import { etag, instant, text, uuid } from '../contract/common.ts';
import { PROPOSAL_STATUSES } from './vocabulary.ts';

/** Proposals that stay apart but are judged and negotiated together. */
const editable = {
  title: text(150),
  proposalIds: z.array(uuid).min(2, { error: 'Pilih sedikitnya dua usulan.' }).max(50),
};
export const bundleSchema = z
  .object({
    id: uuid,
    etag,
    title: z.string(),
    proposals: z.array(
      z.object({
        id: uuid,
        number: z.string().nullable(),
        title: z.string(),
        status: z.enum(PROPOSAL_STATUSES),
      }),
    ),
    createdAt: instant,
  })
  .meta({ id: 'ProposalBundle' });
export type ProposalBundle = z.infer<typeof bundleSchema>;
export const createBundleSchema = z.strictObject(editable).meta({ id: 'CreateProposalBundle' });
export type CreateBundle = z.infer<typeof createBundleSchema>;
export const patchBundleSchema = z.strictObject(editable).partial().meta({ id: 'PatchProposalBundle' });
export type PatchBundle = z.infer<typeof patchBundleSchema>;
