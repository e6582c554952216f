import { Readable } from 'node:stream';
import { ROLE_PERMISSIONS, type Role } from '@kerabat/shared/access/permissions';
import {
  createCooperationSchema,
  patchCooperationSchema,
  type Cooperation,
} from '@kerabat/shared/cooperations/schema';
import type { Requirement } from '@kerabat/shared/procedures/types';
import type { PaperKind } from '@kerabat/shared/procedures/vocabulary';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../src/app.ts';
import { advance, getStage } from '../src/features/cooperations/advance.service.ts';
import { get } from '../src/features/cooperations/case.service.ts';
import { create } from '../src/features/cooperations/create.service.ts';
import { insertOffer } from '../src/features/cooperations/offers.queries.ts';
import { insertPaper } from '../src/features/cooperations/papers.queries.ts';
import { patch } from '../src/features/cooperations/patch.service.ts';
import { findOrCreatePartner } from '../src/features/partners/find-or-create.service.ts';
import { getStoredProcedure } from '../src/features/procedures/procedures.service.ts';
import { getReferenceBook } from '../src/features/reference/reference.service.ts';
import type { Actor } from '../src/platform/actor.ts';
import { ATTACHMENT_RULES } from '../src/platform/files.ts';
import { samplePdf } from './demo-papers.ts';
import cases from './demo/cooperations.json' with { type: 'json' };

type DemoCase = (typeof cases)[number];

const DAY_MS = 86_400_000;
const office = (role: Role, name: string, agencyId: string | null = null): Actor => ({
  kind: 'system',
  id: null,
  name: `${name} (contoh)`,
  office: name,
  agencyId,
  sessionId: null,
  permissions: new Set(ROLE_PERMISSIONS[role]),
});
const BUREAU = office('section_head', 'Bagian Kerja Sama');
const PROVINCE: Record<string, Actor> = {
  'cooperation.discuss': office('tkksd_chair', 'Ketua TKKSD'),
  'cooperation.review-legally': office('legal_reviewer', 'Biro Hukum'),
};
const callerOf = (actor: Actor) => ({ actor, requestId: 'demo' });

interface Scene {
  platform: Platform;
  found: Cooperation;
}

async function addPaper({ platform, found }: Scene, stage: string, kind: PaperKind): Promise<void> {
  const content = await platform.files.put(Readable.from([samplePdf(kind)]), ATTACHMENT_RULES);
  await platform.db.transaction((tx) =>
    insertPaper(
      tx,
      {
        cooperationId: found.id,
        kind,
        title: `${kind} (data contoh)`,
        date: officeDay(platform.now()),
        signatory: 'GUBERNUR',
        stage,
        state: 'accepted',
        checkedBy: BUREAU.name,
        checkedAt: platform.now().toISOString(),
        uploadedBy: 'Data contoh',
      },
      { ...content, fileName: `${kind.toLowerCase()}-data-contoh.pdf`, uploadedBy: 'Data contoh' },
    ),
  );
}

const addOffer = ({ platform, found }: Scene, state: 'sent' | 'accepted') =>
  platform.db.transaction((tx) =>
    insertOffer(tx, {
      cooperationId: found.id,
      direction: found.initiator === 'MITRA' ? 'incoming' : 'outgoing',
      state,
      sentOn: officeDay(platform.now()),
      ...(state === 'accepted' ? { answeredOn: officeDay(platform.now()) } : {}),
    }),
  );

const allTrue = (group: object) => Object.fromEntries(Object.keys(group).map((field) => [field, true]));

/** What people would have answered by then. */
const answer = ({ platform, found }: Scene, group: 'lawCheck' | 'foreignConditions' | 'thirdPartyCriteria') =>
  patch(
    platform,
    callerOf(BUREAU),
    { id: found.id, expected: '*' },
    patchCooperationSchema.parse({ answers: { [group]: allTrue(found.answers[group]) } }),
  );

const PAPER_OF_RULE: Record<string, PaperKind> = {
  'R-SK': 'SK_FEAS',
  'R-KORTEK': 'BA_KORTEK',
  'R-KBFIRST': 'KB',
  'R-RK': 'RK',
};

