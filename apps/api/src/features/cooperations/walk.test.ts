import { describe, expect, it } from 'vitest';
import type { Cooperation } from '@kerabat/shared/cooperations/schema';
import type { CaseAction } from '@kerabat/shared/cooperations/vocabulary';
import type { Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { bring, crewOf, must, open, read, step, walkTo } from '../../../test/cooperations.ts';
import { cast } from '../../../test/proposals.ts';
import { partners } from '../partners/partners.table.ts';

/**
 * A walk at random through every procedure: what the case offers as allowed succeeds or names what is missing with its source;
 * what it does not offer is refused; and the end can be reached from wherever the walk has come.
 */

const t = await startApp();
const c = await cast(t);
const crew = await crewOf(t, c);
const people: Person[] = [...new Set([...Object.values(crew), c.kabiro, c.stranger])];

/** Always the same walk: a failure can be repeated. */
function dice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}
const pick = <Item>(items: readonly Item[], roll: (sides: number) => number): Item | undefined =>
  items[roll(items.length)];

const KINDS = {
  KSDD_WAJIB: ['PEMDA_KAB', {}],
  KSDD_SUKARELA: ['PEMDA_PROV', {}],
  KSDPK: ['SWASTA_BH', {}],
  KSDPK_MITRA: ['SWASTA_BH', { kind: 'KSDPK', initiator: 'MITRA' }],
  SINERGI: ['KL', {}],
  KSDPL: ['PEMDA_LN', {}],
  KSDLL: ['ORG_INTL', {}],
  PENCATATAN: ['BUMN', { kind: 'KSDPK', thirdPartySubtype: 'ASET' }],
} as const;

async function openCase(name: keyof typeof KINDS): Promise<Cooperation> {
  const [typeCode, more] = KINDS[name];
  const [partner] = await t.db
    .insert(partners)
    .values({ name: `Mitra ${name}`, nameKey: `mitra ${name}`, typeCode })
    .returning();
  return must(
    open(c.biro, {
      origin: 'MENDESAK',
      originReason: 'Uji.',
      title: `Berkas ${name}`,
      kind: name,
      leadAgencyId: c.operator.agencyId,
      exceptionReason: 'PSN',
      parties: [{ partnerId: partner?.id }],
      ...more,
    }),
  );
}

/** Steps that a walk may take; those that end it are tried only where they are not allowed. */
const WALKED = ['advance', 'reopen-stage', 'override'] as const satisfies readonly CaseAction[];
const ENDING = ['end', 'take-over', 'move-procedure'] as const;
type Tried = (typeof WALKED)[number] | (typeof ENDING)[number];

const BODIES: Record<(typeof ENDING)[number], object> = {
  end: { reason: 'E1', on: '2026-01-31', note: 'Uji.' },
  'take-over': { by: 'PEMERINTAH_PUSAT', guidance: 'x', evaluation: 'x', approval: null, note: 'x' },
  'move-procedure': {},
};

function bodyOf(action: Tried, { stages }: Cooperation, roll: (sides: number) => number): object {
  const where = (state: string) => stages.filter((stage) => stage.state === state);
  if (action === 'advance') {
    const mine = stages.filter(({ mayAdvance }) => mayAdvance);
    return { stage: pick(mine.length > 0 ? mine : stages, roll)?.code };
  }
  if (action === 'reopen-stage')
    return { stage: (pick(where('passed'), roll) ?? stages[0])?.code, note: 'Uji.' };
  if (action === 'override') {
    const lacking = where('open').flatMap(({ code, missing }) =>
      missing.map((each) => ({ ...each, stage: code })),
    );
    const chosen =
      pick(
        lacking.filter(({ overridable }) => overridable),
        roll,
      ) ?? lacking[0];
    return {
      stage: chosen?.stage ?? stages[0]?.code,
      requirement: chosen?.requirement ?? 'KAK',
      note: 'Uji.',
    };
  }
  return BODIES[action];
}

const addressOf = (action: Tried) => (action === 'move-procedure' ? 'procedure-move' : action);

async function trial(id: string, roll: (sides: number) => number): Promise<void> {
  const by = pick(people, roll) ?? c.biro;
  const seen = await by.call({ url: `/cooperations/${id}` });
  if (seen.statusCode === 404) {
    const answer = await step(by, { id }, 'advance', { stage: 'SELESAI' });
    expect([403, 404]).toContain(answer.statusCode);
    return;
  }
  const found = seen.json<Cooperation>();
  const action = pick<Tried>([...WALKED, 'advance', 'advance', ...ENDING], roll) ?? 'advance';
  const isAllowed = found.allowedActions.includes(action);
  // What would end the walk is not taken where it is allowed.
  if (isAllowed && (ENDING as readonly string[]).includes(action)) return;
  const answer = await step(by, { id }, addressOf(action), { ...bodyOf(action, found, roll) });
  const told = `${action} by ${[...found.allowedActions].join()}: ${answer.body}`;
  if (!isAllowed) {
    expect([400, 403, 409, 422], told).toContain(answer.statusCode);
    return;
  }
  expect([200, 422], told).toContain(answer.statusCode);
  if (answer.statusCode === 200) return;
  const { code, errors } = answer.json<{ code: string; errors: { detail: string; pointer: string }[] }>();
  expect(code, told).toBe('cooperations.rules_not_met');
  expect(errors.length).toBeGreaterThan(0);
  for (const { detail, pointer } of errors) {
    expect(detail).toMatch(/\(.+\)$/);
    expect(pointer).toMatch(/^\//);
  }
}

/** Brings one thing that the case lacks. */
async function help(id: string, roll: (sides: number) => number): Promise<void> {
  const found = await read(c.biro, { id });
  const stage = pick(
    found.stages.filter(({ missing }) => missing.length > 0),
    roll,
  );
  const lack = stage ? pick(stage.missing, roll) : undefined;
  if (stage && lack) await bring(t, crew, found, stage.code, lack);
}

describe.each(Object.keys(KINDS) as (keyof typeof KINDS)[])('%s', (name) => {
  it('offers only what it keeps, and can reach its end from anywhere', async () => {
    const roll = dice(name.length * 7919 + 11);
    const { id } = await openCase(name);
    for (let at = 0; at < 30; at += 1) {
      if (roll(3) > 0) await help(id, roll);
      await trial(id, roll);
    }
    await walkTo(t, crew, { id }, 'SELESAI');
    const ended = await must(step(c.kabag, { id }, 'advance', { stage: 'SELESAI' }));
    expect(ended.status).toBe('ended');
  });
});
