import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Proposal } from '@kerabat/shared/proposals/schema';
import { startApp } from '../../../test/app.ts';
import { attach, cast, draft, PDF } from '../../../test/proposals.ts';
import { housekeep } from '../../housekeeping.ts';
import { ATTACHMENT_RULES } from '../../platform/files.ts';
import { proposalImports } from '../imports/imports.table.ts';
import { proposalAttachments } from '../proposals/proposals.table.ts';
import { storedFiles } from './documents.table.ts';

const t = await startApp();
const { operator } = await cast(t);
const { files, db } = t.app.platform;
const put = () => files.put(Readable.from(PDF), ATTACHMENT_RULES);

async function attached(proposal: Proposal): Promise<{ id: string; storageKey: string }> {
  const { id } = (await attach(operator, proposal, 'KAK')).json<{ id: string }>();
  const [row] = await db
    .select({ storageKey: storedFiles.storageKey })
    .from(storedFiles)
    .innerJoin(proposalAttachments, eq(proposalAttachments.fileId, storedFiles.id))
    .where(eq(proposalAttachments.id, id));
  if (!row) throw new Error('nothing was stored');
  return { id, ...row };
}

describe('files that nothing refers to', () => {
  it('are removed after a day; what hangs on a record stays', async () => {
    const proposal = await draft(t, operator);
    const kept = await attached(proposal);
    const loose = await attached(proposal);
    await db.delete(proposalAttachments).where(eq(proposalAttachments.id, loose.id));
    const forgotten = await put();
    const waiting = await put();
    await db.insert(proposalImports).values({
      fileName: 'panjang.xlsx',
      sha256: waiting.sha256,
      storageKey: waiting.storageKey,
      scope: { agencyId: null, all: true },
    });
    const broken = `${files.path('0197b1c2-0000-7000-8000-0000000000ab')}.part`;
    await mkdir(path.dirname(broken), { recursive: true });
    await writeFile(broken, 'terputus');

    const all = [kept, loose, forgotten, waiting].map(({ storageKey }) => files.path(storageKey));
    await housekeep(t.app.platform);
    expect(all.map((file) => existsSync(file))).toEqual([true, true, true, true]);

    t.setNow(new Date(Date.now() + 25 * 3_600_000));
    await housekeep(t.app.platform);
    t.setNow(undefined);
    expect(all.map((file) => existsSync(file))).toEqual([true, false, false, true]);
    expect(existsSync(broken)).toBe(false);
    expect(await db.$count(storedFiles)).toBe(1);
  });
});
