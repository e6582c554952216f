import { type BodyFor, call, download, upload, type UploadOptions } from '../../api/call.ts';
import type { Schema } from '../../api/types.ts';
import type { Versioned } from './cooperations.api.ts';

/** What stands around the stages: papers, offers, events, disputes, remarks. */
export type Paper = Schema<'CooperationPaper'>;
export type ChecklistItem = Schema<'CooperationChecklist'>['items'][number];
export type PaperPatch = BodyFor<'patch', '/cooperations/{id}/papers/{paperId}'>;
export type Offer = Schema<'CooperationOffer'>;
export type CaseEvent = Schema<'CooperationEvent'>;
export type NewEvent = BodyFor<'post', '/cooperations/{id}/events'>;
export type EventPatch = BodyFor<'patch', '/cooperations/{id}/events/{eventId}'>;
export type Dispute = Schema<'CooperationDispute'>;

export const listPapers = (id: string, signal: AbortSignal) =>
  call('get', '/cooperations/{id}/papers', { params: { id }, signal });

export const getChecklist = (id: string, signal: AbortSignal) =>
  call('get', '/cooperations/{id}/checklist', { params: { id }, signal });

export const addPaper = (
  id: string,
  file: File,
  options: Required<Pick<UploadOptions, 'fields' | 'onProgress' | 'idempotencyKey'>>,
) => upload('/cooperations/{id}/papers', file, { params: { id }, ...options });

export const changePaper = (id: string, { id: paperId, etag }: Versioned, body: PaperPatch) =>
  call('patch', '/cooperations/{id}/papers/{paperId}', { params: { id, paperId }, body, ifMatch: etag });

export const checkPaper = (
  id: string,
  { id: paperId, etag }: Versioned,
  body: BodyFor<'post', '/cooperations/{id}/papers/{paperId}/check'>,
) =>
  call('post', '/cooperations/{id}/papers/{paperId}/check', {
    params: { id, paperId },
    body,
    ifMatch: etag,
  });

export const removePaper = (id: string, { id: paperId, etag }: Versioned) =>
  call('delete', '/cooperations/{id}/papers/{paperId}', { params: { id, paperId }, ifMatch: etag });

export const downloadPaper = (id: string, paperId: string) =>
  download('/cooperations/{id}/papers/{paperId}/file', { params: { id, paperId } });

export const listOffers = (id: string, signal: AbortSignal) =>
  call('get', '/cooperations/{id}/offers', { params: { id }, signal });

export const createOffer = (
  id: string,
  body: BodyFor<'post', '/cooperations/{id}/offers'>,
  idempotencyKey: string,
) => call('post', '/cooperations/{id}/offers', { params: { id }, body, idempotencyKey });

export type OfferAction = Offer['may']['actions'][number];

/** Every step of an offer answers with the offer. */
export const takeOfferStep = <A extends OfferAction>(
  id: string,
  { id: offerId, etag }: Versioned,
  action: A,
  body: BodyFor<'post', `/cooperations/{id}/offers/{offerId}/${A}`>,
): Promise<Offer> =>
  call('post', `/cooperations/{id}/offers/{offerId}/${action as 'sign'}`, {
    params: { id, offerId },
    body: body as BodyFor<'post', '/cooperations/{id}/offers/{offerId}/sign'>,
    ifMatch: etag,
  });

export const downloadLetter = (id: string, offerId: string) =>
  download('/cooperations/{id}/offers/{offerId}/letter.docx', { params: { id, offerId } });

export const listEvents = (id: string, signal: AbortSignal) =>
  call('get', '/cooperations/{id}/events', { params: { id }, signal });

export const createEvent = (id: string, body: NewEvent, idempotencyKey: string) =>
  call('post', '/cooperations/{id}/events', { params: { id }, body, idempotencyKey });

export const changeEvent = (id: string, { id: eventId, etag }: Versioned, body: EventPatch) =>
  call('patch', '/cooperations/{id}/events/{eventId}', { params: { id, eventId }, body, ifMatch: etag });

export const downloadCalendar = (id: string, eventId: string) =>
  download('/cooperations/{id}/events/{eventId}/calendar.ics', { params: { id, eventId } });

export const listDisputes = (id: string, signal: AbortSignal) =>
  call('get', '/cooperations/{id}/disputes', { params: { id }, signal });

export const openDispute = (
  id: string,
  body: BodyFor<'post', '/cooperations/{id}/disputes'>,
  idempotencyKey: string,
) => call('post', '/cooperations/{id}/disputes', { params: { id }, body, idempotencyKey });

export const addDisputeStep = (
  id: string,
  { id: disputeId, etag }: Versioned,
  body: BodyFor<'post', '/cooperations/{id}/disputes/{disputeId}/steps'>,
) =>
  call('post', '/cooperations/{id}/disputes/{disputeId}/steps', {
    params: { id, disputeId },
    body,
    ifMatch: etag,
  });
