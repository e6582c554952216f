import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { person } from '../test/actors.ts';
import { startApp } from '../test/app.ts';
import type { Cooperation } from '@kerabat/shared/cooperations/schema';
import type { Proposal } from '@kerabat/shared/proposals/schema';
import { partnerKeysOf } from '../src/features/proposals/likeness.policy.ts';
import { proposals } from '../src/features/proposals/proposals.table.ts';
import { loadDemoAccounts } from './demo-accounts.ts';
import { loadDemoProposals } from './demo-proposals.ts';

it('the demo shows a desk at work: assigned proposals, a bundle, and a merged pair with remarks on both', async () => {
  const t = await startApp();
  await loadDemoAccounts(t.db, 'tujuh ikan di danau', 'rahasia-contoh-untuk-klien');
  expect(await loadDemoProposals(t.app.platform)).toBeGreaterThan(30);
  const biro = await person(t, ['bureau_staff']);
  const { items } = (await biro.call({ url: '/proposals?limit=100' })).json<{ items: Proposal[] }>();
  expect(items.filter(({ assignee }) => assignee !== null)).toHaveLength(4);
  expect(items.filter(({ bundle }) => bundle !== null)).toHaveLength(2);
  const source = items.find(({ status }) => status === 'merged');
  const { mergedInto } = (await biro.call({ url: `/proposals/${source?.id}` })).json<Proposal>();
  const remarks = (await biro.call({ url: `/proposals/${mergedInto?.id}/remarks` })).json<{
    items: { from: { id: string } | null }[];
  }>();
  expect(new Set(remarks.items.map(({ from }) => from?.id))).toEqual(new Set([undefined, source?.id]));

  const cases = (await biro.call({ url: '/cooperations?limit=100' })).json<{ items: Cooperation[] }>().items;
  expect(cases).toHaveLength(6);
  expect(cases.every(({ isSample }) => isSample)).toBe(true);
  expect(new Set(cases.flatMap(({ openStages }) => openStages.map(({ code }) => code)))).toEqual(
    new Set([
      'T5_DPRD',
      'T6_SUSUN_PKS',
      'T9_USAHA',
      'S4_BAHAS_NK',
      'S4_BAHAS_NK_MITRA',
      'T2_PENAWARAN',
      'L6_DPRD',
      'P2_NASKAH',
    ]),
  );
  const alarms = new Set(cases.flatMap((one) => one.alarms.map(({ kind }) => kind)));
  expect(alarms).toContain('KB_WITHOUT_PKS');
  expect(items.filter(({ status }) => status === 'followed_up')).toHaveLength(1);

  // What the migration wrote for proposals that were there before is what is written today.
  const stored = await t.db
    .select({
      keys: proposals.partnerKeys,
      partners: proposals.candidatePartners,
      migrated: sql<string[]>`coalesce((
        select array_agg(distinct coalesce(partner->>'regionCode', trim(regexp_replace(
          lower(regexp_replace(normalize(partner->>'name', NFKD), '[\\u0300-\\u036F]', '', 'g')), '[^[:alnum:]]+', ' ', 'g'))))
        from jsonb_array_elements(${proposals.candidatePartners}) partner), '{}')`,
    })
    .from(proposals);
  for (const { keys, partners, migrated } of stored) {
    expect(keys).toEqual(partnerKeysOf(partners));
    expect([...migrated].sort()).toEqual([...keys].sort());
  }
});
