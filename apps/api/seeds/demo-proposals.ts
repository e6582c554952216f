import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import type { DocumentKind, ProposalStatus } from '@kerabat/shared/proposals/vocabulary';
import type { ProposalAction } from '@kerabat/shared/proposals/workflow';
import { ROLE_PERMISSIONS, type Role } from '@kerabat/shared/access/permissions';
import type { CreateProposal } from '@kerabat/shared/proposals/content.schema';
import type { Proposal } from '@kerabat/shared/proposals/schema';
import type { Platform } from '../src/app.ts';
import { insertAttachment } from '../src/features/proposals/attachments.queries.ts';
import { countProposals } from '../src/features/proposals/proposals.queries.ts';
import { create, patch } from '../src/features/proposals/proposals.service.ts';
import { proposalHistory, proposals } from '../src/features/proposals/proposals.table.ts';
import { take } from '../src/features/proposals/proposals.transitions.service.ts';
import { proposalPeriods } from '../src/features/periods/periods.table.ts';
import { getReferenceBook, type ReferenceBook } from '../src/features/reference/reference.service.ts';
import type { Actor } from '../src/platform/actor.ts';
import { ATTACHMENT_RULES } from '../src/platform/files.ts';
import { loadDemoCooperations } from './demo-cooperations.ts';
import { loadDemoDesk } from './demo-desk.ts';
import { samplePdf } from './demo-papers.ts';
import periods from './demo/periods.json' with { type: 'json' };
import ideas from './demo/proposals.json' with { type: 'json' };

type Idea = (typeof ideas)[number];

/** Someone of an office, without an account: the history names offices, and nobody is anybody's author. */
const office = (role: Role, name: string, agencyId: string | null): Actor => ({
  kind: 'system',
  id: null,
  name: `${name} (contoh)`,
  office: name,
  agencyId,
  sessionId: null,
  permissions: new Set(ROLE_PERMISSIONS[role]),
});

const BUREAU = office('section_head', 'Bagian Kerja Sama', null);
const CHAIR = office('tkksd_chair', 'Ketua TKKSD', null);

type Play = {
  platform: Platform;
  idea: Idea;
  proposal: Proposal;
  operator: Actor;
  head: Actor;
  intoId: string | undefined;
};

async function step(play: Play, actor: Actor, action: ProposalAction, note?: string): Promise<void> {
  const intoId = action === 'merge' ? play.intoId : undefined;
  play.proposal = await take(play.platform, { actor, requestId: 'demo' }, play.proposal.id, '*', {
    action,
    note,
    intoId,
  });
}

async function attach(
  { platform, proposal }: Play,
  documentKind: DocumentKind,
  title: string,
): Promise<void> {
  const content = await platform.files.put(Readable.from([samplePdf(title)]), ATTACHMENT_RULES);
  await platform.db.transaction((tx) =>
    insertAttachment(tx, proposal.id, documentKind, {
      ...content,
      fileName: `${documentKind.toLowerCase()}-data-contoh.pdf`,
      uploadedBy: 'Data contoh',
    }),
  );
}

const PASSED = { morality: true, publicOrder: true, nationalInterest: true, law: true };

/** How each state is reached: through the same steps, guards and history as anybody's proposal. */
const ROADS: Record<ProposalStatus, readonly ((play: Play) => Promise<unknown>)[]> = {
  draft: [],
  awaiting_head: [(p) => step(p, p.operator, 'request-approval')],
  submitted: [(p) => walk(p, 'awaiting_head'), (p) => step(p, p.head, 'submit')],
  in_verification: [(p) => walk(p, 'submitted'), (p) => step(p, BUREAU, 'start-verification')],
  returned: [(p) => walk(p, 'in_verification'), (p) => step(p, BUREAU, 'return', p.idea.notes.return)],
  mapped: [
    (p) => walk(p, 'in_verification'),
    (p) => patch(p.platform, { actor: BUREAU, requestId: 'demo' }, p.proposal.id, '*', { lawCheck: PASSED }),
    (p) => step(p, BUREAU, 'map'),
  ],
  in_review: [
    (p) => walk(p, 'mapped'),
    (p) => attach(p, 'KAK', 'kerangka acuan kerja'),
    (p) => attach(p, 'SK_FEAS', 'studi kelayakan'),
    (p) => step(p, BUREAU, 'schedule-review'),
  ],
  recommended: [
    (p) => walk(p, 'in_review'),
    (p) => attach(p, 'TELAAH', 'berita acara telaah'),
    (p) => step(p, CHAIR, 'recommend'),
  ],
  deferred: [(p) => walk(p, 'in_verification'), (p) => step(p, BUREAU, 'defer', p.idea.notes.defer)],
  rejected: [(p) => walk(p, 'in_verification'), (p) => step(p, BUREAU, 'reject', p.idea.notes.reject)],
  withdrawn: [(p) => walk(p, 'submitted'), (p) => step(p, p.head, 'withdraw', p.idea.notes.withdraw)],
  merged: [(p) => walk(p, 'in_verification'), (p) => step(p, BUREAU, 'merge', p.idea.notes.merge)],
  // The last step comes with the case that is made of it (demo-cooperations.ts).
  followed_up: [(p) => walk(p, 'recommended')],
};

