import type { CreateOffer, OfferStep } from '@kerabat/shared/cooperations/dealings.schema';
import type { OfferAction, OfferState } from '@kerabat/shared/cooperations/vocabulary';
import type { FieldError } from '../../platform/problem.ts';
import type { OfferRoundRow, OfferRow } from './dealings.table.ts';

/** Which step an offer may take from where (domain §2.8, offer track); a late answer still counts. */
const STEPS: Readonly<Record<OfferState, readonly OfferAction[]>> = {
  prepared: ['sign'],
  signed: ['send'],
  sent: ['negotiate', 'answer'],
  negotiating: ['negotiate', 'answer'],
  unanswered: ['negotiate', 'answer'],
  accepted: [],
  declined: [],
};

export const stepsFrom = (state: OfferState): readonly OfferAction[] => STEPS[state];

const fault = (broken: boolean, field: string, code: string, detail: string): FieldError[] =>
  broken ? [{ pointer: `/${field}`, code: `cooperations.${code}`, detail }] : [];

const inFuture = (day: string | null, today: string, field: string): FieldError[] =>
  fault(day !== null && day > today, field, 'date_in_future', 'Tanggal ini belum tiba. Periksa tanggalnya.');

/** An incoming offer is known by the day it arrived. */
export const faultsOfOffer = (
  { direction, receivedOn, letterDate }: Pick<CreateOffer, 'direction' | 'receivedOn' | 'letterDate'>,
  today: string,
): FieldError[] => [
  ...fault(
    direction === 'incoming' && receivedOn === null,
    'receivedOn',
    'offer_received_on_required',
    'Isi hari tawaran mitra diterima.',
  ),
  ...fault(
    direction === 'outgoing' && receivedOn !== null,
    'receivedOn',
    'offer_not_received',
    'Penawaran keluar tidak diterima; kosongkan hari diterima.',
  ),
  ...inFuture(receivedOn, today, 'receivedOn'),
  ...(direction === 'incoming' ? inFuture(letterDate, today, 'letterDate') : []),
];

/** The day before which this step cannot have happened. */
function earliestDay(offer: OfferRow, rounds: readonly OfferRoundRow[], action: OfferAction): string | null {
  if (action === 'sign') return null;
  if (action === 'send') return offer.signedOn;
  if (action === 'negotiate') return offer.sentOn;
  const days = [offer.sentOn, ...rounds.map(({ on }) => on)].flatMap((day) => day ?? []);
  return days.length === 0 ? null : days.reduce((last, day) => (day > last ? day : last));
}

/** What cannot be right about a step: days run forward, and "no answer" is known only after the limit. */
export function faultsOfStep(
  offer: OfferRow,
  rounds: readonly OfferRoundRow[],
  step: OfferStep,
  today: string,
): FieldError[] {
  const { on } = step.body;
  const first = earliestDay(offer, rounds, step.action);
  const unanswered = step.action === 'answer' && step.body.answer === 'unanswered';
  return [
    ...inFuture(on, today, 'on'),
    ...fault(
      first !== null && on < first,
      'on',
      'offer_days_reversed',
      'Tanggal ini mendahului langkah sebelumnya. Periksa tanggalnya.',
    ),
    ...fault(
      step.action === 'send' && offer.partnerId === null,
      'partnerId',
      'offer_partner_required',
      'Pilih mitra yang dituju lebih dahulu.',
    ),
    ...fault(
      unanswered && offer.replyDueOn !== null && today <= offer.replyDueOn,
      'answer',
      'offer_still_waits',
      'Batas jawaban belum lewat. Catat tidak dijawab setelah batasnya.',
    ),
    ...fault(
      unanswered && offer.state === 'unanswered',
      'answer',
      'offer_already_unanswered',
      'Penawaran ini sudah tercatat tidak dijawab.',
    ),
  ];
}