async function bring(scene: Scene, stage: string, requirement: Requirement): Promise<void> {
  if (requirement.type === 'paper') return addPaper(scene, stage, requirement.paper);
  const paper = PAPER_OF_RULE[requirement.rule];
  if (paper) return addPaper(scene, stage, paper);
  if (requirement.rule === 'OFFER-SENT') await addOffer(scene, 'sent');
  else if (requirement.rule === 'OFFER-ACCEPTED') await addOffer(scene, 'accepted');
  else if (requirement.rule === 'R-LARANG') await answer(scene, 'lawCheck');
  else if (requirement.rule === 'R-PRAKARSA3') await answer(scene, 'thirdPartyCriteria');
  else await answer(scene, 'foreignConditions');
}

/** Brings what the stage lacks and passes it, as its actor. */
async function pass(scene: Scene, code: string): Promise<void> {
  const { platform, found } = scene;
  const procedure = await getStoredProcedure(platform.db, found.procedure.code, found.procedure.version);
  const stage = getStage(procedure, code);
  const lacking = new Set(
    found.stages.find((each) => each.code === code)?.missing.map(({ requirement }) => requirement),
  );
  for (const requirement of stage.requires)
    if (lacking.has(requirement.id)) await bring(scene, code, requirement);
  const actor =
    stage.actor === 'cooperation.prepare'
      ? office('agency_operator', `Operator ${found.leadAgency.name}`, found.leadAgency.id)
      : (PROVINCE[stage.actor] ?? BUREAU);
  scene.found = await advance(
    platform,
    callerOf(actor),
    { id: found.id, expected: '*' },
    { stage: code, note: null },
  );
}

async function inputOf(platform: Platform, demo: DemoCase, ids: ReadonlyMap<string, string>) {
  const { proposals = [], partners = [], agencyNumberCode, key: _key, until: _until, ...rest } = demo;
  const { startedDaysAgo: _days, answers: _answers, ...content } = rest;
  if (proposals.length > 0)
    return createCooperationSchema.parse({ proposalIds: proposals.flatMap((key) => ids.get(key) ?? []) });
  const book = await getReferenceBook(platform.db);
  const agency = [...book.agencies.values()].find((row) => row.numberCode === agencyNumberCode);
  const parties = await platform.db.transaction(async (tx) => {
    const rows = [];
    for (const partner of partners) rows.push(await findOrCreatePartner(tx, partner, callerOf(BUREAU)));
    return rows.map(({ id }) => ({ partnerId: id }));
  });
  return createCooperationSchema.parse({
    ...content,
    leadAgencyId: agency?.id,
    exceptionReason: 'PSN',
    parties,
  });
}

/** One case, walked by its offices some days apart until the stage that it shall stand at. */
async function play(platform: Platform, demo: DemoCase, ids: ReadonlyMap<string, string>): Promise<void> {
  let at = platform.now().getTime() - demo.startedDaysAgo * DAY_MS;
  const then = (): Platform => ({ ...platform, now: () => new Date(at) });
  const scene = {
    platform: then(),
    found: await create(then(), callerOf(BUREAU), await inputOf(platform, demo, ids)),
  };
  const change = patchCooperationSchema.parse({ answers: demo.answers });
  await patch(then(), callerOf(BUREAU), { id: scene.found.id, expected: '*' }, change);
  for (;;) {
    scene.found = await get(platform, callerOf(BUREAU), scene.found.id);
    if (scene.found.openStages.some(({ code }) => code === demo.until)) return;
    const [next] = scene.found.openStages;
    if (!next) throw new Error(`demo: ${demo.key} does not reach ${demo.until}`);
    at += DAY_MS * 3;
    scene.platform = then();
    await pass(scene, next.code);
  }
}

/** Sample cases in different stages, made by the ordinary services (evaluation mode only). */
export async function loadDemoCooperations(
  platform: Platform,
  ids: ReadonlyMap<string, string>,
): Promise<number> {
  for (const demo of cases) await play(platform, demo, ids);
  return cases.length;
}