async function walk(play: Play, status: ProposalStatus): Promise<void> {
  for (const move of ROADS[status]) await move(play);
}

function contentOf(idea: Idea, book: ReferenceBook, periodId: string): CreateProposal {
  return {
    title: idea.title,
    kind: idea.kind as CreateProposal['kind'],
    kindReason: idea.kindReason ?? null,
    crossBorderImpact: idea.crossBorderImpact ?? null,
    jointEfficiency: idea.jointEfficiency ?? null,
    initiator: idea.initiator as 'DAERAH' | 'MITRA',
    affairCodes: idea.affairCodes,
    candidatePartners: idea.candidatePartners as CreateProposal['candidatePartners'],
    locationCodes: idea.locationCodes,
    planningTargetIds: idea.planningTargetCodes.flatMap(
      (code) => book.planningTargetsByCode.get(code)?.id ?? [],
    ),
    periodId,
    background: idea.background,
    problem: idea.problem,
    potential: idea.potential,
  };
}

const DAY_MS = 86_400_000;

async function play(
  platform: Platform,
  idea: Idea,
  at: Date,
  context: { book: ReferenceBook; periodId: string; intoId: string | undefined },
) {
  const agency = [...context.book.agencies.values()].find((row) => row.numberCode === idea.agencyNumberCode);
  if (!agency) throw new Error(`demo: no agency ${idea.agencyNumberCode}`);
  const then = { ...platform, now: () => at };
  const operator = office('agency_operator', `Operator ${agency.name}`, agency.id);
  const head = office('agency_head', `Kepala ${agency.name}`, agency.id);
  const caller = { actor: operator, requestId: 'demo' };
  const proposal = await create(then, caller, contentOf(idea, context.book, context.periodId));
  const scene: Play = { platform: then, idea, proposal, operator, head, intoId: context.intoId };
  await walk(scene, idea.status as ProposalStatus);
  const changed = {
    isSample: true,
    sourceUrl: idea.sourceUrl,
    createdAt: at.toISOString(),
    updatedAt: at.toISOString(),
  };
  const [row] = await platform.db
    .update(proposals)
    .set(changed)
    .where(eq(proposals.id, proposal.id))
    .returning();
  if (row?.submittedAt === null)
    await platform.db
      .update(proposals)
      .set({ listedAt: at.toISOString() })
      .where(eq(proposals.id, proposal.id));
  await platform.db
    .update(proposalHistory)
    .set({ at: at.toISOString() })
    .where(eq(proposalHistory.proposalId, proposal.id));
  return proposal.id;
}

/** Two periods and the reported ideas as sample proposals, once, into an empty register (evaluation mode only). */
export async function loadDemoProposals(platform: Platform): Promise<number> {
  if ((await countProposals(platform.db)) > 0) return 0;
  const periodIds = new Map<string, string>();
  for (const { key, ...period } of periods) {
    const [row] = await platform.db.insert(proposalPeriods).values(period).returning();
    if (row) periodIds.set(key, row.id);
  }
  const book = await getReferenceBook(platform.db);
  const ids = new Map<string, string>();
  const inOrder = [...ideas].sort((a, b) => Number(a.status === 'merged') - Number(b.status === 'merged'));
  for (const [index, idea] of inOrder.entries()) {
    const periodId = periodIds.get(idea.period);
    if (!periodId) throw new Error(`demo: no period ${idea.period}`);
    // The first period is over; the current one began some weeks ago, so that limits have something to say.
    const at =
      idea.period === '2022'
        ? new Date(Date.parse('2022-05-09T02:00:00Z') + index * DAY_MS * 0.9)
        : new Date(platform.now().getTime() - (3 + (index % 12)) * DAY_MS);
    const intoId = idea.mergedInto === null ? undefined : ids.get(idea.mergedInto);
    ids.set(idea.key, await play(platform, idea, at, { book, periodId, intoId }));
  }
  await loadDemoDesk(platform, ids);
  await loadDemoCooperations(platform, ids);
  return ids.size;
}
