import { describe, expect, it } from 'vitest';
import { person } from '../../test/actors.ts';
import { startApp } from '../../test/app.ts';
import { attach, draft } from '../../test/proposals.ts';

const t = await startApp();
const operator = await person(t, ['agency_operator'], 'DISPANGAN');
const proposal = await draft(t, operator);
const paper = (await attach(operator, proposal, 'KAK')).json<{ id: string; sha256: string }>();
const content = `/proposals/${proposal.id}/attachments/${paper.id}/content`;

describe('who already has the record or the file is not sent it again', () => {
  it.each(['GET', 'HEAD'] as const)('%s, with one tag, a list, a weak tag or any', async (method) => {
    const current = (await operator.call({ url: `/proposals/${proposal.id}` })).headers['etag'];
    const places = [
      [`/proposals/${proposal.id}`, String(current)],
      [content, `"${paper.sha256}"`],
    ] as const;
    for (const [url, tag] of places) {
      const answer = (known: string) => operator.call({ method, url, headers: { 'if-none-match': known } });
      for (const known of [tag, `W/${tag}`, `"lain", ${tag}`, `"lain",W/${tag}`, '*']) {
        const { statusCode, body, headers } = await answer(known);
        expect([url, known, statusCode, body, headers['etag']]).toEqual([url, known, 304, '', tag]);
      }
      expect((await answer('"lain"')).statusCode).toBe(200);
    }
  });
});

describe('If-Match', () => {
  it('holds when one tag of a list is the current one, and never weakly', async () => {
    const { id, etag } = await draft(t, operator);
    const patch = (ifMatch: string) =>
      operator.call({
        method: 'PATCH',
        url: `/proposals/${id}`,
        payload: { title: 'Beras Solok' },
        headers: { 'if-match': ifMatch },
      });
    for (const ifMatch of ['"77"', '"77", "78"', `W/${etag}`, etag.replaceAll('"', ''), 'x'])
      expect([ifMatch, (await patch(ifMatch)).statusCode]).toEqual([ifMatch, 412]);
    expect((await patch(`"77", ${etag}`)).statusCode).toBe(200);
    expect((await patch('*')).statusCode).toBe(200);
  });

  it('holds for an attachment in the same way', async () => {
    const remove = (ifMatch: string) =>
      operator.call({
        method: 'DELETE',
        url: content.replace('/content', ''),
        headers: { 'if-match': ifMatch },
      });
    expect((await remove('"lain"')).statusCode).toBe(412);
    expect((await remove(`"lain", "${paper.sha256}"`)).statusCode).toBe(204);
  });
});
