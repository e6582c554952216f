import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { newId } from '../../platform/columns.ts';
import { oneTimeTokens, sessions, throttleCounters } from '../auth/auth.table.ts';
import { inquiries } from '../inquiries/inquiries.table.ts';
import { proposalHistory, proposals } from '../proposals/proposals.table.ts';
import { users } from '../users/users.table.ts';
import { forgetExpired, type Forgotten } from './retention.service.ts';

const t = await startApp();
const NOW = new Date('2029-06-01T00:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();
const contact = { name: 'Contoh', position: null, phone: null, email: null };
const cells = [{ header: 'PIC', text: 'Contoh' }];
const source = { importId: newId(), fileName: 'x.xlsx', sheet: 'S', row: 2, cells, warnings: [] };

const ids: Record<string, string> = {};
let leaver: string;
let forgotten: Forgotten;

async function addProposal(name: string, status: 'rejected' | 'submitted', days: number) {
  const { agencyId } = await person(t, ['agency_operator'], 'DISPANGAN');
  const [row] = await t.db
    .insert(proposals)
    .values({ title: name, agencyId: agencyId!, status, statusSince: daysAgo(days), contact, source })
    .returning();
  ids[name] = row!.id;
  await t.db.insert(proposalHistory).values({
    proposalId: row!.id,
    action: 'submit',
    toStatus: 'submitted',
    actorName: 'X',
    version: 1,
    rowVersion: 1,
    content: { title: name, contact },
  });
}

const read = async (name: string) => {
  const [row] = await t.db.select().from(proposals).where(eq(proposals.id, ids[name]!));
  const [step] = await t.db.select().from(proposalHistory).where(eq(proposalHistory.proposalId, ids[name]!));
  return { contact: row!.contact, cells: row!.source!.cells, handedIn: step!.content!.contact };
};

beforeAll(async () => {
  await addProposal('ended long ago', 'rejected', 800);
  await addProposal('ended lately', 'rejected', 700);
  await addProposal('still open', 'submitted', 2000);
  const gone = await person(t, ['bureau_staff']);
  leaver = gone.id;
  await t.db
    .update(users)
    .set({ status: 'disabled', updatedAt: daysAgo(800) })
    .where(eq(users.id, leaver));
  const present = await person(t, ['bureau_staff']);
  await t.db.update(users).set({ updatedAt: NOW.toISOString() }).where(eq(users.id, present.id));
  await t.db.delete(sessions);
  const session = (days: number) => ({
    userId: present.id,
    familyHash: newId(),
    refreshHash: newId(),
    expiresAt: daysAgo(days),
  });
  await t.db.insert(sessions).values([session(31), session(29)]);
  const token = (days: number) => ({
    userId: present.id,
    purpose: 'invitation' as const,
    tokenHash: newId(),
    expiresAt: daysAgo(days),
  });
  await t.db.insert(oneTimeTokens).values([token(8), token(6)]);
  await t.db.insert(throttleCounters).values([
    { key: 'old', windowStart: daysAgo(2), count: 3 },
    { key: 'new', windowStart: daysAgo(0.5), count: 3 },
  ]);
  const offer = (number: string, days: number) => ({
    number,
    status: 'declined' as const,
    title: 'Tawaran',
    summary: 'Isi',
    partnerTypeCode: 'SWASTA_BH',
    organisation: 'PT Contoh',
    contact,
    consentAt: daysAgo(days),
    answeredAt: daysAgo(days),
  });
  await t.db.insert(inquiries).values([offer('TWR/2026/0001', 800), offer('TWR/2026/0002', 700)]);
  forgotten = await forgetExpired(t.db, NOW);
});

describe('what time takes away', () => {
  it('is counted by kind', () => {
    expect(forgotten).toEqual({
      proposals: 1,
      history: 1,
      inquiries: 1,
      events: 0,
      accounts: 1,
      sessions: 1,
      tokens: 1,
      counters: 1,
    });
  });

  it('is the contact and the original cells of a proposal that ended two years ago', async () => {
    expect(await read('ended long ago')).toEqual({ contact: null, cells: [], handedIn: null });
    for (const name of ['ended lately', 'still open'])
      expect(await read(name)).toEqual({ contact, cells, handedIn: contact });
  });

  it('is the sender of an offer that was answered two years ago', async () => {
    const rows = await t.db.select().from(inquiries).orderBy(inquiries.number);
    expect(rows.map((row) => row.contact.name)).toEqual([null, 'Contoh']);
  });

  it('is the person behind an account that was disabled two years ago', async () => {
    const [row] = await t.db.select().from(users).where(eq(users.id, leaver));
    expect(row).toMatchObject({ name: '[dihapus]', nip: null });
  });

  it('is audited without names, and nothing is left for a second run', async () => {
    const [record] = await t.db
      .select()
      .from(auditRecords)
      .where(eq(auditRecords.event, 'personal-data.expired'));
    expect(record).toMatchObject({ actorKind: 'system', detail: { proposals: 1, history: 1, accounts: 1 } });
    expect(Object.values(await forgetExpired(t.db, NOW)).every((count) => count === 0)).toBe(true);
  });
});
