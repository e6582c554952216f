import type { CreateOffer, Offer, OfferStep, PatchOffer } from '@kerabat/shared/cooperations/dealings.schema';
import { OFFER_STATE_LABELS } from '@kerabat/shared/cooperations/labels';
import { addDays } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { has } from '../../platform/actor.ts';
import type { Caller } from '../../platform/caller.ts';
import { etagOf, type Expected } from '../../platform/etag.ts';
import { conflict, notFound } from '../../platform/problem.ts';
import { toIso } from '../../platform/time.ts';
import { describeChange } from '../audit/audit.policy.ts';
import { readSettings } from '../settings/settings.service.ts';
import { aroundCase, beside, demandSeen, demandSound } from './around.service.ts';
import type { LoadedCase, Work } from './case-load.ts';
import { demandRunning } from './case.service.ts';
import { isRunning } from './cooperations.policy.ts';
import { writeOfferLetter } from './offer-letter.ts';
import { faultsOfOffer, faultsOfStep, stepsFrom } from './offers.policy.ts';
import {
  findOffer,
  insertOffer,
  insertRound,
  listBenefits,
  listOffers,
  updateOffer,
  type OfferRecord,
} from './offers.queries.ts';
import { settle } from './settle.service.ts';

const noSuchOffer = () => notFound('Penawaran');

const present = ({ actor }: Caller, { row }: LoadedCase, { offer, partner, rounds }: OfferRecord): Offer => {
  const may = isRunning(row) && has(actor, 'cooperation.process');
  return {
    id: offer.id,
    etag: etagOf(offer.rowVersion),
    direction: offer.direction,
    state: offer.state,
    partner: partner && { id: partner.id, name: partner.name },
    letterNumber: offer.letterNumber,
    letterDate: offer.letterDate,
    receivedOn: offer.direction === 'incoming' ? offer.sentOn : null,
    signedOn: offer.signedOn,
    sentOn: offer.direction === 'outgoing' ? offer.sentOn : null,
    sentBy: offer.sentBy,
    replyDueOn: offer.replyDueOn,
    answeredOn: offer.answeredOn,
    answerNote: offer.answerNote,
    rounds: rounds.map(({ id, on, by, note, at }) => ({ id, on, by, note, at: toIso(at) })),
    may: { edit: may && offer.state === 'prepared', actions: may ? [...stepsFrom(offer.state)] : [] },
  };
};

export async function list(platform: Platform, caller: Caller, caseId: string) {
  const { found } = await beside(platform, caller, caseId);
  return { items: (await listOffers(platform.db, caseId)).map((one) => present(caller, found, one)) };
}

async function answerWith(work: Work, found: LoadedCase, offerId: string): Promise<Offer> {
  const one = await findOffer(work.db, found.row.id, offerId);
  if (!one) throw noSuchOffer();
  return present(work.caller, found, one);
}

/** Offers are made to, and come from, a party of the case. */
function demandParty({ parties }: LoadedCase, partnerId: string | null | undefined): void {
  if (partnerId && !parties.some((party) => party.partnerId === partnerId))
    demandSound([
      {
        pointer: '/partnerId',
        code: 'cooperations.partner_not_a_party',
        detail: 'Mitra ini bukan pihak pada berkas. Tambahkan sebagai pihak lebih dahulu.',
      },
    ]);
}

const replyDueOn = async ({ db }: Work, from: string): Promise<string | null> => {
  const { offerReplyDays } = await readSettings(db);
  return offerReplyDays === null ? null : addDays(from, offerReplyDays);
};

export async function create(
  platform: Platform,
  caller: Caller,
  caseId: string,
  { receivedOn, ...input }: CreateOffer,
): Promise<Offer> {
  return aroundCase(platform, caller, caseId, async (work, found) => {
    demandRunning(found);
    demandParty(found, input.partnerId);
    demandSound(faultsOfOffer({ ...input, receivedOn }, found.view.today));
    const onlyPartner = found.parties.filter(({ partnerId }) => partnerId !== null);
    const arrival =
      input.direction === 'incoming' && receivedOn !== null
        ? { state: 'sent' as const, sentOn: receivedOn, replyDueOn: await replyDueOn(work, receivedOn) }
        : { state: 'prepared' as const };
    const id = await insertOffer(work.db, {
      ...input,
      ...arrival,
      partnerId: input.partnerId ?? (onlyPartner.length === 1 ? (onlyPartner[0]?.partnerId ?? null) : null),
      cooperationId: caseId,
    });
    const after = await settle(work, caseId, {
      event: input.direction === 'incoming' ? 'cooperation.offer_received' : 'cooperation.offer_prepared',
      changedFields: ['offers'],
      moved: true,
      detail: { offerId: id },
    });
    return answerWith(work, after, id);
  });
}

interface Place {
  caseId: string;
  offerId: string;
  expected: Expected;
}

async function findSeen(work: Work, { caseId, offerId, expected }: Place): Promise<OfferRecord> {
  const one = await findOffer(work.db, caseId, offerId);
  if (!one) throw noSuchOffer();
  demandSeen(one.offer, expected);
  return one;
}

