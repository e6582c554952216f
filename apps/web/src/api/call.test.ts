import { describe, expect, it } from 'vitest';
import { createIdempotencyKeys, fileNameOf, fillPath } from './call.ts';
import { serializeQuery } from './http.ts';

it('parts of an address are filled in and made safe', () => {
  expect(fillPath('/proposals/{id}/attachments/{attachmentId}', { id: 'a', attachmentId: 'b/c' })).toBe(
    '/proposals/a/attachments/b%2Fc',
  );
  expect(() => fillPath('/proposals/{id}')).toThrow('needs id');
});

it('a filter with several values is repeated, an empty one is left out', () => {
  const query = { status: ['submitted', 'mapped'], q: '', cursor: undefined, limit: 25 };
  expect(serializeQuery(query).toString()).toBe('status=submitted&status=mapped&limit=25');
});

describe('the name of a download', () => {
  it.each([
    [`attachment; filename="usulan.xlsx"`, 'usulan.xlsx'],
    [`attachment; filename="u.xlsx"; filename*=UTF-8''usulan%202026.xlsx`, 'usulan 2026.xlsx'],
    [undefined, undefined],
  ])('of %s is %s', (header, name) => {
    expect(fileNameOf(header)).toBe(name);
  });
});

it('a form repeats its key for the same content and takes a new one for changed content', () => {
  const keyFor = createIdempotencyKeys();
  const first = keyFor({ title: 'A' });
  expect(keyFor({ title: 'A' })).toBe(first);
  expect(keyFor({ title: 'B' })).not.toBe(first);
});
