import { z } from 'zod';
import { etag, instant, listOf, note, pageQuery, text, uuid } from '../contract/common.ts';

const year = z.int().min(2000).max(2100);
const editable = {
  name: text(150),
  year,
  planYear: year.meta({ description: 'Tahun rencana yang dituju; lazimnya tahun pengusulan + 1.' }),
  opensAt: instant,
  closesAt: instant,
  allowLate: z.boolean().meta({ description: 'Usulan susulan boleh diajukan setelah penutupan.' }),
};
const closesAfterOpening = (value: { opensAt?: string; closesAt?: string }) =>
  !value.opensAt || !value.closesAt || Date.parse(value.closesAt) > Date.parse(value.opensAt);
const closesAfterOpeningError = {
  path: ['closesAt'],
  error: 'Waktu penutupan harus setelah waktu pembukaan.',
};

export const PERIOD_STATES = ['upcoming', 'open', 'late', 'closed'] as const;
export const PERIOD_STATE_LABELS = {
  upcoming: 'Belum dibuka',
  open: 'Dibuka',
  late: 'Ditutup, susulan diterima',
  closed: 'Ditutup',
} as const satisfies Record<(typeof PERIOD_STATES)[number], string>;

export const periodSchema = z
  .object({
    id: uuid,
    etag,
    ...editable,
    state: z.enum(PERIOD_STATES),
    isCurrent: z.boolean().meta({ description: 'Periode yang menerima usulan saat ini.' }),
    mayManage: z.boolean(),
  })
  .meta({ id: 'ProposalPeriod' });
export type ProposalPeriod = z.infer<typeof periodSchema>;

export const createPeriodSchema = z
  .strictObject({
    ...editable,
    planYear: editable.planYear.optional(),
    allowLate: editable.allowLate.default(false),
  })
  .refine(closesAfterOpening, closesAfterOpeningError)
  .meta({ id: 'CreateProposalPeriod' });
export type CreatePeriod = z.infer<typeof createPeriodSchema>;
export const patchPeriodSchema = z
  .strictObject(editable)
  .partial()
  .refine(closesAfterOpening, closesAfterOpeningError)
  .meta({ id: 'PatchProposalPeriod' });
export type PatchPeriod = z.infer<typeof patchPeriodSchema>;
export const listPeriodsQuery = z.strictObject({
  ...pageQuery,
  sort: z.enum(['-opensAt', 'opensAt'], { error: 'Pilih sort: -opensAt atau opensAt.' }).default('-opensAt'),
});
export type ListPeriodsQuery = z.infer<typeof listPeriodsQuery>;
export const periodListSchema = listOf(periodSchema).meta({ id: 'ProposalPeriodList' });

/** A late submission by one agency, allowed by the bureau with a reason (domain §3.1). */
export const latePermitSchema = z
  .object({
    id: uuid,
    etag,
    agencyId: uuid,
    note: z.string(),
    expiresAt: instant,
    grantedAt: instant,
    grantedBy: z.string(),
  })
  .meta({ id: 'LatePermit' });
export type LatePermit = z.infer<typeof latePermitSchema>;
export const latePermitsSchema = z.object({ items: z.array(latePermitSchema) }).meta({ id: 'LatePermits' });
export const createLatePermitSchema = z
  .strictObject({ agencyId: uuid, note, expiresAt: instant })
  .meta({ id: 'CreateLatePermit' });
export type CreateLatePermit = z.infer<typeof createLatePermitSchema>;
