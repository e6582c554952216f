import type {
  FunnelQuery,
  MappingBreakdown,
  MappingMatrix,
  MappingQuery,
  MatrixQuery,
} from '@kerabat/shared/mapping/schema';
import { FUNNEL, type MappingDimension } from '@kerabat/shared/mapping/vocabulary';
import { STATUS_LABELS } from '@kerabat/shared/proposals/labels';
import { UNKNOWN } from '@kerabat/shared/proposals/list.schema';
import type { PartnerCategory } from '@kerabat/shared/proposals/vocabulary';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { visibleTo, type Scope } from '../proposals/proposals.policy.ts';
import { getReferenceBook, type ReferenceBook } from '../reference/reference.service.ts';
import { readFigures, type Figure } from './figures.queries.ts';
import { headingsOf, statusesOf, type HeadingContext } from './headings.policy.ts';
import { maySeeState } from './mapping.policy.ts';

/** How long a figure is shown before it is counted again; `asOf` says since when. */
const FRESH_FOR_MS = 3_000;
const MOST_KEPT = 200;

type Kept = Map<string, { until: number; answer: Promise<unknown> }>;
const keptBy = new WeakMap<DbOrTx, Kept>();

/** One counting per scope and query at a time, for all who ask the same. */
function remembered<Answer>(db: DbOrTx, key: unknown[], count: () => Promise<Answer>): Promise<Answer> {
  const kept: Kept = keptBy.get(db) ?? new Map();
  keptBy.set(db, kept);
  const name = JSON.stringify(key);
  const known = kept.get(name);
  if (known && known.until > Date.now()) return known.answer as Promise<Answer>;
  const answer = count();
  kept.delete(name);
  kept.set(name, { until: Date.now() + FRESH_FOR_MS, answer });
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  // A failed counting is not remembered.
  answer.catch(() => kept.delete(name));
  return answer;
}

const bare = ({ count, amount }: Figure) => ({ count, amount });
const NOTHING = { count: 0, amount: 0 };

function side(
  dimension: MappingDimension,
  figures: Figure[],
  of: 'row' | 'column',
  context: HeadingContext,
): MappingMatrix['rows'] {
  const byCode = new Map(figures.map((figure) => [figure[of], bare(figure)]));
  const items = headingsOf(dimension, [...byCode.keys()], context).map((heading) => ({
    ...heading,
    ...(byCode.get(heading.code) ?? NOTHING),
  }));
  return { dimension, items };
}

async function countMatrix(platform: Platform, scope: Scope, query: MatrixQuery): Promise<MappingMatrix> {
  const { rows, columns, ...selection } = query;
  const now = platform.now();
  const statuses = statusesOf(selection);
  const book = await getReferenceBook(platform.db);
  const counted = { ...selection, status: statuses };
  const figures = await readFigures(platform.reportDb, scope, counted, rows, columns);
  const context = { book, statuses, year: selection.year ?? Number(officeDay(now).slice(0, 4)) };
  return {
    rows: side(rows, figures.rows, 'row', context),
    columns: side(columns, figures.columns, 'column', context),
    cells: figures.cells.map(({ row, column, count, amount }) => ({ row, column, count, amount })),
    total: bare(figures.total),
    asOf: now.toISOString(),
  };
}

/** Counts and sums by two sides, among what the caller may see. */
export function matrix(platform: Platform, { actor }: Caller, query: MatrixQuery): Promise<MappingMatrix> {
  const scope = visibleTo(actor);
  return remembered(platform.db, ['matrix', scope, query], () => countMatrix(platform, scope, query));
}

const CATEGORY_NAMES: Record<PartnerCategory, string> = {
  REGION: 'Daerah lain',
  CENTRAL: 'Instansi pusat atau vertikal',
  DOMESTIC: 'Pihak ketiga dalam negeri',
  PTN_BH: 'Perguruan tinggi negeri badan hukum',
  FOREIGN_REGION: 'Pemerintah daerah di luar negeri',
  FOREIGN_BODY: 'Lembaga di luar negeri',
  FOREIGN_STATE: 'Negara asing',
  ASSOCIATION: 'Asosiasi pemerintah daerah',
};

function partnerHeading(code: string | null, book: ReferenceBook) {
  if (code === null) return { label: 'Belum ada calon mitra', group: null };
  if (code === UNKNOWN) return { label: 'Jenis mitra belum dikenal', group: null };
  const type = book['partner-type'].get(code);
  return { label: type?.name ?? code, group: type?.category ? CATEGORY_NAMES[type.category] : null };
}

/** By type of candidate partner, the most frequent first; what is not known comes last. */
export function partners(
  platform: Platform,
  { actor }: Caller,
  query: MappingQuery,
): Promise<MappingBreakdown> {
  const scope = visibleTo(actor);
  return remembered(platform.db, ['partners', scope, query], async () => {
    const asOf = platform.now().toISOString();
    const book = await getReferenceBook(platform.db);
    const counted = { ...query, status: statusesOf(query) };
    const figures = await readFigures(platform.reportDb, scope, counted, 'partner', 'status');
    const items = figures.rows.map((figure) => ({
      code: figure.row,
      ...partnerHeading(figure.row, book),
      ...bare(figure),
    }));
    const rank = (code: string | null) => (code === null ? 2 : code === UNKNOWN ? 1 : 0);
    items.sort(
      (a, b) => rank(a.code) - rank(b.code) || b.count - a.count || a.label.localeCompare(b.label, 'id'),
    );
    return { items, total: bare(figures.total), asOf };
  });
}

/** By state, in the order of a proposal's life; states that the caller never sees are left out. */
export function funnel(platform: Platform, { actor }: Caller, query: FunnelQuery): Promise<MappingBreakdown> {
  const scope = visibleTo(actor);
  return remembered(platform.db, ['funnel', scope, query], async () => {
    const asOf = platform.now().toISOString();
    const figures = await readFigures(platform.reportDb, scope, query, 'status', 'kind');
    const byStatus = new Map(figures.rows.map((figure) => [figure.row, bare(figure)]));
    const items = FUNNEL.filter(([status]) => maySeeState(scope, status)).map(([status, group]) => ({
      code: status,
      label: STATUS_LABELS[status],
      group,
      ...(byStatus.get(status) ?? NOTHING),
    }));
    return { items, total: bare(figures.total), asOf };
  });
}
