import { inject } from 'vitest';

/** Asks the API directly, for what a journey needs to know beside the pages. */
export async function apiAs(account: string) {
  const address = `${inject('address')}/api/v1`;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ email: `${account}@kerabat.example`, password: inject('password') });
  const grant = await fetch(`${address}/auth/login`, { method: 'POST', headers, body });
  const { accessToken } = (await grant.json()) as { accessToken: string };
  return async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const own = { ...init.headers, authorization: `Bearer ${accessToken}` };
    const answer = await fetch(`${address}${path}`, { ...init, headers: own });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return (await answer.json()) as T;
  };
}
