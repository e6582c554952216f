import { expect, it } from 'vitest';
import { personalDataDocument } from './document.ts';
import { personalFieldOf } from './fields.ts';

it('docs/personal-data.md says what the table of fields says', async () => {
  await expect(personalDataDocument()).toMatchFileSnapshot('../../../../docs/personal-data.md');
});

it('a cell of the original row is a field of its own', () => {
  expect(personalFieldOf('proposals', 'source.cells.12')?.erasure).toBe('replace');
  expect(personalFieldOf('proposals', 'title')).toBeUndefined();
});

it('so is every cell of an uploaded list, as received and as put right', () => {
  for (const field of ['cells.0', 'corrections.contactName'])
    expect(personalFieldOf('proposal_import_rows', field)?.retention).toBe('30 hari setelah diunggah');
  for (const field of ['cells', 'corrections', 'cells.1.2', 'source.cells.1', 'understood.contact'])
    expect(personalFieldOf('proposal_import_rows', field), field).toBeUndefined();
});
