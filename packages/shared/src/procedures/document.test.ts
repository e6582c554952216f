import { expect, it } from 'vitest';
import { proceduresDocument } from './document.ts';

it('docs/procedures.md says what the tables of the procedures say', async () => {
  await expect(proceduresDocument()).toMatchFileSnapshot('../../../../docs/procedures.md');
});
