// @vitest-environment happy-dom
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Window as HappyWindow } from 'happy-dom';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type * as Http from './http.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let http: typeof Http;
let answer: Answer;
const seen: string[] = [];

function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

const refusal = (status: number, code: string) => ({
  type: 'about:blank',
  title: code,
  status,
  detail: code,
  code,
});
const grant = (accessToken: string) => ({ accessToken, expiresIn: 600, user: { id: '1' } });
const bearer = ({ headers }: IncomingMessage) => headers.authorization?.replace('Bearer ', '');

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  (window as unknown as HappyWindow).happyDOM.setURL(`http://127.0.0.1:${port}/`);
  http = await import('./http.ts');
});

afterAll(() => {
  server.close();
});

beforeEach(() => {
  seen.length = 0;
  http.forgetToken();
  http.onSession({ refreshed: () => undefined, lost: () => Promise.reject(http.sessionEnded()) });
});

it('requests that find the token expired share one refresh and are sent again', async () => {
  http.keepGrant(grant('expired') as never);
  answer = (request, response) => {
    if (request.url === '/api/v1/auth/refresh') reply(response, 200, grant('fresh'));
    else if (bearer(request) === 'fresh') reply(response, 200, { ok: true });
    else reply(response, 401, refusal(401, 'auth.token_expired'));
  };
  const paths = ['/a', '/b', '/c'];
  const answers = await Promise.all(paths.map((path) => http.send({ method: 'get', path })));
  expect(answers.map(({ data }) => data)).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
  expect(seen.filter((line) => line.includes('refresh'))).toHaveLength(1);
});

it('a session that is over asks to sign in again, and what was sent arrives after all', async () => {
  http.keepGrant(grant('expired') as never);
  http.onSession({ refreshed: () => undefined, lost: () => Promise.resolve(grant('again') as never) });
  answer = (request, response) => {
    if (bearer(request) === 'again') reply(response, 201, { id: '7' });
    else reply(response, 401, refusal(401, 'auth.session_over'));
  };
  const { data } = await http.send({ method: 'post', path: '/proposals', body: { title: 'Bawang merah' } });
  expect(data).toEqual({ id: '7' });
});

it('a refresh that met another tab is tried once more', async () => {
  let tries = 0;
  answer = (_request, response) => {
    tries += 1;
    if (tries === 1) reply(response, 409, refusal(409, 'auth.refresh_together'));
    else reply(response, 200, grant('fresh'));
  };
  await expect(http.resumeSession()).resolves.toMatchObject({ accessToken: 'fresh' });
});

it('a busy server is given the time it asks for, when repeating is harmless', async () => {
  http.keepGrant(grant('good') as never);
  let tries = 0;
  answer = (_request, response) => {
    tries += 1;
    if (tries === 1) reply(response, 503, refusal(503, 'server.busy'), { 'retry-after': '0' });
    else reply(response, 200, { ok: true });
  };
  await expect(http.send({ method: 'get', path: '/proposals' })).resolves.toMatchObject({
    data: { ok: true },
  });
  expect(tries).toBe(2);
});

it('a creation without a key is never repeated by itself', async () => {
  http.keepGrant(grant('good') as never);
  let tries = 0;
  answer = (_request, response) => {
    tries += 1;
    reply(response, 503, refusal(503, 'server.busy'), { 'retry-after': '0' });
  };
  await expect(http.send({ method: 'post', path: '/proposals', body: {} })).rejects.toMatchObject({
    status: 503,
  });
  expect(tries).toBe(1);
});

it('a wrong password is an answer, not an expired session', async () => {
  answer = (_request, response) => {
    reply(response, 401, refusal(401, 'auth.invalid_credentials'));
  };
  const signIn = http.send({ method: 'post', path: '/auth/login', body: {}, anonymous: true });
  await expect(signIn).rejects.toMatchObject({ code: 'auth.invalid_credentials' });
  expect(seen).toEqual(['POST /api/v1/auth/login']);
});

it('a line that breaks is told in words that say what to do', async () => {
  http.keepGrant(grant('good') as never);
  answer = (request) => {
    request.socket.destroy();
  };
  await expect(http.send({ method: 'get', path: '/proposals' })).rejects.toMatchObject({
    code: 'network.unreachable',
    status: 0,
  });
});
