import { z } from 'zod';
import { calendarDate, etag, instant, note, text, uuid } from '../contract/common.ts';
import {
  DISPUTE_STEPS,
  EVENT_KINDS,
  OFFER_ACTIONS,
  OFFER_DIRECTIONS,
  OFFER_STATES,
  SIGNING_METHODS,
} from './vocabulary.ts';

/** What happens with the partner around the stages: offers, events, disputes. */

export const offerSchema = z
  .object({
    id: uuid,
    etag,
    direction: z.enum(OFFER_DIRECTIONS),
    state: z.enum(OFFER_STATES),
    partner: z.object({ id: uuid, name: z.string() }).nullable(),
    letterNumber: z.string().nullable(),
    letterDate: z.string().nullable(),
    receivedOn: z.string().nullable().meta({ description: 'Tawaran masuk: hari diterima.' }),
    signedOn: z.string().nullable(),
    sentOn: z.string().nullable(),
    sentBy: z.string().nullable().meta({ description: 'Cara pengiriman, mis. "pos tercatat" atau "surel".' }),
    replyDueOn: z.string().nullable(),
    answeredOn: z.string().nullable(),
    answerNote: z.string().nullable(),
    rounds: z.array(
      z.object({ id: uuid, on: z.string(), by: z.enum(['own', 'partner']), note: z.string(), at: instant }),
    ),
    may: z.object({ edit: z.boolean(), actions: z.array(z.enum(OFFER_ACTIONS)) }),
  })
  .meta({ id: 'CooperationOffer' });
export type Offer = z.infer<typeof offerSchema>;
export const offerListSchema = z.object({ items: z.array(offerSchema) }).meta({ id: 'CooperationOffers' });
export const createOfferSchema = z
  .strictObject({
    direction: z.enum(OFFER_DIRECTIONS),
    partnerId: uuid.nullable().default(null),
    letterNumber: text(100).nullable().default(null),
    letterDate: calendarDate.nullable().default(null),
    receivedOn: calendarDate.nullable().default(null),
  })
  .meta({ id: 'CreateCooperationOffer' });
export type CreateOffer = z.infer<typeof createOfferSchema>;
export const patchOfferSchema = z
  .strictObject({
    partnerId: uuid.nullable(),
    letterNumber: text(100).nullable(),
    letterDate: calendarDate.nullable(),
  })
  .partial()
  .meta({ id: 'PatchCooperationOffer' });
export type PatchOffer = z.infer<typeof patchOfferSchema>;
export const signOfferBody = z
  .strictObject({ on: calendarDate, letterNumber: text(100) })
  .meta({ id: 'SignCooperationOffer' });
export const sendOfferBody = z
  .strictObject({ on: calendarDate, by: text(100) })
  .meta({ id: 'SendCooperationOffer' });
export const negotiateOfferBody = z
  .strictObject({ on: calendarDate, by: z.enum(['own', 'partner']), note })
  .meta({ id: 'NegotiateCooperationOffer' });
export const answerOfferBody = z
  .strictObject({
    on: calendarDate,
    answer: z.enum(['accepted', 'declined', 'unanswered']),
    note: note.optional(),
  })
  .meta({ id: 'AnswerCooperationOffer' });
export type OfferStep =
  | { action: 'sign'; body: z.infer<typeof signOfferBody> }
  | { action: 'send'; body: z.infer<typeof sendOfferBody> }
  | { action: 'negotiate'; body: z.infer<typeof negotiateOfferBody> }
  | { action: 'answer'; body: z.infer<typeof answerOfferBody> };

export const caseEventSchema = z
  .object({
    id: uuid,
    etag,
    kind: z.enum(EVENT_KINDS),
    title: z.string(),
    startsAt: instant,
    endsAt: instant,
    place: z.string().nullable(),
    onlineLink: z.string().nullable(),
    signingMethod: z.enum(SIGNING_METHODS).nullable(),
    agenda: z.string().nullable(),
    outcome: z.string().nullable(),
    attendees: z
      .array(z.object({ name: z.string(), email: z.string().nullable() }))
      .meta({ description: 'Alamat surel hanya tampak bagi yang mengelola kegiatan.' }),
    isCancelled: z.boolean(),
    may: z.object({ edit: z.boolean(), remove: z.boolean() }),
  })
  .meta({ id: 'CooperationEvent' });
export type CaseEvent = z.infer<typeof caseEventSchema>;
export const caseEventListSchema = z
  .object({ items: z.array(caseEventSchema) })
  .meta({ id: 'CooperationEvents' });
const eventFields = {
  kind: z.enum(EVENT_KINDS),
  title: text(250),
  startsAt: instant,
  endsAt: instant,
  place: text(250).nullable(),
  onlineLink: z.url({ error: 'Tulis tautan lengkap, misalnya https://…' }).max(500).nullable(),
  signingMethod: z.enum(SIGNING_METHODS).nullable(),
  agenda: text(5000).nullable(),
  attendees: z.array(z.strictObject({ name: text(150), email: z.email().max(254).nullable() })).max(100),
};
const endsLater = ({ startsAt, endsAt }: { startsAt?: string; endsAt?: string }) =>
  !startsAt || !endsAt || Date.parse(endsAt) > Date.parse(startsAt);
const endsLaterError = { path: ['endsAt'], error: 'Waktu selesai harus setelah waktu mulai.' };
export const createCaseEventSchema = z
  .strictObject(eventFields)
  .partial()
  .required({ kind: true, title: true, startsAt: true, endsAt: true })
  .refine(endsLater, endsLaterError)
  .meta({ id: 'CreateCooperationEvent' });
export type CreateCaseEvent = z.infer<typeof createCaseEventSchema>;
export const patchCaseEventSchema = z
  .strictObject({ ...eventFields, outcome: text(5000).nullable(), isCancelled: z.boolean() })
  .partial()
  .refine(endsLater, endsLaterError)
  .meta({ id: 'PatchCooperationEvent' });
export type PatchCaseEvent = z.infer<typeof patchCaseEventSchema>;

export const disputeSchema = z
  .object({
    id: uuid,
    etag,
    openedOn: z.string(),
    reportedBy: z.string(),
    matter: z.string(),
    path: z.string().meta({ description: 'Jalur penyelesaian menurut jenis, dengan pasalnya.' }),
    steps: z.array(
      z.object({ id: uuid, step: z.enum(DISPUTE_STEPS), on: z.string(), note: z.string(), by: z.string() }),
    ),
    closedOn: z.string().nullable(),
    result: z.string().nullable(),
    legalBasis: z.string().nullable(),
    nextSteps: z.array(z.enum(DISPUTE_STEPS)),
  })
  .meta({ id: 'CooperationDispute' });
export type Dispute = z.infer<typeof disputeSchema>;
export const disputeListSchema = z
  .object({ items: z.array(disputeSchema) })
  .meta({ id: 'CooperationDisputes' });
export const createDisputeSchema = z
  .strictObject({ openedOn: calendarDate, reportedBy: text(250), matter: text(5000) })
  .meta({ id: 'CreateCooperationDispute' });
export type CreateDispute = z.infer<typeof createDisputeSchema>;
export const disputeStepBody = z
  .strictObject({ step: z.enum(DISPUTE_STEPS), on: calendarDate, note })
  .meta({ id: 'CooperationDisputeStep' });
export type DisputeStepInput = z.infer<typeof disputeStepBody>;
