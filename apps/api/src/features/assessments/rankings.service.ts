import { writeXlsx } from 'hucre/xlsx';
import {
  priorityOf,
  ranksOf,
  weightedScore,
  weightsOf,
  type Weights,
} from '@kerabat/shared/assessments/scoring';
import type {
  RankedProposal,
  ReviewPriorities,
  ReviewRanking,
  SetPriorities,
} from '@kerabat/shared/assessments/rankings.schema';
import {
  DEFAULT_CRITERIA,
  OPINION_LABELS,
  OPINIONS,
  REVIEW_DECISION_LABELS,
} from '@kerabat/shared/assessments/vocabulary';
import { KIND_LABELS } from '@kerabat/shared/proposals/labels';
import { EMPTY } from '@kerabat/shared/text/printed';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { has, type Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import { writeCsvLine } from '../../platform/csv.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { conflict } from '../../platform/problem.ts';
import { visibleTo } from '../proposals/proposals.policy.ts';
import { setPriority } from '../proposals/review.service.ts';
import { chosenRows } from '../proposals/selection.service.ts';
import { readReviewed } from './minutes.queries.ts';
import { sealOf } from './minutes.policy.ts';

type Reviewed = Awaited<ReturnType<typeof readReviewed>>[number];
type Unranked = Omit<RankedProposal, 'rank'>;

function presentOne({ record, meeting, proposal }: Reviewed): Unranked[] {
  const item = record.items.find(({ proposalId }) => proposalId === proposal.id);
  if (!item?.decision) return [];
  const { id, number, title, kind, status, priority, agency } = proposal;
  return [
    {
      proposal: { id, number, title, kind, status, priority, agency },
      meeting: { id: meeting.id, title: meeting.title, day: officeDay(new Date(meeting.startsAt)) },
      decision: item.decision,
      opinions: Object.fromEntries(
        OPINIONS.map((opinion) => [opinion, item.opinions.filter((one) => one.opinion === opinion).length]),
      ) as RankedProposal['opinions'],
      scorers: item.opinions.length,
      means: item.means,
      weighted: item.weighted,
    },
  ];
}

/** Highest first; equal scores by number, so that the order never depends on chance. */
function rank(items: readonly Unranked[], scoreOf: (item: Unranked) => number | null): RankedProposal[] {
  const ranks = ranksOf(items.map(scoreOf));
  const last = Number.MAX_SAFE_INTEGER;
  return items
    .map((item, index) => ({ ...item, rank: ranks[index] ?? null }))
    .sort(
      (a, b) =>
        (a.rank ?? last) - (b.rank ?? last) ||
        (a.proposal.number ?? a.proposal.id).localeCompare(b.proposal.number ?? b.proposal.id),
    );
}

/** The latest word of the team on each proposal of a year: a proposal discussed twice counts once. */
async function readRanking(db: DbOrTx, actor: Actor, year: number) {
  const rows = await readReviewed(db, chosenRows(visibleTo(actor), { year }));
  const latest = rows.filter(
    ({ proposal }, index) => rows.findIndex((other) => other.proposal.id === proposal.id) === index,
  );
  return { items: latest.flatMap(presentOne), criteria: [...(rows[0]?.record.criteria ?? DEFAULT_CRITERIA)] };
}

export async function get({ reportDb }: Platform, { actor }: Caller, year: number): Promise<ReviewRanking> {
  const { items, criteria } = await readRanking(reportDb, actor, year);
  return {
    year,
    criteria,
    items: rank(items, ({ weighted }) => weighted),
    maySetPriorities: has(actor, 'mapping.freeze'),
  };
}

const ofWeights = (weights: Weights | null | undefined) => (item: Unranked) =>
  weights ? weightedScore(item.means, weights) : item.weighted;

/** Only what the team recommends gets a priority; ranks are counted among these. */
const isRecommended = ({ decision, proposal }: Unranked): boolean =>
  decision === 'recommend' && (proposal.status === 'recommended' || proposal.status === 'followed_up');

function planOf(items: readonly Unranked[], { bands, weights }: SetPriorities): ReviewPriorities['items'] {
  return rank(items.filter(isRecommended), ofWeights(weights)).flatMap(({ proposal, rank: place }) =>
    place === null
      ? []
      : [
          {
            proposalId: proposal.id,
            number: proposal.number,
            title: proposal.title,
            rank: place,
            before: proposal.priority,
            after: priorityOf(place, [bands.first, bands.second]),
          },
        ],
  );
}

/** A preview without a seal; with the seal of a preview exactly that is written, or nothing. */
export async function setPriorities(
  platform: Platform,
  caller: Caller,
  input: SetPriorities,
): Promise<ReviewPriorities> {
  const { actor, requestId } = caller;
  return platform.db.transaction(async (tx) => {
    const { items } = await readRanking(tx, actor, input.year);
    const plan = planOf(items, input);
    const seal = sealOf(plan);
    const changes = plan.filter(({ before, after }) => before !== after);
    const answer = { applied: false, seal, items: plan, changed: changes.length };
    if (input.seal === undefined) return answer;
    if (input.seal !== seal)
      throw conflict(
        'assessments.ranking_moved',
        'Peringkat atau prioritas berubah sejak pratinjau dibuat. Lihat pratinjau yang baru, lalu terapkan kembali.',
      );
    for (const { proposalId, rank: place, after } of [...changes].sort((a, b) =>
      a.proposalId < b.proposalId ? -1 : 1,
    ))
      if (after !== null)
        await setPriority(tx, caller, proposalId, {
          priority: after as 1 | 2 | 3,
          note: `Prioritas dari peringkat ${place} telaah TKKSD tahun ${input.year}.`,
        });
    await recordAudit(tx, actor, requestId, {
      event: 'review_ranking.applied',
      subjectType: 'review_ranking',
      subjectId: null,
      detail: {
        year: input.year,
        bands: input.bands,
        weights: input.weights ?? null,
        changed: changes.length,
      },
    });
    return { ...answer, applied: true };
  });
}

type Cell = string | number | null;

function tableOf({ criteria, items }: ReviewRanking): { headings: string[]; rows: Cell[][] } {
  return {
    headings: [
      'Peringkat',
      'Nomor',
      'Judul Usulan',
      'Perangkat Daerah',
      'Jenis',
      'Keputusan',
      'Tanggal Rapat',
      ...OPINIONS.map((opinion) => OPINION_LABELS[opinion]),
      ...criteria.map(({ label, weight }) => `${label} (${weight})`),
      'Nilai Tertimbang',
      'Prioritas',
    ],
    rows: items.map(({ rank: place, proposal, decision, meeting, opinions, means, weighted }) => [
      place,
      proposal.number,
      proposal.title,
      proposal.agency.name,
      proposal.kind ? KIND_LABELS[proposal.kind] : EMPTY,
      REVIEW_DECISION_LABELS[decision],
      meeting.day,
      ...OPINIONS.map((opinion) => opinions[opinion] ?? 0),
      ...criteria.map(({ code }) => means[code] ?? null),
      weighted,
      proposal.priority,
    ]),
  };
}

async function forExport(platform: Platform, caller: Caller, year: number, format: 'csv' | 'xlsx') {
  const ranking = await get(platform, caller, year);
  await recordAudit(platform.db, caller.actor, caller.requestId, {
    event: 'review_ranking.exported',
    subjectType: 'review_ranking',
    subjectId: null,
    detail: { year, format, rows: ranking.items.length },
  });
  return { ranking, ...tableOf(ranking), fileName: `peringkat-telaah-${year}.${format}` };
}

const BOM = '\uFEFF';
const printed = (cell: Cell): Cell => (typeof cell === 'number' ? String(cell).replace('.', ',') : cell);

export async function exportCsv(platform: Platform, caller: Caller, year: number) {
  const { headings, rows, fileName } = await forExport(platform, caller, year, 'csv');
  const lines = [headings, ...rows.map((row) => row.map(printed))].map(writeCsvLine);
  return { fileName, content: BOM + lines.join('') };
}

export async function exportXlsx(platform: Platform, caller: Caller, year: number) {
  const { headings, rows, ranking, fileName } = await forExport(platform, caller, year, 'xlsx');
  const weights = Object.entries(weightsOf(ranking.criteria)).map(([code, weight]): Cell[] => [code, weight]);
  const content = await writeXlsx({
    sheets: [
      { name: 'Peringkat', rows: [headings, ...rows], freezePane: { rows: 1 } },
      { name: 'Bobot', rows: [['Kriteria', 'Bobot'], ...weights] },
    ],
  });
  return { fileName, content: Buffer.from(content) };
}
