import type { Cooperation, Missing } from '../cooperations.api.ts';

/** Where on the case what is missing can be given: the tab of the page, and the field on it. */
export function placeOf(
  { pointer }: Pick<Missing, 'pointer'>,
  { id }: Pick<Cooperation, 'id'>,
  kind?: string,
) {
  const params = { id };
  const [, first = '', ...rest] = pointer.split('/');
  if (first === 'papers')
    return { name: 'cooperation-papers', params, ...(kind ? { query: { surat: kind } } : {}) };
  if (first === 'answers')
    return { name: 'cooperation-answers', params, query: { isian: ['answers', ...rest].join('.') } };
  if (first === 'offers') return { name: 'cooperation-offers', params };
  return { name: 'cooperation', params, query: { isian: first } };
}
