import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { person } from '../../test/actors.ts';
import { startApp } from '../../test/app.ts';

const t = await startApp();
await t.app.listen({ port: 0, host: '127.0.0.1' });

/** Sends bytes that no client library would. */
const sendRaw = (text: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect((t.app.server.address() as AddressInfo).port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString('utf8')));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.write(text);
  });

describe('what no route ever sees is a problem too', () => {
  it.each([
    ['/api/v1/%zz', 400, 'common.bad_address'],
    [`/api/v1/proposals/${'a'.repeat(300)}`, 414, 'common.address_too_long'],
  ])('%s', async (url, status, code) => {
    const answer = await t.app.inject(url);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      status,
      code,
      instance: url,
      traceId: answer.headers['x-request-id'],
    });
    expect(answer.body).not.toMatch(/FST_|valid url|param length/);
  });

  it.each([
    [
      'an address of 20 kB',
      `GET /api/v1/${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      431,
      'common.header_too_large',
    ],
    ['what is not HTTP', 'HALO\r\n\r\n', 400, 'common.bad_request'],
  ])('%s', async (_case, text, status, code) => {
    const [head = '', body = ''] = (await sendRaw(text)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('Content-Type: application/problem+json');
    const problem = JSON.parse(body) as Record<string, unknown>;
    expect(problem).toMatchObject({ type: 'about:blank', status, code });
    expect(head).toContain(`X-Request-Id: ${String(problem['traceId'])}`);
  });
});

it('a missing If-Match and a missing Idempotency-Key share one title', async () => {
  const biro = await person(t, ['bureau_staff', 'admin']);
  const url = '/0197b1c2-0000-7000-8000-000000000000';
  const commit = await biro.call({ method: 'POST', url: `/proposal-imports${url}/commit` });
  const disable = await biro.call({ method: 'POST', url: `/users${url}/disable` });
  for (const answer of [commit, disable])
    expect(answer.json()).toMatchObject({ status: 428, title: 'Prasyarat belum disertakan' });
});
