import { Readable } from 'node:stream';
import { writeXlsxStream } from 'hucre/xlsx';
import type { ExportPartnersQuery, PartnerSummary } from '@kerabat/shared/partners/schema';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import { listPartners } from './partners.service.ts';

/** People are left out: whoever may see them opens the partner's page. Headings are those that the import recognises. */
const COLUMNS: readonly {
  header: string;
  width: number;
  cell: (row: PartnerSummary) => string | number | null;
}[] = [
  { header: 'Nama Mitra', width: 48, cell: (row) => row.name },
  { header: 'Jenis Mitra', width: 32, cell: (row) => row.typeName },
  { header: 'Wilayah', width: 28, cell: (row) => row.regionName },
  { header: 'Negara', width: 18, cell: (row) => row.country },
  { header: 'Usulan', width: 10, cell: (row) => row.proposalCount },
  { header: 'Berkas Kerja Sama', width: 18, cell: (row) => row.cooperationCount },
  { header: 'Diubah', width: 14, cell: (row) => officeDay(new Date(row.updatedAt)) },
];

const PAGE = 100;

/** Walks the filtered list page by page on the report pool. */
async function* walk(platform: Platform, { actor }: Caller, query: ExportPartnersQuery) {
  let cursor: string | undefined;
  do {
    const reader = { ...platform, db: platform.reportDb };
    const page = await listPartners(reader, actor, { ...query, limit: PAGE, cursor, includeTotal: false });
    for (const row of page.items) yield COLUMNS.map(({ cell }) => cell(row));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

export async function exportPartners(
  platform: Platform,
  caller: Caller,
  query: ExportPartnersQuery,
): Promise<Readable> {
  await recordAudit(platform.db, caller.actor, caller.requestId, {
    event: 'partner.exported',
    subjectType: 'partner',
    subjectId: null,
    detail: { format: 'xlsx' },
  });
  const stream = writeXlsxStream(walk(platform, caller, query), {
    name: 'Mitra',
    columns: COLUMNS.map(({ header, width }) => ({ header, width })),
    freezePane: { rows: 1 },
  });
  return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]);
}
