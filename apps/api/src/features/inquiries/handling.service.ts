import type { Inquiry, InquiryAction, TurnIntoCase } from '@kerabat/shared/inquiries/schema';
import { INQUIRY_STATUS_LABELS, UNCONFIRMED_DAYS } from '@kerabat/shared/inquiries/vocabulary';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Tx } from '../../platform/db.ts';
import type { Expected } from '../../platform/etag.ts';
import type { Mail } from '../../platform/mail.ts';
import { conflict, unprocessable } from '../../platform/problem.ts';
import { missingPermission } from '../../platform/actor.ts';
import { checkSeen } from '../audit/audit.service.ts';
import { openFromOffer } from '../cooperations/from-offer.service.ts';
import { findOrCreatePartner } from '../partners/find-or-create.service.ts';
import { findActivePartner } from '../partners/partners.service.ts';
import type { PartnerRow } from '../partners/partners.table.ts';
import { acceptedMail, declinedMail } from './inquiries.mails.ts';
import { allowedActions, isOpen, kindFor } from './inquiries.policy.ts';
import { deleteUnconfirmedBefore, listFiles, lockInquiry, updateInquiry } from './inquiries.queries.ts';
import { asPartner, describeInquiry, noSuchInquiry, SUBJECT } from './inquiries.service.ts';
import type { InquiryRow } from './inquiries.table.ts';
import { getReferenceBook } from '../reference/reference.service.ts';

interface Step {
  platform: Platform;
  caller: Caller;
  id: string;
  expected: Expected;
  action: InquiryAction;
}

const EVENTS = {
  take: 'inquiry.taken',
  decline: 'inquiry.declined',
  'turn-into-case': 'inquiry.turned_into_case',
} as const satisfies Record<InquiryAction, string>;

type Change = (tx: Tx, row: InquiryRow) => Promise<Parameters<typeof updateInquiry>[2]>;

async function lockFor(tx: Tx, { caller, id, expected, action }: Step): Promise<InquiryRow> {
  const row = await lockInquiry(tx, id);
  if (!row) throw noSuchInquiry();
  await checkSeen(tx, SUBJECT, row, expected);
  if (allowedActions(caller.actor, row.status).includes(action)) return row;
  if (isOpen(row.status) && action === 'turn-into-case') throw missingPermission();
  throw conflict(
    'inquiries.wrong_status',
    `Tawaran ini ${INQUIRY_STATUS_LABELS[row.status].toLowerCase()}, sehingga langkah ini tidak tersedia lagi. Muat ulang halaman.`,
  );
}

/** One step of the bureau: the row, the audit record and what goes out by mail, together. */
async function step(of: Step, change: Change, mailOf?: (after: InquiryRow) => Mail): Promise<Inquiry> {
  const { platform, caller } = of;
  const row = await platform.db.transaction(async (tx) => {
    const before = await lockFor(tx, of);
    const after = await updateInquiry(tx, before.id, await change(tx, before));
    await recordAudit(tx, caller.actor, caller.requestId, {
      event: EVENTS[of.action],
      subjectType: SUBJECT,
      subjectId: before.id,
      detail: { number: after.number, rowVersion: after.rowVersion, fields: ['status'], to: after.status },
    });
    if (mailOf && after.contact.email !== null) await platform.jobs.enqueue(tx, 'mail', mailOf(after));
    return after;
  });
  return describeInquiry(platform.db, caller.actor, row);
}

type Place = Omit<Step, 'action'>;

export const takeInquiry = (place: Place): Promise<Inquiry> =>
  step({ ...place, action: 'take' }, async () => ({
    status: 'in_progress',
    ...takenBy(place),
  }));

const takenBy = ({ platform, caller: { actor } }: Place) => ({
  takenById: actor.id,
  takenBy: actor.name,
  takenAt: platform.now().toISOString(),
});

