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

it('a person among several is named by place; a partner that is a person, a guest and a signature by their field', () => {
  expect(personalFieldOf('partners', 'representatives.0.name')?.erasure).toBe('replace');
  expect(personalFieldOf('partners', 'name')?.label).toContain('perseorangan');
  expect(personalFieldOf('review_meetings', 'guests.2')?.erasure).toBe('replace');
  expect(personalFieldOf('cooperation_parties', 'representative.name')?.mayCorrect).toBe(true);
  expect(personalFieldOf('review_minutes', 'record')?.erasure).toBe('never');
  for (const field of ['contacts.name', 'representatives', 'attendees.email', 'nib'])
    expect(personalFieldOf('partners', field), field).toBeUndefined();
  expect(personalFieldOf('review_meetings', 'guests')).toBeUndefined();
});
