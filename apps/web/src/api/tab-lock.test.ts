// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { withTabLock } from './tab-lock.ts';

it('two tabs on a plain http address take turns', async () => {
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 30));
    order.push(`${name} ends`);
  };
  await Promise.all([withTabLock('refresh', work('first')), withTabLock('refresh', work('second'))]);
  expect(order).toHaveLength(4);
  expect(order[1]).toBe(order[0]?.replace('begins', 'ends'));
  expect(localStorage.getItem('kerabat.lock.refresh')).toBeNull();
});

it('a tab that died while it held the lock blocks nobody for long', async () => {
  localStorage.setItem('kerabat.lock.refresh', `dead ${Date.now() - 60_000}`);
  await expect(withTabLock('refresh', () => Promise.resolve('done'))).resolves.toBe('done');
});
