import { existsSync } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startApp } from '../../../test/app.ts';
import type { Person } from '../../../test/actors.ts';
import { act, attach, cast, draft, reach } from '../../../test/proposals.ts';
import { storedFiles } from '../documents/documents.table.ts';

const t = await startApp();
const c = await cast(t);
const { files } = t.app.platform;

interface Paper {
  id: string;
  etag: string;
  mayDelete: boolean;
  documentKind: string;
}
const attached = async (by: Person, proposal: { id: string }, kind: string) =>
  (await attach(by, proposal, kind)).json<Paper>();
const papersOf = async (by: Person, { id }: { id: string }) =>
  (await by.call({ url: `/proposals/${id}/attachments` })).json<{ items: Paper[] }>().items;
const remove = (by: Person, proposal: { id: string }, paper: Paper, ifMatch = '*') =>
  by.call({
    method: 'DELETE',
    url: `/proposals/${proposal.id}/attachments/${paper.id}`,
    headers: { 'if-match': ifMatch },
  });
const removeDraft = ({ id }: { id: string }) =>
  c.operator.call({ method: 'DELETE', url: `/proposals/${id}`, headers: { 'if-match': '*' } });
const keys = async () => (await t.db.select().from(storedFiles)).map(({ storageKey }) => storageKey);

/** A directory in the place of a file cannot be removed as one. */
async function jam(storageKey: string): Promise<void> {
  const place = files.path(storageKey);
  await rm(place);
  await mkdir(place);
  await chmod(path.dirname(place), 0o700);
}

describe('papers of a draft that is deleted', () => {
  it('go with it, from the store as well', async () => {
    const before = await keys();
    const made = await draft(t, c.operator);
    await attached(c.operator, made, 'KAK');
    await attached(c.operator, made, 'LAINNYA');
    const mine = (await keys()).filter((key) => !before.includes(key));
    expect(mine).toHaveLength(2);
    expect((await removeDraft(made)).statusCode).toBe(204);
    expect(await keys()).toEqual(before);
    expect(mine.filter((key) => existsSync(files.path(key)))).toEqual([]);
  });

  it('do not keep it when one of them cannot be removed', async () => {
    const before = await keys();
    const made = await draft(t, c.operator);
    const paper = await attached(c.operator, made, 'KAK');
    await attached(c.operator, made, 'LAINNYA');
    for (const key of (await keys()).filter((one) => !before.includes(one))) await jam(key);
    expect((await remove(c.operator, made, paper)).statusCode).toBe(204);
    expect((await removeDraft(made)).statusCode).toBe(204);
    expect(await keys()).toEqual(before);
  });
});

describe('papers that a step rested on', () => {
  it('stay: terms of reference and feasibility study once the review is scheduled', async () => {
    const mapped = await reach(t, c, 'mapped', {
      kind: 'KSDPK',
      candidatePartners: [{ name: 'PT Contoh', type: 'SWASTA_BH', regionCode: null, readiness: null }],
    });
    const spare = await attached(c.operator, mapped, 'KAK');
    await attached(c.operator, mapped, 'KAK');
    await attached(c.operator, mapped, 'SK_FEAS');
    const letter = await attached(c.operator, mapped, 'SRT_INISIASI');
    expect((await remove(c.operator, mapped, spare)).statusCode).toBe(204);
    expect((await act(c.kabag, mapped, 'schedule-review')).statusCode).toBe(200);
    const kept = (await papersOf(c.operator, mapped)).filter(({ id }) => id !== letter.id);
    for (const paper of kept) {
      expect(paper.mayDelete).toBe(false);
      const refused = await remove(c.operator, mapped, paper);
      expect(refused.json()).toMatchObject({ status: 409, code: 'proposals.attachment_is_evidence' });
    }
    expect(kept.map(({ documentKind }) => documentKind)).toEqual(['KAK', 'SK_FEAS']);
    expect((await remove(c.operator, mapped, letter)).statusCode).toBe(204);
    await act(c.chair, mapped, 'defer', { note: 'Menunggu RKPD.' });
    for (const paper of kept) expect((await remove(c.operator, mapped, paper)).statusCode).toBe(409);
  });

  it('may be replaced after a return, because the step is checked again', async () => {
    const reviewed = await reach(t, c, 'in_review');
    await act(c.chair, reviewed, 'return', { note: 'Perbarui KAK.' });
    const [terms] = await papersOf(c.operator, reviewed);
    expect(terms).toMatchObject({ documentKind: 'KAK', mayDelete: true });
    expect(terms && (await remove(c.operator, reviewed, terms)).statusCode).toBe(204);
  });

  it('stay: the minutes once the proposal is recommended', async () => {
    const reviewed = await reach(t, c, 'in_review');
    const first = await attached(c.biro, reviewed, 'TELAAH');
    await attached(c.biro, reviewed, 'TELAAH');
    expect((await remove(c.biro, reviewed, first)).statusCode).toBe(204);
    expect((await act(c.chair, reviewed, 'recommend')).statusCode).toBe(200);
    const minutes = (await papersOf(c.biro, reviewed)).find(({ documentKind }) => documentKind === 'TELAAH');
    expect(minutes?.mayDelete).toBe(false);
    const refused = minutes && (await remove(c.biro, reviewed, minutes));
    expect(refused?.json()).toMatchObject({
      status: 409,
      detail: expect.stringContaining('rekomendasi'),
    });
  });
});

describe('a paper that is deleted with a wrong tag', () => {
  it('answers with its own tag, not with that of the proposal', async () => {
    const made = await draft(t, c.operator);
    const paper = await attached(c.operator, made, 'KAK');
    const refused = await remove(c.operator, made, paper, '"2"');
    expect(refused.json()).toMatchObject({
      status: 412,
      code: 'common.stale',
      currentEtag: paper.etag,
      changes: [],
    });
    expect((await remove(c.operator, made, paper, paper.etag)).statusCode).toBe(204);
  });
});
