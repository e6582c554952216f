import { describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import type { ProposalImport } from '@kerabat/shared/imports/schema';
import { startApp } from '../../../test/app.ts';
import { cast } from '../../../test/proposals.ts';
import { proposals } from '../proposals/proposals.table.ts';
import { commitLongImport, readLongImport, resumeImports } from './background.service.ts';
import { closedPeriod, commit, correct, csv, importOf, preview, remap, rowsOf } from './imports.fixture.ts';

const ROWS = 2001;
const t = await startApp();
const c = await cast(t);
const { jobs } = t.app.platform;
const period = await closedPeriod(t);
const file = csv(
  ...Array.from({ length: ROWS }, (_, at) => `Dispangan;Lumbung nagari ${at};Pemprov Riau;Agam;`),
);
const countProposals = () => t.db.$count(proposals);

describe('a list of more than 2,000 rows', () => {
  it('is read behind the answer and can be polled', async () => {
    const begun = await preview(c.biro, file, { periodId: period });
    expect(begun).toMatchObject({
      status: 'reading',
      progress: { done: 0, total: ROWS },
      counts: { total: 0 },
    });
    expect((await commit(c.biro, begun.id, 'terlalu-dini')).statusCode).toBe(409);
    expect((await correct(c.biro, begun.id, 2, { title: 'x' })).statusCode).toBe(409);
    await jobs.drain();
    expect(await importOf(c.biro, begun.id)).toMatchObject({
      status: 'previewed',
      progress: { done: ROWS, total: ROWS },
      counts: { total: ROWS, ready: ROWS, withErrors: 0 },
    });
  });

  it('is read anew behind the answer when its columns are remapped', async () => {
    const begun = await preview(c.biro, file, { periodId: period });
    await jobs.drain();
    await correct(c.biro, begun.id, 2, { title: 'Dibetulkan' });
    const answer = await remap(c.biro, begun.id, [{ index: 3, field: null }]);
    expect(answer.json<ProposalImport>().status).toBe('reading');
    await jobs.drain();
    const [row] = (await rowsOf(c.biro, begun.id, 'limit=1')).items;
    expect(row?.understood).toMatchObject({ title: 'Dibetulkan', locationCodes: [] });
    expect((await importOf(c.biro, begun.id)).status).toBe('previewed');
  });

  it('is read once even if two processes try', async () => {
    const begun = await preview(c.biro, file, { periodId: period });
    await Promise.all([readLongImport(t.app.platform, begun.id), readLongImport(t.app.platform, begun.id)]);
    expect((await importOf(c.biro, begun.id)).counts.total).toBe(ROWS);
    await jobs.drain();
  });

  it('is stored behind the answer, in one transaction, once', async () => {
    const begun = await preview(c.biro, file, { periodId: period });
    await jobs.drain();
    const before = await countProposals();
    const answer = await commit(c.biro, begun.id, 'panjang');
    expect(answer.statusCode).toBe(202);
    expect(answer.headers['location']).toBe(`/api/v1/proposal-imports/${begun.id}`);
    expect(answer.json<ProposalImport>().status).toBe('committing');
    expect((await commit(c.kabag, begun.id, 'lain')).statusCode).toBe(409);
    const stores = [commitLongImport(t.app.platform, begun.id), commitLongImport(t.app.platform, begun.id)];
    await Promise.all(stores);
    await jobs.drain();
    expect(await importOf(c.biro, begun.id)).toMatchObject({
      status: 'committed',
      result: { created: ROWS },
    });
    expect(await countProposals()).toBe(before + ROWS);
    expect((await commit(c.kabag, begun.id, 'lagi')).statusCode).toBe(409);
  });

  it('can be stored again after a failure that left nothing behind', async () => {
    const begun = await preview(c.biro, file, { periodId: period });
    await jobs.drain();
    const before = await countProposals();
    await t.db
      .execute(sql`update proposal_import_rows set understood = jsonb_set(understood, '{startDate}', '"rusak"')
      where import_id = ${begun.id} and row = ${ROWS}`);
    await commit(c.biro, begun.id, 'pertama');
    await expect(jobs.drain()).rejects.toThrow();
    const failed = await importOf(c.biro, begun.id);
    expect(failed).toMatchObject({ status: 'previewed', result: null });
    expect(failed.failure).not.toBeNull();
    expect(await countProposals()).toBe(before);
    await correct(c.biro, begun.id, ROWS, { title: 'Lumbung nagari' });
    expect((await commit(c.biro, begun.id, 'kedua')).statusCode).toBe(202);
    await commitLongImport(t.app.platform, begun.id);
    expect((await importOf(c.biro, begun.id)).result?.created).toBe(ROWS);
  });

  it('goes on after its process has died', async () => {
    const begun = await preview(c.biro, file, { periodId: period });
    await t.db.execute(sql`delete from pgboss.job`);
    await resumeImports(t.app.platform);
    await jobs.drain();
    expect((await importOf(c.biro, begun.id)).status).toBe('previewed');
    await commit(c.biro, begun.id, 'mati');
    await t.db.execute(sql`delete from pgboss.job`);
    await resumeImports(t.app.platform);
    await jobs.drain();
    expect((await importOf(c.biro, begun.id)).result?.created).toBe(ROWS);
  });
});
