import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { uuid } from '@kerabat/shared/contract/common';
import type { CreateInquiry, InquiryForm, InquiryStatusPage } from '@kerabat/shared/inquiries/public.schema';
import {
  LEAST_SECONDS,
  LINK_HOURS,
  MOST_FILE_MB,
  OFFERING_CATEGORIES,
  type HandledStatus,
} from '@kerabat/shared/inquiries/vocabulary';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { SYSTEM } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { pageLink } from '../../platform/letter.ts';
import type { UploadRules } from '../../platform/files.ts';
import { AppError, unprocessable } from '../../platform/problem.ts';
import { makeSeal, randomToken, sha256 } from '../../platform/seal.ts';
import { searchText } from '../../platform/search-text.ts';
import { toIso, toIsoOrNull } from '../../platform/time.ts';
import { receiveUpload } from '../../platform/uploads.ts';
import {
  countAttempt,
  demandOpen,
  INQUIRIES_PER_ADDRESS,
  INQUIRIES_PER_EMAIL,
  INQUIRY_FILES_PER_ADDRESS,
  INQUIRY_LOOKUPS_PER_ADDRESS,
} from '../auth/throttle.service.ts';
import { discardFiles } from '../documents/documents.service.ts';
import { getReferenceBook, type ReferenceBook } from '../reference/reference.service.ts';
import { confirmMail, receivedMail } from './inquiries.mails.ts';
import { answerDay, tellHandlers } from './arrival.service.ts';
import { newCode, numberOf, plainCode, plainNumber } from './inquiries.policy.ts';
import {
  attachFiles,
  findByNumber,
  findLoose,
  insertFile,
  insertInquiry,
  lockUnconfirmed,
  takeNumber,
  updateInquiry,
} from './inquiries.queries.ts';
import type { InquiryRow } from './inquiries.table.ts';

const MB = 1024 * 1024;
const HOUR = 3_600_000;
const TICKET_HOURS = 24;
const RULES: UploadRules = {
  maxBytes: MOST_FILE_MB * MB,
  mediaTypes: [
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'image/jpeg',
    'image/png',
    'image/webp',
  ],
  hint: 'PDF, DOCX, JPEG, PNG, atau WEBP',
};

const sealOf = ({ jwtSecret }: Platform) => makeSeal(jwtSecret, 'inquiry-form');

const fault = (field: string, code: string, detail: string) =>
  unprocessable(code, detail, [{ pointer: `/${field}`, code, detail }]);

const typesOffered = (book: ReferenceBook) =>
  [...book['partner-type'].values()].flatMap(({ code, name, category, validUntil }) => {
    const offered = OFFERING_CATEGORIES.find((known) => known === category);
    return offered && validUntil === null ? [{ code, name, category: offered }] : [];
  });

/** What the form needs before anybody has signed in. */
export async function describeForm(platform: Platform): Promise<InquiryForm> {
  const book = await getReferenceBook(platform.db);
  const provinces = [...book.region.values()].filter(({ level }) => level === 'PROVINCE');
  return {
    ticket: sealOf(platform).close(platform.now().toISOString()),
    partnerTypes: typesOffered(book),
    provinces: provinces.map(({ code, name }) => ({ code, name })),
  };
}

/** Something that was not sealed here reads as nothing. */
function unseal(platform: Platform, sealed: string): string | undefined {
  try {
    return sealOf(platform).open(sealed);
  } catch {
    return undefined;
  }
}

function checkTicket(platform: Platform, ticket: string): void {
  const openedAt = new Date(unseal(platform, ticket) ?? Number.NaN).getTime();
  const age = platform.now().getTime() - openedAt;
  if (Number.isNaN(age) || age > TICKET_HOURS * HOUR)
    throw fault(
      'ticket',
      'inquiries.form_expired',
      'Formulir ini terlalu lama terbuka. Muat ulang halaman; isiannya tersimpan.',
    );
  if (age < LEAST_SECONDS * 1000)
    throw fault(
      'ticket',
      'inquiries.too_fast',
      'Formulir terkirim terlalu cepat. Tunggu beberapa detik, lalu kirim kembali.',
    );
}

async function takeTurn(platform: Platform, limit: Parameters<typeof demandOpen>[1], subject: string) {
  await demandOpen(platform, limit, subject);
  await countAttempt(platform, limit, subject);
}

/** One paper at a time, before the offer is sent; without an offer it is swept up after a day. */
export async function receiveFile(platform: Platform, request: FastifyRequest) {
  await takeTurn(platform, INQUIRY_FILES_PER_ADDRESS, request.ip);
  const { content, fileName } = await receiveUpload(request, platform.files, RULES, []);
  try {
    const file = await insertFile(platform.db, {
      ...content,
      fileName,
      uploadedBy: 'Pengirim tawaran',
      uploadedAt: platform.now().toISOString(),
    });
    return { receipt: sealOf(platform).close(file.id), fileName, size: content.size };
  } catch (error) {
    await discardFiles(platform, [content.storageKey]);
    throw error;
  }
}

function checkSender(book: ReferenceBook, input: CreateInquiry): void {
  if (!typesOffered(book).some(({ code }) => code === input.partnerTypeCode))
    throw fault('partnerTypeCode', 'inquiries.unknown_type', 'Pilih jenis lembaga dari daftar.');
  if (input.regionCode !== null && !book.region.has(input.regionCode))
    throw fault('regionCode', 'inquiries.unknown_region', 'Pilih provinsi dari daftar.');
}

