import axios, { type AxiosProgressEvent, type AxiosResponse } from 'axios';
import { cancelled, ProblemError, problemFrom, unreachable } from './problem.ts';
import type { Schema } from './types.ts';
import { withTabLock } from './tab-lock.ts';
import { createTokenKeeper } from './token-keeper.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
export type Query = Record<
  string,
  string | number | boolean | null | undefined | readonly (string | number)[]
>;

export interface HttpRequest {
  method: Method;
  path: string;
  query?: Query | undefined;
  body?: unknown;
  headers?: Record<string, string> | undefined;
  signal?: AbortSignal | undefined;
  answer?: 'json' | 'blob';
  /** For signing in and what leads there: neither sends nor renews a token. */
  anonymous?: boolean;
  onUploadProgress?: ((share: number) => void) | undefined;
}

type Grant = Schema<'SessionGrant'>;

const WAITS_AT_MOST_S = 8;
const RETRIES_WHEN_BUSY = 2;
/** These 401 answer what was typed; a fresh token would not change them. */
const ANSWERS_TO_INPUT = ['auth.invalid_credentials', 'auth.totp_required', 'auth.wrong_totp'];

const client = axios.create({
  timeout: 60_000,
  // Problems are read here, not thrown by axios.
  validateStatus: () => true,
  paramsSerializer: { serialize: (query: Query) => serializeQuery(query).toString() },
});

let signInAgain: () => Promise<Grant> = () => Promise.reject(sessionEnded());
let onRefreshed: (grant: Grant) => void = () => undefined;

export const sessionEnded = () =>
  new ProblemError({
    status: 401,
    code: 'session.ended',
    title: 'Sesi Anda sudah berakhir',
    detail: 'Masuk kembali untuk melanjutkan.',
  });

/** The session store says what happens when the session is renewed or lost. */
export function onSession(handlers: { refreshed: (grant: Grant) => void; lost: () => Promise<Grant> }): void {
  onRefreshed = handlers.refreshed;
  signInAgain = handlers.lost;
}

const rotate = () => exchange({ method: 'post', path: '/auth/refresh', anonymous: true }, undefined);

async function refreshSession(): Promise<Grant> {
  const response = await withTabLock('kerabat.refresh', () =>
    rotate().catch((failure: unknown) => {
      // Another tab was quicker; its new cookie is ours too.
      if (failure instanceof ProblemError && failure.code === 'auth.refresh_together') return rotate();
      throw failure;
    }),
  );
  const grant = response.data as Grant;
  onRefreshed(grant);
  return grant;
}

const tokens = createTokenKeeper<Grant>({
  refresh: refreshSession,
  accessTokenOf: (grant) => grant.accessToken,
  signInAgain: () => signInAgain(),
});

export const keepGrant = tokens.keep;
export const forgetToken = tokens.forget;

/** At start: the cookie may still hold a session. Throws a 401 problem when it doesn't. */
export async function resumeSession(): Promise<Grant> {
  const grant = await refreshSession();
  tokens.keep(grant);
  return grant;
}

export async function send(request: HttpRequest): Promise<AxiosResponse<unknown>> {
  if (request.anonymous) return exchange(request, undefined);
  if (!tokens.current()) await tokens.renew(undefined);
  const token = tokens.current();
  try {
    return await exchange(request, token);
  } catch (failure) {
    if (!isExpired(failure)) throw failure;
    await tokens.renew(token);
    return exchange(request, tokens.current());
  }
}

const isExpired = (failure: unknown) =>
  failure instanceof ProblemError && failure.status === 401 && !ANSWERS_TO_INPUT.includes(failure.code);

async function exchange(
  request: HttpRequest,
  token: string | undefined,
  retriesLeft = RETRIES_WHEN_BUSY,
): Promise<AxiosResponse<unknown>> {
  const response = await transmit(request, token);
  if (response.status < 400) return response;
  const problem = problemFrom(
    response.status,
    await readBody(response.data),
    headerOf(response, 'retry-after'),
  );
  if (!mayRepeat(request, problem) || retriesLeft === 0) throw problem;
  await new Promise((resolve) => setTimeout(resolve, (problem.retryAfter ?? 1) * 1000));
  return exchange(request, token, retriesLeft - 1);
}

async function transmit(request: HttpRequest, token: string | undefined): Promise<AxiosResponse<unknown>> {
  try {
    return await client.request<unknown>({
      baseURL: new URL('api/v1', document.baseURI).pathname,
      method: request.method,
      url: request.path,
      params: request.query,
      data: request.body,
      headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...request.headers },
      responseType: request.answer ?? 'json',
      ...(request.signal ? { signal: request.signal } : {}),
      ...(request.onUploadProgress
        ? { onUploadProgress: reportShare(request.onUploadProgress), timeout: 0 }
        : {}),
      ...(request.answer === 'blob' ? { timeout: 0 } : {}),
    });
  } catch (failure) {
    throw axios.isCancel(failure) ? cancelled() : unreachable();
  }
}

const reportShare =
  (report: (share: number) => void) =>
  ({ loaded, total }: AxiosProgressEvent) => {
    report(total ? loaded / total : 0);
  };

/** Only what changes nothing, or carries a key that makes a repetition harmless, is sent again by itself. */
function mayRepeat(request: HttpRequest, problem: ProblemError): boolean {
  const harmless = request.method === 'get' || Boolean(request.headers?.['Idempotency-Key']);
  const soon = problem.retryAfter !== undefined && problem.retryAfter <= WAITS_AT_MOST_S;
  return harmless && soon && (problem.status === 429 || problem.status === 503);
}

async function readBody(data: unknown): Promise<unknown> {
  if (!(data instanceof Blob)) return data;
  try {
    return JSON.parse(await data.text());
  } catch {
    return undefined;
  }
}

export function headerOf(response: AxiosResponse<unknown>, name: string): string | undefined {
  const value: unknown = response.headers[name];
  return typeof value === 'string' ? value : undefined;
}

export function serializeQuery(query: Query): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const single of values) {
      if (single !== undefined && single !== null && single !== '') parameters.append(name, String(single));
    }
  }
  return parameters;
}