export async function change(
  platform: Platform,
  caller: Caller,
  place: Place,
  patch: PatchOffer,
): Promise<Offer> {
  return aroundCase(platform, caller, place.caseId, async (work, found) => {
    const { offer } = await findSeen(work, place);
    demandRunning(found);
    if (offer.state !== 'prepared')
      throw conflict(
        'cooperations.offer_wrong_state',
        'Surat penawaran ini sudah ditandatangani, sehingga isinya tidak dapat diubah lagi.',
      );
    demandParty(found, patch.partnerId);
    const { fields } = describeChange(offer, { ...offer, ...patch });
    if (fields.length === 0) return answerWith(work, found, offer.id);
    await updateOffer(work.db, offer.id, patch);
    const after = await settle(work, place.caseId, {
      event: 'cooperation.offer_changed',
      changedFields: ['offers'],
      detail: { offerId: offer.id, offerFields: fields },
    });
    return answerWith(work, after, offer.id);
  });
}

const noteOf = (step: OfferStep): string | null => ('note' in step.body ? (step.body.note ?? null) : null);

/** One step of the track: signed by the governor, sent, negotiated, answered. */
export async function take(
  platform: Platform,
  caller: Caller,
  place: Place,
  step: OfferStep,
): Promise<Offer> {
  return aroundCase(platform, caller, place.caseId, async (work, found) => {
    const { offer, rounds } = await findSeen(work, place);
    demandRunning(found);
    if (!stepsFrom(offer.state).includes(step.action))
      throw conflict(
        'cooperations.offer_wrong_state',
        `Langkah ini tidak tersedia: penawaran ${OFFER_STATE_LABELS[offer.state].toLowerCase()}.`,
        { currentState: offer.state },
      );
    demandSound(faultsOfStep(offer, rounds, step, found.view.today));
    if (step.action === 'negotiate') await insertRound(work.db, { offerId: offer.id, ...step.body });
    await updateOffer(work.db, offer.id, await valuesOf(work, step));
    const after = await settle(work, place.caseId, {
      event: `cooperation.offer_${EVENTS[step.action]}`,
      note: noteOf(step),
      changedFields: ['offers'],
      moved: true,
      detail: { offerId: offer.id, ...(step.action === 'answer' ? { answer: step.body.answer } : {}) },
    });
    return answerWith(work, after, offer.id);
  });
}

const EVENTS = { sign: 'signed', send: 'sent', negotiate: 'negotiated', answer: 'answered' } as const;

async function valuesOf(work: Work, step: OfferStep): Promise<Parameters<typeof updateOffer>[2]> {
  switch (step.action) {
    case 'sign':
      return {
        state: 'signed',
        signedOn: step.body.on,
        letterDate: step.body.on,
        letterNumber: step.body.letterNumber,
      };
    case 'send':
      return {
        state: 'sent',
        sentOn: step.body.on,
        sentBy: step.body.by,
        replyDueOn: await replyDueOn(work, step.body.on),
      };
    case 'negotiate':
      return { state: 'negotiating', replyDueOn: await replyDueOn(work, step.body.on) };
    case 'answer':
      return { state: step.body.answer, answeredOn: step.body.on, answerNote: step.body.note ?? null };
  }
}

const BENEFITS = { region: 'Bagi daerah', partner: 'Bagi mitra', public: 'Bagi masyarakat' } as const;

/** Each side's benefits, as the proposals of the case name them. */
async function benefitsOf(platform: Platform, caseId: string) {
  const rows = await listBenefits(platform.db, caseId);
  return (Object.keys(BENEFITS) as (keyof typeof BENEFITS)[]).flatMap((side) => {
    const texts = [...new Set(rows.flatMap(({ benefits }) => benefits[side] ?? []))];
    return texts.length > 0 ? [{ label: BENEFITS[side], text: texts.join(' ') }] : [];
  });
}

const fileSafe = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');

/** The surat penawaran from what the case says. */
export async function writeLetter(platform: Platform, caller: Caller, caseId: string, offerId: string) {
  const { found } = await beside(platform, caller, caseId);
  const one = await findOffer(platform.db, caseId, offerId);
  if (!one) throw noSuchOffer();
  if (one.offer.direction === 'incoming')
    throw conflict(
      'cooperations.offer_is_incoming',
      'Tawaran masuk disurati oleh mitra. Unggah suratnya pada Dokumen.',
    );
  const { row, agency, parties } = found;
  const partner = one.partner?.name ?? '.............................................';
  const party = parties.find(({ partnerId }) => partnerId !== null && partnerId === one.offer.partnerId);
  const { offerReplyDays } = await readSettings(platform.db);
  const content = await writeOfferLetter({
    kind: row.kind,
    title: row.title,
    number: one.offer.letterNumber,
    date: one.offer.letterDate,
    addressee: {
      position: party?.representative?.position ?? `Pimpinan ${partner}`,
      partner,
      address: one.partner?.address ?? null,
    },
    background: row.background,
    objectives: row.objectives,
    scope: row.scope,
    benefits: await benefitsOf(platform, caseId),
    replyDays: offerReplyDays,
    agencyName: agency.name,
  });
  return { fileName: `Surat-penawaran-${fileSafe(row.number)}.docx`, content };
}