async function keepFiles(platform: Platform, tx: Tx, inquiryId: string, receipts: readonly string[]) {
  const ids = [...new Set(receipts)].map((receipt) => unseal(platform, receipt) ?? '');
  const loose = ids.every((id) => uuid.safeParse(id).success) ? await findLoose(tx, ids) : [];
  if (loose.length < ids.length)
    throw fault(
      'files',
      'inquiries.file_gone',
      'Salah satu lampiran sudah tidak tersimpan. Unggah kembali lampirannya.',
    );
  await attachFiles(tx, inquiryId, ids);
}

const contentOf = ({ files: _f, ticket: _t, website: _w, consent: _c, ...content }: CreateInquiry) => content;

async function keep(platform: Platform, input: CreateInquiry, requestId: string, expiresAt: string) {
  const token = randomToken();
  await platform.db.transaction(async (tx) => {
    const now = platform.now().toISOString();
    const row = await insertInquiry(tx, {
      ...contentOf(input),
      consentAt: now,
      createdAt: now,
      tokenHash: sha256(token),
      tokenExpiresAt: expiresAt,
      searchText: searchText([input.title, input.organisation, input.country]),
    });
    await keepFiles(platform, tx, row.id, input.files);
    await recordAudit(tx, SYSTEM, requestId, {
      event: 'inquiry.sent',
      subjectType: 'inquiry',
      subjectId: row.id,
      detail: { partnerTypeCode: row.partnerTypeCode, files: input.files.length },
    });
    const link = pageLink(platform.config, `/tawarkan/konfirmasi#token=${token}`);
    await platform.jobs.enqueue(tx, 'mail', confirmMail(input.contact, input.title, link));
  });
}

/** Keeps the offer until its sender confirms the address. A machine that fills in what nobody sees is told the same. */
export async function sendInquiry(platform: Platform, input: CreateInquiry, request: FastifyRequest) {
  const expiresAt = new Date(platform.now().getTime() + LINK_HOURS * HOUR).toISOString();
  const sent = { email: input.contact.email, confirmBefore: expiresAt };
  if (input.website !== '') return sent;
  checkTicket(platform, input.ticket);
  checkSender(await getReferenceBook(platform.db), input);
  await takeTurn(platform, INQUIRIES_PER_ADDRESS, request.ip);
  await takeTurn(platform, INQUIRIES_PER_EMAIL, input.contact.email);
  await keep(platform, input, request.id, expiresAt);
  return sent;
}

const deadLink = () =>
  fault(
    'token',
    'inquiries.invalid_token',
    'Tautan ini tidak berlaku, sudah dipakai, atau kedaluwarsa. Bila sudah dipakai, nomor dan kodenya ada pada surel kami; bila kedaluwarsa, kirim tawaran kembali.',
  );

const senderOf = ({ contact }: InquiryRow) => ({ name: contact.name ?? '', email: contact.email ?? '' });

/** The link of the mail: the offer becomes the office's, with a number and a code. */
export async function confirmInquiry(platform: Platform, token: string, request: FastifyRequest) {
  await demandOpen(platform, INQUIRY_LOOKUPS_PER_ADDRESS, request.ip);
  const confirmed = await platform.db.transaction(async (tx) => {
    const now = platform.now();
    const row = await lockUnconfirmed(tx, sha256(token), now);
    if (!row) return undefined;
    const year = Number(officeDay(now).slice(0, 4));
    const number = numberOf(year, await takeNumber(tx, year));
    const code = newCode();
    const after = await updateInquiry(tx, row.id, {
      status: 'received',
      number,
      codeHash: sha256(plainCode(code)),
      tokenHash: null,
      tokenExpiresAt: null,
      receivedAt: now.toISOString(),
      dueOn: await answerDay(tx, now),
    });
    await recordAudit(tx, SYSTEM, request.id, {
      event: 'inquiry.received',
      subjectType: 'inquiry',
      subjectId: row.id,
      detail: { number, rowVersion: after.rowVersion },
    });
    await tellHandlers(platform, tx, after);
    const link = pageLink(platform.config, '/tawarkan/status');
    await platform.jobs.enqueue(tx, 'mail', receivedMail(senderOf(row), number, code, link));
    return { number, code };
  });
  if (confirmed) return confirmed;
  await countAttempt(platform, INQUIRY_LOOKUPS_PER_ADDRESS, request.ip);
  throw deadLink();
}

const NOBODYS = sha256('');

/** Number and code together, compared in the same time whether the number exists or not. */
const opens = (row: InquiryRow | undefined, code: string): row is InquiryRow =>
  timingSafeEqual(
    Buffer.from(row?.codeHash ?? NOBODYS, 'hex'),
    Buffer.from(sha256(plainCode(code)), 'hex'),
  ) && row !== undefined;

export async function statusOf(
  platform: Platform,
  { number, code }: { number: string; code: string },
  request: FastifyRequest,
): Promise<InquiryStatusPage> {
  await demandOpen(platform, INQUIRY_LOOKUPS_PER_ADDRESS, request.ip);
  const row = await findByNumber(platform.db, plainNumber(number));
  if (!opens(row, code)) {
    await countAttempt(platform, INQUIRY_LOOKUPS_PER_ADDRESS, request.ip);
    throw new AppError(
      404,
      'inquiries.unknown',
      'Nomor atau kodenya tidak cocok. Periksa keduanya pada surel dari kami.',
    );
  }
  return {
    number: row.number ?? '',
    status: row.status as HandledStatus,
    receivedAt: toIso(row.receivedAt ?? row.createdAt),
    takenAt: toIsoOrNull(row.takenAt),
    answeredAt: toIsoOrNull(row.answeredAt),
    answer: row.answer,
  };
}
