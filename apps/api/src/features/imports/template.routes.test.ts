import { expect, it } from 'vitest';
import { startApp } from '../../../test/app.ts';
import { cast } from '../../../test/proposals.ts';
import { closedPeriod, commit, preview, rowsOf } from './imports.fixture.ts';
import { workshopFile } from './reading/workshop.fixture.ts';

const t = await startApp();
const c = await cast(t);
const period = await closedPeriod(t);

it('the template imports without a remark into a register that holds the workshop list', async () => {
  const workshop = await preview(c.biro, await workshopFile(), { periodId: period });
  expect((await commit(c.biro, workshop.id, 'lokakarya')).statusCode).toBe(200);
  const template = (await c.biro.call({ url: '/proposal-imports/template.xlsx' })).rawPayload;
  const shown = await preview(c.biro, template, { periodId: period });
  const { items } = await rowsOf(c.biro, shown.id);
  expect(items.flatMap(({ warnings, similarTo }) => [...warnings, ...similarTo])).toEqual([]);
  expect(shown.counts).toEqual({ total: 2, ready: 2, withWarnings: 0, withErrors: 0 });
});
