import { Readable } from 'node:stream';
import { writeXlsxStream } from 'hucre/xlsx';
import { ALARM_LABELS, CASE_STATUS_LABELS } from '@kerabat/shared/cooperations/labels';
import type { ExportCooperationsQuery } from '@kerabat/shared/cooperations/list.schema';
import type { CooperationSummary } from '@kerabat/shared/cooperations/schema';
import { KIND_LABELS } from '@kerabat/shared/proposals/labels';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import { writeCsvLine } from '../../platform/csv.ts';
import { cutPage } from '../../platform/paging.ts';
import { readSettings } from '../settings/settings.service.ts';
import { listCases } from './cooperations.list.queries.ts';
import { visibleTo } from './cooperations.policy.ts';
import { filtersOf, summarise } from './list.service.ts';

/** Since when the case waits where it stands: since the first of its open stages. */
const waitsSince = ({ openStages }: CooperationSummary): string | null => {
  const [first] = openStages.map(({ since }) => since).sort();
  return first === undefined ? null : officeDay(new Date(first));
};

const joined = (parts: readonly { label: string }[]): string => parts.map(({ label }) => label).join('; ');

const COLUMNS: readonly { header: string; cell: (row: CooperationSummary) => string | null }[] = [
  { header: 'Nomor', cell: (row) => row.number },
  { header: 'Judul', cell: (row) => row.title },
  { header: 'Jenis Kerja Sama', cell: (row) => KIND_LABELS[row.kind] },
  { header: 'Tata Cara', cell: (row) => row.procedure.label },
  { header: 'Tahap', cell: (row) => joined(row.openStages) },
  { header: 'Menunggu', cell: (row) => joined(row.nextActors) },
  { header: 'Sejak', cell: waitsSince },
  { header: 'Batas Waktu', cell: (row) => row.dueOn },
  { header: 'Perangkat Daerah', cell: (row) => row.leadAgency.name },
  { header: 'Mitra', cell: (row) => row.partnerNames.join('; ') },
  { header: 'Petugas', cell: (row) => row.officer?.name ?? null },
  { header: 'Keadaan', cell: (row) => CASE_STATUS_LABELS[row.status] },
  { header: 'Peringatan', cell: (row) => row.alarms.map(({ kind }) => ALARM_LABELS[kind]).join('; ') },
];
const HEADERS = COLUMNS.map(({ header }) => header);

const PAGE = 500;

/** Walks the whole filtered list page by page on the report pool; nothing is held in memory. */
async function* walk(platform: Platform, { actor }: Caller, query: ExportCooperationsQuery) {
  const today = officeDay(platform.now());
  const settings = await readSettings(platform.reportDb);
  const filters = filtersOf(query, settings, today);
  let cursor: string | undefined;
  do {
    const page = { limit: PAGE, cursor, includeTotal: false };
    const { rows } = await listCases(platform.reportDb, visibleTo(actor), filters, page);
    const cut = cutPage(
      rows.map((row) => ({ ...row, id: row.row.id })),
      PAGE,
      filters.sort,
      ({ sortValue }) => sortValue,
    );
    for (const row of cut.rows) yield summarise(platform, row, settings, today);
    cursor = cut.nextCursor ?? undefined;
  } while (cursor);
}

async function prepare(platform: Platform, caller: Caller, query: ExportCooperationsQuery, format: string) {
  await recordAudit(platform.db, caller.actor, caller.requestId, {
    event: 'cooperation.exported',
    subjectType: 'cooperation',
    subjectId: null,
    detail: { format },
  });
  const rows = walk(platform, caller, query);
  async function* cells() {
    for await (const row of rows) yield COLUMNS.map(({ cell }) => cell(row));
  }
  return cells();
}

/** What the list shows, as a workbook; text cells are text, so that nothing in them is ever calculated. */
export async function exportXlsx(
  platform: Platform,
  caller: Caller,
  query: ExportCooperationsQuery,
): Promise<Readable> {
  const stream = writeXlsxStream(await prepare(platform, caller, query, 'xlsx'), {
    name: 'Kerja sama',
    columns: HEADERS.map((header) => ({ header, width: header === 'Judul' ? 60 : 24 })),
    freezePane: { rows: 1 },
  });
  return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]);
}

/** The same as CSV: UTF-8 with BOM and `;`, as Indonesian spreadsheets expect. */
export async function exportCsv(
  platform: Platform,
  caller: Caller,
  query: ExportCooperationsQuery,
): Promise<Readable> {
  const cells = await prepare(platform, caller, query, 'csv');
  async function* lines() {
    yield `\uFEFF${writeCsvLine(HEADERS)}`;
    for await (const row of cells) yield writeCsvLine(row);
  }
  return Readable.from(lines());
}
