import { describe, expect, it } from 'vitest';
import {
  COMPACT,
  EXPORTED,
  knownColumns,
  moveColumn,
  readColumns,
  tableColumns,
  writeColumns,
} from './columns.ts';

describe('the columns of the list', () => {
  it('stand in the address in words and in their order', () => {
    const columns = ['status', 'title', 'dueOn'] as const;
    expect(writeColumns(columns)).toBe('keadaan,judul,batas');
    expect(readColumns('keadaan,judul,batas')).toEqual(columns);
    expect(readColumns(writeColumns(EXPORTED))).toEqual(EXPORTED);
  });

  it('pass over what they do not know or have already, and never lose the title', () => {
    expect(readColumns('nomor,antah,nomor')).toEqual(['title', 'number']);
    expect(knownColumns(['dueOn', 'gone'])).toEqual(['title', 'dueOn']);
  });

  it('are the compact ones while none is chosen', () => {
    expect(readColumns('')).toEqual([]);
    expect(tableColumns([])).toBe(COMPACT);
    expect(tableColumns(['title', 'totalCost']).map(({ label }) => label)).toEqual(['Judul', 'Biaya']);
  });

  it('move by one place and stop at the ends', () => {
    expect(moveColumn(['title', 'kind', 'status'], 'status', -1)).toEqual(['title', 'status', 'kind']);
    expect(moveColumn(['title', 'kind'], 'title', -1)).toEqual(['title', 'kind']);
    expect(moveColumn(['title', 'kind'], 'title', 1)).toEqual(['kind', 'title']);
  });
});
