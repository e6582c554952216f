import { ProblemError } from './problem.ts';

interface Wiring<Grant> {
  /** Asks the server for a new grant with the refresh cookie; throws a 401 problem when the session is over. */
  refresh: () => Promise<Grant>;
  accessTokenOf: (grant: Grant) => string;
  /** Lets the person sign in again where they are; settles with the new grant, throws when they leave. */
  signInAgain: () => Promise<Grant>;
}

/**
 * Keeps the access token in memory only, and renews it once however many requests find it expired at the same time.
 */
export function createTokenKeeper<Grant>({ refresh, accessTokenOf, signInAgain }: Wiring<Grant>) {
  let token: string | undefined;
  let renewing: Promise<void> | undefined;

  const keep = (grant: Grant) => {
    token = accessTokenOf(grant);
  };

  async function renewOrAsk(): Promise<void> {
    try {
      keep(await refresh());
    } catch (failure) {
      if (!(failure instanceof ProblemError) || failure.status !== 401) throw failure;
      token = undefined;
      keep(await signInAgain());
    }
  }

  return {
    current: () => token,
    keep,
    forget: () => {
      token = undefined;
    },
    /** `expired` is the token that the server refused: a newer one may have arrived meanwhile. */
    renew(expired: string | undefined): Promise<void> {
      if (token && token !== expired) return Promise.resolve();
      renewing ??= renewOrAsk().finally(() => {
        renewing = undefined;
      });
      return renewing;
    },
  };
}
