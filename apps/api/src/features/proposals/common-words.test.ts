import { expect, it } from 'vitest';
import { startApp } from '../../../test/app.ts';
import { person } from '../../../test/actors.ts';
import { newId } from '../../platform/columns.ts';
import { bulkInsert } from '../../platform/bulk-insert.ts';
import { proposals } from './proposals.table.ts';

const t = await startApp();
const operator = await person(t, ['agency_operator'], 'DISPANGAN');
const biro = await person(t, ['bureau_staff']);

const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

it('a word that thousands of proposals share brings the newest first, again and again, and leaks no draft', async () => {
  const rows = Array.from({ length: 2100 }, (_, n) => ({
    id: newId(),
    title: `Pasar tani ${n}`,
    agencyId: operator.agencyId ?? '',
    status: n === 0 ? ('draft' as const) : ('submitted' as const),
    submittedAt: n === 0 ? null : minutesAgo(n),
    listedAt: minutesAgo(n),
    searchText: `pasar tani ${n}`,
    titleKey: `pasar tani ${n}`,
  }));
  await bulkInsert(t.db, proposals, rows);
  const titles = async (query: string) =>
    (await biro.call({ url: `/proposals?limit=3&q=${query}` }))
      .json<{ items: { title: string }[] }>()
      .items.map(({ title }) => title);

  const newest = ['Pasar tani 1', 'Pasar tani 2', 'Pasar tani 3'];
  expect(await titles('pasar')).toEqual(newest);
  expect(await titles('pasar')).toEqual(newest);
  expect(await titles('pasar%20tani')).toEqual(newest);
  expect(await titles('pasar&status=draft')).toEqual([]);
});