/** Whoever answers has taken it, if nobody had. */
const answeredBy = (place: Place, row: InquiryRow) => ({
  ...(row.takenAt === null ? takenBy(place) : {}),
  answeredBy: place.caller.actor.name,
  answeredAt: place.platform.now().toISOString(),
});

const senderOf = ({ contact }: InquiryRow) => ({ name: contact.name ?? '', email: contact.email ?? '' });

export const declineInquiry = (place: Place, note: string): Promise<Inquiry> =>
  step(
    { ...place, action: 'decline' },
    async (_tx, row) => ({ status: 'declined', answer: note, ...answeredBy(place, row) }),
    (after) => declinedMail(senderOf(after), after.number ?? '', note),
  );

const fault = (field: string, code: string, detail: string) =>
  unprocessable(code, detail, [{ pointer: `/${field}`, code, detail }]);

async function partnerOf(
  tx: Tx,
  caller: Caller,
  row: InquiryRow,
  partnerId: string | undefined,
): Promise<PartnerRow> {
  if (partnerId === undefined) {
    const { name, typeCode, regionCode, country } = asPartner(row);
    return findOrCreatePartner(tx, { name, typeCode, regionCode, country, contacts: [row.contact] }, caller);
  }
  const partner = await findActivePartner(tx, partnerId);
  if (!partner)
    throw fault(
      'partnerId',
      'inquiries.unknown_partner',
      'Mitra ini tidak ada dalam daftar. Pilih mitra lain.',
    );
  return partner;
}

const LONGEST_LINE = 500;
const linesOf = (text: string | null): string[] =>
  (text ?? '')
    .split(/\r?\n|;/)
    .map((line) =>
      line
        .replace(/^[\s•*-]+/, '')
        .trim()
        .slice(0, LONGEST_LINE),
    )
    .filter(Boolean)
    .slice(0, 30);

async function openCase(tx: Tx, { platform, caller }: Place, row: InquiryRow, body: TurnIntoCase) {
  const book = await getReferenceBook(platform.db);
  const category = book['partner-type'].get(row.partnerTypeCode)?.category ?? null;
  const kind = body.kind ?? kindFor(category, row.thirdPartySubtype);
  if (kind === null) throw fault('kind', 'inquiries.kind_required', 'Pilih jenis kerja sama.');
  const partner = await partnerOf(tx, caller, row, body.partnerId);
  const files = await listFiles(tx, row.id);
  const opened = await openFromOffer(
    platform,
    tx,
    caller,
    {
      title: row.title,
      kind,
      leadAgencyId: body.leadAgencyId,
      originReason: `Tawaran mitra ${row.number ?? ''}: ${body.note}`.slice(0, 2000),
      thirdPartySubtype: kind === 'KSDPK' ? row.thirdPartySubtype : null,
      background: row.summary,
      objectives: row.benefits,
      scope: linesOf(row.scope),
      parties: [{ partnerId: partner.id }],
    },
    { files, uploadedBy: row.organisation.slice(0, 150) },
  );
  return { cooperationId: opened.id, partnerId: partner.id };
}

/** The offer becomes a case by initiative of the partner (PP 28/2018 ps. 18); its papers go along. */
export const turnIntoCase = (place: Place, body: TurnIntoCase): Promise<Inquiry> =>
  step(
    { ...place, action: 'turn-into-case' },
    async (tx, row) => ({
      status: 'turned_into_case',
      ...(await openCase(tx, place, row, body)),
      ...answeredBy(place, row),
    }),
    (after) => acceptedMail(senderOf(after), after.number ?? ''),
  );

const DAY = 86_400_000;

/** Offers whose address nobody confirmed; their files are swept with everything that hangs on nothing. */
export async function forgetUnconfirmed({ db, now }: Platform): Promise<void> {
  await deleteUnconfirmedBefore(db, new Date(now().getTime() - UNCONFIRMED_DAYS * DAY).toISOString());
}
