import { inject } from 'vitest';

/** Asks the API directly, for what a journey needs to know beside the pages. */
export async function apiAs(account: string) {
  const address = `${inject('address')}/api/v1`;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ email: `${account}@kerabat.example`, password: inject('password') });
  const signIn = async (): Promise<string> => {
    const grant = await fetch(`${address}/auth/login`, { method: 'POST', headers, body });
    return ((await grant.json()) as { accessToken: string }).accessToken;
  };
  let token = await signIn();
  const ask = (path: string, init: RequestInit) =>
    fetch(`${address}${path}`, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });

  return async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    let answer = await ask(path, init);
    // A token lives ten minutes, a walk through every page longer.
    if (answer.status === 401) {
      token = await signIn();
      answer = await ask(path, init);
    }
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return (await answer.json()) as T;
  };
}
