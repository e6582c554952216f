import { describe, expect, it } from 'vitest';
import { editable } from '@kerabat/shared/proposals/content.schema';
import type { Proposal } from '@kerabat/shared/proposals/schema';
import { startApp } from '../../../test/app.ts';
import { act, attach, cast, draft, PDF, reach } from '../../../test/proposals.ts';
import { gather, GATHERED_LIMITS } from './merging.policy.ts';

const t = await startApp();
const c = await cast(t);

const RIAU = {
  name: 'Pemerintah Provinsi Riau',
  type: 'PEMDA_PROV',
  regionCode: '14',
  readiness: 'DIJAJAKI',
};
const JAMBI = {
  name: 'Pemerintah Provinsi Jambi',
  type: 'PEMDA_PROV',
  regionCode: '15',
  readiness: 'DIJAJAKI',
};

const foreign = async (more: Record<string, unknown> = {}): Promise<Proposal> => {
  const made = await draft(t, c.stranger, more);
  await act(c.stranger, made, 'request-approval');
  return (await act(c.stranger, made, 'submit')).json<Proposal>();
};
const read = async (by: typeof c.biro, { id }: { id: string }) =>
  (await by.call({ url: `/proposals/${id}` })).json<Proposal>();
const merge = (source: { id: string }, target: { id: string }, ifMatch?: string) =>
  act(c.biro, source, 'merge', { note: 'Pokok yang sama.', intoId: target.id }, ifMatch);
const historyOf = async ({ id }: { id: string }) =>
  (await c.biro.call({ url: `/proposals/${id}/history` })).json<{
    items: { action: string; note: string; changedFields: string[] }[];
  }>().items;

