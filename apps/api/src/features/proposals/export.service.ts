import { Readable } from 'node:stream';
import { writeXlsxStream } from 'hucre/xlsx';
import { KIND_LABELS, STATUS_LABELS } from '@kerabat/shared/proposals/labels';
import {
  EXPORT_COLUMNS,
  type ExportColumn,
  type ExportProposalsQuery,
} from '@kerabat/shared/proposals/list.schema';
import { type ProposalSummary } from '@kerabat/shared/proposals/schema';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import { writeCsvLine } from '../../platform/csv.ts';
import { cutPage } from '../../platform/paging.ts';
import { getReferenceBook, type ReferenceBook } from '../reference/reference.service.ts';
import { listProposals } from './proposals.list.queries.ts';
import { visibleTo } from './proposals.policy.ts';
import { presentSummary } from './proposals.presenter.ts';
import type { Caller } from '../../platform/caller.ts';
import { filtersOf } from './proposals.service.ts';

type Cell = string | number | null;

const day = (instant: string | null): string | null =>
  instant === null ? null : officeDay(new Date(instant));

const named = (
  codes: readonly string[],
  known: { get(code: string): { name: string } | undefined },
): string => codes.map((code) => known.get(code)?.name ?? code).join('; ');

function termOf({ startDate, endDate, durationMonths }: ProposalSummary): string | null {
  if (startDate || endDate) return `${startDate ?? '…'} s.d. ${endDate ?? '…'}`;
  if (durationMonths === null) return null;
  return durationMonths % 12 === 0 ? `${durationMonths / 12} tahun` : `${durationMonths} bulan`;
}

/** Headings are those that the import recognises, so that an export can be corrected and read back. */
const COLUMNS: Record<
  ExportColumn,
  { header: string; cell: (row: ProposalSummary, book: ReferenceBook) => Cell }
> = {
  number: { header: 'Nomor', cell: (row) => row.number },
  title: { header: 'Judul Usulan', cell: (row) => row.title },
  status: { header: 'Keadaan', cell: (row) => STATUS_LABELS[row.status] },
  agency: { header: 'Perangkat Daerah', cell: (row) => row.agency.name },
  kind: { header: 'Jenis Kerja Sama', cell: (row) => (row.kind ? KIND_LABELS[row.kind] : null) },
  affairs: { header: 'Urusan Pemerintahan', cell: (row, book) => named(row.affairCodes, book.affair) },
  partners: { header: 'Calon Mitra', cell: (row) => row.partnerNames.join('; ') },
  locations: {
    header: 'Lokasi',
    cell: (row, book) => named(row.locationCodes, book.region) || row.locationText,
  },
  totalCost: { header: 'Perkiraan Biaya (Rp)', cell: (row) => row.totalCost },
  term: { header: 'Jangka Waktu', cell: termOf },
  submittedAt: { header: 'Tanggal Diajukan', cell: (row) => day(row.submittedAt) },
  statusSince: { header: 'Keadaan Sejak', cell: (row) => day(row.statusSince) },
  dueOn: { header: 'Batas Waktu', cell: (row) => row.dueOn },
  assignee: { header: 'Petugas', cell: (row) => row.assignee?.name ?? null },
};

const PAGE = 500;

/** Walks the whole filtered list page by page on the report pool; nothing is held in memory. */
async function* walk(platform: Platform, { actor }: Caller, query: ExportProposalsQuery) {
  const { columns: _columns, ...rest } = query;
  const filters = filtersOf(actor, rest, platform.now());
  let cursor: string | undefined;
  do {
    const page = { limit: PAGE, cursor, includeTotal: false };
    const { rows } = await listProposals(platform.reportDb, visibleTo(actor), filters, page);
    const cut = cutPage(rows, PAGE, filters.sort, (row) => row.sortValue);
    yield* cut.rows.map(presentSummary);
    cursor = cut.nextCursor ?? undefined;
  } while (cursor);
}

async function prepare(platform: Platform, caller: Caller, query: ExportProposalsQuery, format: string) {
  const names = query.columns ?? [...EXPORT_COLUMNS];
  const columns = names.map((name) => COLUMNS[name]);
  const book = await getReferenceBook(platform.db);
  await recordAudit(platform.db, caller.actor, caller.requestId, {
    event: 'proposal.exported',
    subjectType: 'proposal',
    subjectId: null,
    detail: { format, columns: names },
  });
  const rows = walk(platform, caller, query);
  async function* cells() {
    for await (const row of rows) yield columns.map(({ cell }) => cell(row, book));
  }
  return { headers: columns.map(({ header }) => header), cells: cells() };
}

/** What the list shows, as a workbook; text cells are text, so that nothing in them is ever calculated. */
export async function exportXlsx(
  platform: Platform,
  caller: Caller,
  query: ExportProposalsQuery,
): Promise<Readable> {
  const { headers, cells } = await prepare(platform, caller, query, 'xlsx');
  const stream = writeXlsxStream(cells, {
    name: 'Usulan',
    columns: headers.map((header) => ({ header, width: header.startsWith('Judul') ? 60 : 24 })),
    freezePane: { rows: 1 },
  });
  return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]);
}

/** The same as CSV: UTF-8 with BOM and `;`, as Indonesian spreadsheets expect. */
export async function exportCsv(
  platform: Platform,
  caller: Caller,
  query: ExportProposalsQuery,
): Promise<Readable> {
  const { headers, cells } = await prepare(platform, caller, query, 'csv');
  async function* lines() {
    yield `\uFEFF${writeCsvLine(headers)}`;
    for await (const row of cells) yield writeCsvLine(row);
  }
  return Readable.from(lines());
}
