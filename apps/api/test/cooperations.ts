import type { Cooperation } from '@kerabat/shared/cooperations/schema';
import { PAPER_KINDS } from '@kerabat/shared/procedures/vocabulary';
import { cooperationOffers } from '../src/features/cooperations/dealings.table.ts';
import { cooperationPapers } from '../src/features/cooperations/papers.table.ts';
import { person, type Person } from './actors.ts';
import type { TestApp } from './app.ts';
import { reach, type Cast } from './proposals.ts';

/** One step of a case; `*` unless the test is about the version. */
export const step = (
  by: Person,
  { id }: { id: string },
  action: string,
  payload: Record<string, unknown> = {},
  ifMatch = '*',
) =>
  by.call({
    method: 'POST',
    url: `/cooperations/${id}/${action}`,
    headers: { 'if-match': ifMatch },
    payload,
  });

export const change = (by: Person, { id }: { id: string }, payload: Record<string, unknown>, ifMatch = '*') =>
  by.call({ method: 'PATCH', url: `/cooperations/${id}`, headers: { 'if-match': ifMatch }, payload });

export async function must<Answer = Cooperation>(
  answer: Promise<{ statusCode: number; body: string; json: () => unknown }>,
): Promise<Answer> {
  const got = await answer;
  if (got.statusCode >= 300) throw new Error(got.body);
  return got.json() as Answer;
}

export const open = (by: Person, payload: Record<string, unknown>) =>
  by.call({ method: 'POST', url: '/cooperations', payload });

/** A case made of one recommended proposal. */
export async function caseOf(
  t: TestApp,
  c: Cast,
  more: Record<string, unknown> = {},
  input: Record<string, unknown> = {},
): Promise<Cooperation> {
  const proposal = await reach(t, c, 'recommended', more);
  return must(open(c.biro, { proposalIds: [proposal.id], ...input }));
}

/** A paper that the bureau has accepted, as its own tests bring it about. */
export async function accept(
  { db }: TestApp,
  { id }: { id: string },
  kind: typeof cooperationPapers.$inferInsert.kind,
  more: Partial<typeof cooperationPapers.$inferInsert> = {},
): Promise<void> {
  await db.insert(cooperationPapers).values({
    cooperationId: id,
    kind,
    title: kind,
    date: '2026-01-05',
    state: 'accepted',
    uploadedBy: 'Pegawai',
    ...more,
  });
}

/** Who passes the stages that wait for a permission. */
export interface Crew {
  'cooperation.prepare': Person;
  'cooperation.process': Person;
  'cooperation.discuss': Person;
  'cooperation.review-legally': Person;
  'cooperation.approve': Person;
  'cooperation.end': Person;
}
export const crewOf = async (t: TestApp, c: Cast): Promise<Crew> => ({
  'cooperation.prepare': c.operator,
  'cooperation.process': c.biro,
  'cooperation.discuss': c.chair,
  'cooperation.review-legally': await person(t, ['legal_reviewer']),
  'cooperation.approve': c.kabag,
  'cooperation.end': c.kabag,
});

export const offer = (
  { db }: TestApp,
  { id }: { id: string },
  state: typeof cooperationOffers.$inferInsert.state,
) =>
  db
    .insert(cooperationOffers)
    .values({ cooperationId: id, direction: 'outgoing', state, sentOn: '2026-01-05' });

const YES = {
  lawCheck: { morality: true, publicOrder: true, nationalInterest: true, law: true },
  thirdPartyCriteria: { masterPlan: true, feasible: true, ableToFund: true },
  foreignConditions: {
    diplomaticRelations: true,
    regionalAffair: true,
    noOfficeAbroad: true,
    noInterference: true,
    fitsPlans: true,
  },
};
export const NO_BURDEN = {
  levy: false,
  multiYear: false,
  assets: false,
  guarantee: false,
  inCurrentBudget: true,
};
const CLAUSES = ['HAK_KEWAJIBAN', 'JANGKA_WAKTU', 'PENYELESAIAN_PERSELISIHAN', 'SANKSI'] as const;

