import type { Inquiry, InquirySummary, ListInquiriesQuery } from '@kerabat/shared/inquiries/schema';
import type { HandledStatus } from '@kerabat/shared/inquiries/vocabulary';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { etagOf } from '../../platform/etag.ts';
import { cappedTotal, cutPage } from '../../platform/paging.ts';
import { notFound } from '../../platform/problem.ts';
import { toIso, toIsoOrNull } from '../../platform/time.ts';
import { numberOfCase } from '../cooperations/from-offer.service.ts';
import { nameOfPartner } from '../partners/partners.service.ts';
import { findSimilar } from '../partners/similar.service.ts';
import { getReferenceBook, type ReferenceBook } from '../reference/reference.service.ts';
import { allowedActions, isOpen, kindFor } from './inquiries.policy.ts';
import { countInquiries, findFile, findInquiry, listFiles, listInquiryRows } from './inquiries.queries.ts';
import type { InquiryRow } from './inquiries.table.ts';

/** What the audit trail calls an offer. */
export const SUBJECT = 'inquiry';
export const noSuchInquiry = () => notFound('Tawaran');

const presentSummary = (row: InquiryRow, book: ReferenceBook): InquirySummary => ({
  id: row.id,
  etag: etagOf(row.rowVersion),
  number: row.number ?? '',
  title: row.title,
  status: row.status as HandledStatus,
  organisation: row.organisation,
  partnerTypeCode: row.partnerTypeCode,
  partnerTypeName: book['partner-type'].get(row.partnerTypeCode)?.name ?? row.partnerTypeCode,
  country: row.country,
  regionName: row.regionCode === null ? null : (book.region.get(row.regionCode)?.name ?? row.regionCode),
  receivedAt: toIso(row.receivedAt ?? row.createdAt),
  takenBy: row.takenBy,
  answeredAt: toIsoOrNull(row.answeredAt),
});

export async function listInquiries({ db }: Platform, query: ListInquiriesQuery) {
  const rows = await listInquiryRows(db, query);
  const page = cutPage(rows, query.limit, query.sort, (row) => row.receivedAt ?? row.createdAt);
  const book = await getReferenceBook(db);
  return {
    items: page.rows.map((row) => presentSummary(row, book)),
    nextCursor: page.nextCursor,
    ...cappedTotal(query.includeTotal ? await countInquiries(db, query) : null),
  };
}

/** The sender as the register would know it. */
export const asPartner = (row: InquiryRow) => ({
  name: row.organisation,
  aliases: [],
  typeCode: row.partnerTypeCode,
  regionCode: row.regionCode,
  country: row.country,
  address: null,
  npwp: null,
  nib: null,
});

export async function describeInquiry(db: DbOrTx, actor: Actor, row: InquiryRow): Promise<Inquiry> {
  const book = await getReferenceBook(db);
  const category = book['partner-type'].get(row.partnerTypeCode)?.category ?? null;
  const files = await listFiles(db, row.id);
  return {
    ...presentSummary(row, book),
    summary: row.summary,
    regionCode: row.regionCode,
    thirdPartySubtype: row.thirdPartySubtype,
    scope: row.scope,
    benefits: row.benefits,
    contact: row.contact,
    takenAt: toIsoOrNull(row.takenAt),
    answer: row.answer,
    answeredBy: row.answeredBy,
    cooperation: row.cooperationId === null ? null : await numberOfCase(db, row.cooperationId),
    partner: row.partnerId === null ? null : await nameOfPartner(db, row.partnerId),
    files: files.map(({ id, fileName, mediaType, size, sha256 }) => ({
      id,
      fileName,
      mediaType,
      size,
      sha256,
    })),
    advisedKind: kindFor(category, row.thirdPartySubtype),
    similarPartners: isOpen(row.status) ? await findSimilar(db, asPartner(row)) : [],
    allowedActions: allowedActions(actor, row.status),
  };
}

export async function getInquiry({ db }: Platform, actor: Actor, id: string): Promise<Inquiry> {
  const row = await findInquiry(db, id);
  if (!row) throw noSuchInquiry();
  return describeInquiry(db, actor, row);
}

/** A paper of an offer, for those who handle it. */
export async function openFile({ db }: Platform, id: string, fileId: string) {
  const row = await findInquiry(db, id);
  const file = row && (await findFile(db, id, fileId));
  if (!file) throw notFound('Lampiran');
  return file;
}