describe('merge', () => {
  it('brings agencies, urusan, places and partners to the target, which keeps its own words', async () => {
    const target = await reach(t, c, 'submitted', {
      title: 'Bawang merah',
      affairCodes: ['2.09'],
      locationCodes: ['13.02'],
    });
    const source = await foreign({
      title: 'Distribusi bawang',
      affairCodes: ['3.30', '2.09'],
      locationCodes: ['13.03'],
      candidatePartners: [{ ...RIAU, name: 'PEMERINTAH PROVINSI  RIAU', regionCode: null }, JAMBI],
    });
    expect((await c.stranger.call({ url: `/proposals/${target.id}` })).statusCode).toBe(404);
    const answer = await merge(source, target, source.etag);
    expect(answer.json()).toMatchObject({ status: 'merged', mergedInto: { id: target.id } });
    const after = await read(c.biro, target);
    expect(after).toMatchObject({
      title: 'Bawang merah',
      problem: target.problem,
      affairCodes: ['2.09', '3.30'],
      locationCodes: ['13.02', '13.03'],
      candidatePartners: [RIAU, JAMBI],
      supportingAgencyIds: [c.stranger.agencyId],
      mergedFrom: [{ id: source.id, title: 'Distribusi bawang' }],
    });
    expect(after.etag).not.toBe(target.etag);
    expect(await read(c.stranger, target)).toMatchObject({ id: target.id });
    expect((await historyOf(target))[0]).toMatchObject({
      action: 'merge-received',
      note: `${source.number} Distribusi bawang: Pokok yang sama.`,
      changedFields: ['supportingAgencyIds', 'affairCodes', 'locationCodes', 'candidatePartners'],
    });
    expect((await historyOf(source))[0]).toMatchObject({ action: 'merge', note: 'Pokok yang sama.' });
    const found = await c.biro.call({ url: '/proposals?q=jambi' });
    expect(found.json<{ items: { id: string }[] }>().items.map(({ id }) => id)).toContain(target.id);
  });

  it('takes along what was merged into the source before', async () => {
    const [first, second, third] = [
      await foreign(),
      await reach(t, c, 'submitted'),
      await reach(t, c, 'submitted'),
    ];
    await merge(first, second);
    expect((await merge(second, third)).statusCode).toBe(200);
    expect((await read(c.biro, third)).mergedFrom.map(({ id }) => id).sort()).toEqual(
      [first.id, second.id].sort(),
    );
    expect(await read(c.biro, first)).toMatchObject({ status: 'merged', mergedInto: { id: third.id } });
    expect((await historyOf(first))[0]).toMatchObject({ action: 'merge-moved' });
  });

  it('refuses itself, what was merged itself, what has ended, and a draft', async () => {
    const [source, merged, target] = [
      await reach(t, c, 'submitted'),
      await foreign(),
      await reach(t, c, 'submitted'),
    ];
    await merge(merged, target);
    for (const wrong of [source, merged, await reach(t, c, 'withdrawn')])
      expect((await merge(source, wrong)).json()).toMatchObject({
        status: 422,
        code: 'proposals.bad_merge_target',
        errors: [{ pointer: '/intoId' }],
      });
    expect((await merge(source, await draft(t, c.operator))).statusCode).toBe(404);
    expect((await merge(source, target, '"1"')).statusCode).toBe(412);
    expect(await read(c.biro, source)).toMatchObject({ status: 'submitted', etag: source.etag });
  });

  it('shows the papers of the merged one beside the target’s, marked, and gives them to who sees the target', async () => {
    const [source, target] = [await foreign(), await reach(t, c, 'submitted')];
    await attach(c.stranger, source, 'KAK', PDF, 'kak-wisata.pdf');
    await attach(c.operator, target, 'KAK', PDF, 'kak-pangan.pdf');
    await merge(source, target);
    const { items } = (await c.operator.call({ url: `/proposals/${target.id}/attachments` })).json<{
      items: { id: string; fileName: string; mayDelete: boolean; from: { id: string } | null }[];
    }>();
    expect(items.map(({ fileName, from }) => [fileName, from?.id ?? null])).toEqual([
      ['kak-pangan.pdf', null],
      ['kak-wisata.pdf', source.id],
    ]);
    expect(items[1]?.mayDelete).toBe(false);
    const paper = await c.operator.call({
      url: `/proposals/${target.id}/attachments/${items[1]?.id}/content`,
    });
    expect(paper.statusCode).toBe(200);
    expect(paper.rawPayload.equals(PDF)).toBe(true);
    const elsewhere = await reach(t, c, 'submitted');
    const foreignPaper = `/proposals/${elsewhere.id}/attachments/${items[1]?.id}/content`;
    expect((await c.operator.call({ url: foreignPaper })).statusCode).toBe(404);
  });

  it('leaves one of two that are merged crosswise at the same moment, and never both', async () => {
    const [one, two] = [await reach(t, c, 'submitted'), await reach(t, c, 'submitted')];
    const answers = await Promise.all([merge(one, two), merge(two, one)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
  });

  it('gives the target the bundle of the source, if it has none', async () => {
    const [source, other, target] = [
      await foreign(),
      await reach(t, c, 'submitted'),
      await reach(t, c, 'submitted'),
    ];
    await c.biro.call({
      method: 'POST',
      url: '/proposal-bundles',
      payload: { title: 'Bawang', proposalIds: [source.id, other.id] },
    });
    expect((await merge(source, target)).json<Proposal>().bundle).toBeNull();
    expect((await read(c.biro, target)).bundle?.title).toBe('Bawang');
  });
});

describe('what a merge gathers', () => {
  it('never holds more than the field does, yet always names the agency of the source', () => {
    const ids = (from: number, count: number) =>
      Array.from(
        { length: count },
        (_unused, at) => `00000000-0000-4000-8000-${String(from + at).padStart(12, '0')}`,
      );
    const side = (agencyId: string, supportingAgencyIds: string[], codes: string[]) => ({
      agencyId,
      supportingAgencyIds,
      affairCodes: codes,
      planningTargetIds: [],
      locationCodes: [],
      candidatePartners: [],
    });
    const codes = (prefix: string, count: number) =>
      Array.from({ length: count }, (_unused, at) => `${prefix}.${at}`);
    const gathered = gather(
      side('target', ids(1, 20), codes('1', 8)),
      side('source', ['target', ...ids(100, 5)], codes('2', 8)),
    );
    expect(gathered.supportingAgencyIds).toHaveLength(20);
    expect(gathered.supportingAgencyIds).toContain('source');
    expect(gathered.supportingAgencyIds).not.toContain('target');
    expect(gathered.affairCodes).toEqual([...codes('1', 8), ...codes('2', 2)]);
  });

  it('knows the limits of the contract', () => {
    for (const [field, most] of Object.entries(GATHERED_LIMITS)) {
      const list = editable[field as keyof typeof GATHERED_LIMITS];
      const codesOf = (error: unknown) => JSON.stringify(error);
      const tooMany = list.safeParse(Array.from({ length: most + 1 }, () => null));
      const full = list.safeParse(Array.from({ length: most }, () => null));
      expect(codesOf(tooMany.error?.issues), field).toContain('too_big');
      expect(codesOf(full.error?.issues), field).not.toContain('too_big');
    }
  });
});
