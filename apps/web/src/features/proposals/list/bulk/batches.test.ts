import type { BulkResult, BulkStep } from '@kerabat/shared/proposals/bulk.schema';
import { describe, expect, it } from 'vitest';
import type { ProposalSummary } from '../../proposals.api.ts';
import { batchesOf, fittingFor, groupRefusals, takeInBatches } from './batches.ts';

const proposal = (id: string, status = 'submitted') => ({ id, etag: '"1"', status }) as ProposalSummary;
const refusal = (id: string, detail: string): BulkResult['refused'][number] => ({
  id,
  number: null,
  title: id,
  code: 'x',
  detail: 'Belum dapat dipetakan.',
  errors: [{ pointer: '/kind', code: 'x', detail }],
});

describe('one step for many', () => {
  it('takes those that stand where the step begins', () => {
    const chosen = [proposal('a'), proposal('b', 'in_verification'), proposal('c', 'mapped')];
    expect(fittingFor('start-verification', chosen).map(({ id }) => id)).toEqual(['a']);
    expect(fittingFor('defer', chosen).map(({ id }) => id)).toEqual(['b', 'c']);
    expect(fittingFor('assign', chosen)).toHaveLength(3);
  });

  it('is sent in batches and says how far it is', async () => {
    const sent: BulkStep[] = [];
    const shares: number[] = [];
    const chosen = Array.from({ length: 45 }, (_, at) => proposal(`${at}`));
    const result = await takeInBatches({ action: 'start-verification' }, chosen, {
      send: (body) => {
        sent.push(body);
        const done = body.items.map(({ id, etag }) => ({
          id,
          etag,
          number: null,
          status: 'in_verification' as const,
        }));
        return Promise.resolve({ done, refused: [] });
      },
      onProgress: (_, share) => shares.push(share),
    });
    expect(sent.map(({ items }) => items.length)).toEqual([20, 20, 5]);
    expect(shares.at(-1)).toBe(1);
    expect(result.done).toHaveLength(45);
    expect(batchesOf([])).toEqual([]);
  });

  it('keeps what was done before the line broke', async () => {
    let told = 0;
    const lost = takeInBatches(
      { action: 'assign' },
      Array.from({ length: 30 }, (_, at) => proposal(`${at}`)),
      {
        send: (body) =>
          body.items.length === 20
            ? Promise.resolve({ done: [], refused: body.items.map(({ id }) => refusal(id, 'x')) })
            : Promise.reject(new Error('lost')),
        onProgress: ({ refused }) => {
          told = refused.length;
        },
      },
    );
    await expect(lost).rejects.toThrow('lost');
    expect(told).toBe(20);
  });

  it('tells each reason once, the most frequent first', () => {
    const groups = groupRefusals([
      refusal('a', 'Pilih jenis.'),
      refusal('b', 'Kaitkan.'),
      refusal('c', 'Kaitkan.'),
    ]);
    expect(groups.map(({ reasons, proposals }) => [reasons, proposals.length])).toEqual([
      [['Kaitkan.'], 2],
      [['Pilih jenis.'], 1],
    ]);
  });

  it('counts the questions of the law as one reason', () => {
    const law = (name: string) => ({ pointer: `/lawCheck/${name}`, code: 'x', detail: name });
    const [group] = groupRefusals([{ ...refusal('a', 'x'), errors: [law('morality'), law('law')] }]);
    expect(group?.reasons).toHaveLength(1);
  });
});