type Lack = Cooperation['stages'][number]['missing'][number];

/** Brings what a stage lacks, as far as it can be brought in one go. */
export async function bring(
  t: TestApp,
  crew: Crew,
  found: Cooperation,
  stage: string,
  { requirement, code }: Lack,
): Promise<void> {
  const answer = (answers: object) => must(change(crew['cooperation.process'], found, { answers }));
  const paper = (kind: Parameters<typeof accept>[2], more: Parameters<typeof accept>[3] = {}) =>
    accept(t, found, kind, { stage, signatory: 'GUBERNUR', clauses: [...CLAUSES], ...more });
  const rules: Record<string, () => Promise<unknown>> = {
    'R-OBJEK': async () => must(change(crew['cooperation.process'], found, { exceptionReason: 'PSN' })),
    'R-PETA': async () => must(change(crew['cooperation.process'], found, { exceptionReason: 'PSN' })),
    'R-LARANG': () => answer({ lawCheck: YES.lawCheck }),
    'R-PRAKARSA3': () => answer({ thirdPartyCriteria: YES.thirdPartyCriteria }),
    'R-LN-DIP': () => answer({ foreignConditions: YES.foreignConditions }),
    'R-LN-OBJEK': () => answer({ foreignConditions: YES.foreignConditions }),
    'R-SK': () => paper('SK_FEAS'),
    'R-KORTEK': () => paper('BA_KORTEK'),
    'R-KBFIRST': () => paper('KB'),
    'R-KUASA': () => paper('SRT_KUASA'),
    'R-RK': () => paper('RK'),
    'DPRD-ANSWERED': () => answer({ dprd: NO_BURDEN }),
    'SIGNATORY-ANSWERED': () => answer({ pksSignatory: 'GUBERNUR' }),
    'OFFER-SENT': () => offer(t, found, 'sent'),
    'OFFER-ACCEPTED': () => offer(t, found, 'accepted'),
    REPORTED: () => paper('LAP'),
  };
  const rule = rules[requirement];
  if (rule) await rule();
  else if (code.includes('paper'))
    await paper(
      [...PAPER_KINDS].sort((a, b) => b.length - a.length).find((kind) => requirement.startsWith(kind)) ??
        'LAINNYA',
    );
  else throw new Error(`nobody knows how to bring ${requirement}`);
}

export const read = (by: Person, { id }: { id: string }) =>
  must<Cooperation>(by.call({ url: `/cooperations/${id}` }));

/** Passes one open stage, bringing what it lacks. */
export async function pass(
  t: TestApp,
  crew: Crew,
  { id }: { id: string },
  code: string,
): Promise<Cooperation> {
  for (let round = 0; round < 5; round += 1) {
    const found = await read(crew['cooperation.process'], { id });
    const stage = found.stages.find((each) => each.code === code);
    if (!stage) throw new Error(`no stage ${code}`);
    if (stage.state === 'skipped' || stage.state === 'passed') return found;
    if (stage.state !== 'open') throw new Error(`${code} is ${stage.state}`);
    if (stage.missing.length === 0)
      return must(step(crew[stage.actor.permission as keyof Crew], { id }, 'advance', { stage: code }));
    for (const lack of new Map(stage.missing.map((each) => [each.requirement, each])).values())
      await bring(t, crew, found, code, lack);
  }
  throw new Error(`${code} cannot be passed`);
}

/** Walks until a stage is open: by the ordinary way, bringing whatever is asked for. */
export async function walkTo(
  t: TestApp,
  crew: Crew,
  { id }: { id: string },
  code: string,
): Promise<Cooperation> {
  for (;;) {
    const found = await read(crew['cooperation.process'], { id });
    if (found.stages.find((stage) => stage.code === code)?.state === 'open') return found;
    const next = found.openStages.find((stage) => stage.code !== code);
    if (!next) throw new Error(`no way to ${code}`);
    await pass(t, crew, { id }, next.code);
  }
}
