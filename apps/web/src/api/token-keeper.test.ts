import { describe, expect, it } from 'vitest';
import { ProblemError } from './problem.ts';
import { createTokenKeeper } from './token-keeper.ts';

const over = () => new ProblemError({ status: 401, code: 'auth.session_over', title: '', detail: '' });
const offline = () => new ProblemError({ status: 0, code: 'network.unreachable', title: '', detail: '' });

function keeperWith(
  refresh: () => Promise<string>,
  signInAgain: () => Promise<string> = () => Promise.reject(over()),
) {
  return createTokenKeeper({ refresh, signInAgain, accessTokenOf: (grant: string) => grant });
}

describe('an expired access token', () => {
  it('is renewed once, however many requests find it expired', async () => {
    let refreshes = 0;
    const keeper = keeperWith(() => Promise.resolve(`new-${++refreshes}`));
    keeper.keep('old');
    await Promise.all([keeper.renew('old'), keeper.renew('old'), keeper.renew('old')]);
    expect(refreshes).toBe(1);
    expect(keeper.current()).toBe('new-1');
  });

  it('is not renewed again for a request that was sent before the renewal', async () => {
    const keeper = keeperWith(() => Promise.reject(over()));
    keeper.keep('newer');
    await keeper.renew('old');
    expect(keeper.current()).toBe('newer');
  });
});

describe('a session that is over', () => {
  it('lets the person sign in again, and the requests that waited go on', async () => {
    let asked = 0;
    const keeper = keeperWith(
      () => Promise.reject(over()),
      () => Promise.resolve(`signed-in-${++asked}`),
    );
    keeper.keep('old');
    await Promise.all([keeper.renew('old'), keeper.renew('old')]);
    expect(asked).toBe(1);
    expect(keeper.current()).toBe('signed-in-1');
  });

  it('ends the requests when the person leaves', async () => {
    const keeper = keeperWith(() => Promise.reject(over()));
    await expect(keeper.renew('old')).rejects.toMatchObject({ status: 401 });
    expect(keeper.current()).toBeUndefined();
  });
});

it('a lost line asks for no password', async () => {
  let asked = 0;
  const keeper = keeperWith(
    () => Promise.reject(offline()),
    () => Promise.resolve(`${++asked}`),
  );
  keeper.keep('old');
  await expect(keeper.renew('old')).rejects.toMatchObject({ code: 'network.unreachable' });
  expect(asked).toBe(0);
});
