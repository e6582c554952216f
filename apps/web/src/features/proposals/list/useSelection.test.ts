import { expect, it } from 'vitest';
import { nextTick, ref } from 'vue';
import type { ProposalSummary } from '../proposals.api.ts';
import { useSelection } from './useSelection.ts';

const row = (id: string, etag = '"1"') => ({ id, etag }) as ProposalSummary;

it('what is chosen outlives further pages and other filters', () => {
  const rows = ref([row('a'), row('b')]);
  const selection = useSelection(rows);
  selection.ids.value = ['a'];
  rows.value = [row('c')];
  selection.chooseShown();
  expect(selection.ids.value).toEqual(['a', 'c']);
  expect(selection.shown.value).toBe(1);
  selection.toggle('a');
  expect(selection.ids.value).toEqual(['c']);
});

it('a row that arrives again brings its newest version', async () => {
  const rows = ref([row('a'), row('b')]);
  const selection = useSelection(rows);
  selection.chooseShown();
  rows.value = [row('a', '"2"')];
  await nextTick();
  expect(selection.chosen.value.map(({ etag }) => etag)).toEqual(['"2"', '"1"']);
  selection.keep(['b']);
  expect(selection.ids.value).toEqual(['b']);
});
