import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Duties, HandOverResult } from '@kerabat/shared/duties/schema';
import { addDays, officeDay } from '@kerabat/shared/time/working-days';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { caseWith } from '../../../test/case-tasks.ts';
import { mailsTo } from '../../../test/mails.ts';
import { cast, reach } from '../../../test/proposals.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { cooperationHistory, cooperations } from '../cooperations/cooperations.table.ts';
import { proposalHistory, proposals } from '../proposals/proposals.table.ts';

const t = await startApp();
const c = await cast(t);
const admin = await person(t, ['admin'], undefined, 'Admin');
const today = officeDay(new Date());

async function fullDesk(name = 'Rina Biro') {
  const holder = await person(t, ['bureau_staff'], undefined, name);
  const proposal = await reach(t, c, 'in_verification');
  await t.db.update(proposals).set({ assigneeId: holder.id }).where(eq(proposals.id, proposal.id));
  const led = await caseWith(t, { officerId: holder.id }, [{ assigneeId: holder.id }]);
  const backed = await caseWith(t, { officerId: c.biro.id, deputyId: holder.id }, []);
  const away = await person(t, ['bureau_staff'], undefined, 'Sari Biro');
  await away.call({
    method: 'POST',
    url: '/delegations',
    payload: { deputyId: holder.id, startsOn: today, endsOn: addDays(today, 3), reason: 'Cuti' },
  });
  return { holder, proposal, led, backed, away };
}

const duties = (by: Person, id: string) => by.call({ url: `/users/${id}/duties` });
const handOver = (by: Person, from: string, toId: string, note: string | null = 'Pindah tugas.') =>
  by.call({ method: 'POST', url: `/users/${from}/duties/hand-over`, payload: { toId, note } });

describe('the duties of a person', () => {
  it('are all that lies with them by name, counted and listed, with who could take it', async () => {
    const { holder, proposal, led } = await fullDesk();
    const answer = await duties(c.kabag, holder.id);
    expect(answer.statusCode, answer.body).toBe(200);
    const read = answer.json<Duties>();
    expect(read.total).toBe(5);
    expect(read.counts).toEqual({ proposal: 1, officer: 1, deputy: 1, task: 1, review: 0, delegation: 1 });
    expect(read.items.map(({ place }) => place.id)).toEqual(expect.arrayContaining([proposal.id, led.id]));
    const takers = read.takers.map(({ id }) => id);
    expect(takers).toContain(c.biro.id);
    expect(takers).not.toContain(holder.id);
    expect(takers).not.toContain(c.operator.id);
    const holders = (await c.kabag.call({ url: '/duties' })).json<{
      items: { person: { id: string }; total: number }[];
    }>();
    expect(holders.items.find(({ person: { id } }) => id === holder.id)?.total).toBe(5);
    expect(holders.items.map(({ person: { id } }) => id)).not.toContain(c.operator.id);
  });

  it('are for those who may hand over: their own bureau’s, or anybody’s for an administrator', async () => {
    expect((await duties(c.biro, c.biro.id)).statusCode).toBe(403);
    expect((await duties(c.kabag, c.operator.id)).statusCode).toBe(404);
    expect((await duties(admin, c.operator.id)).statusCode).toBe(200);
    expect((await t.app.inject({ url: `/api/v1/users/${c.biro.id}/duties` })).statusCode).toBe(401);
    expect((await c.operator.call({ url: '/duties' })).statusCode).toBe(403);
  });
});

describe('a hand-over', () => {
  it('moves everything in one action, recorded on every record, with one mail', async () => {
    const { holder, proposal, led, backed } = await fullDesk();
    const to = await person(t, ['bureau_staff'], undefined, 'Tuti Biro');
    const answer = await handOver(c.kabag, holder.id, to.id);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json<HandOverResult>()).toMatchObject({ total: 5, left: [] });
    expect((await duties(c.kabag, holder.id)).json<Duties>().total).toBe(0);
    expect((await duties(c.kabag, to.id)).json<Duties>().total).toBe(5);
    const [row] = await t.db.select().from(cooperations).where(eq(cooperations.id, backed.id));
    expect(row).toMatchObject({ officerId: c.biro.id, deputyId: to.id, rowVersion: 2 });
    const note = 'Serah terima dari Rina Biro kepada Tuti Biro. Pindah tugas.';
    const ofCase = await t.db
      .select()
      .from(cooperationHistory)
      .where(eq(cooperationHistory.cooperationId, led.id));
    expect(ofCase.map((entry) => [entry.action, entry.note])).toEqual([['assigned', note]]);
    const ofProposal = await t.db
      .select()
      .from(proposalHistory)
      .where(eq(proposalHistory.proposalId, proposal.id));
    expect(ofProposal.map((entry) => entry.note)).toContain(note);
    const audited = await t.db.select().from(auditRecords).where(eq(auditRecords.subjectId, holder.id));
    expect(audited.map(({ event }) => event)).toEqual(['duty.handed_over']);
    const mails = await mailsTo(t, `${to.id}@kerabat.example`);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('Serah terima 5 tugas dari Rina Biro');
    expect((await handOver(c.kabag, holder.id, to.id)).statusCode).toBe(409);
  });

  it('goes only to an active colleague who may do all of it', async () => {
    const { holder } = await fullDesk();
    expect((await handOver(c.kabag, holder.id, c.operator.id)).statusCode).toBe(422);
    expect((await handOver(c.kabag, holder.id, holder.id)).statusCode).toBe(422);
    expect((await handOver(c.kabag, c.operator.id, c.biro.id)).statusCode).toBe(404);
    expect((await handOver(c.biro, holder.id, c.biro.id)).statusCode).toBe(403);
    const refused = await c.kabag.call({
      method: 'POST',
      url: `/users/${holder.id}/duties/hand-over`,
      payload: { toId: 'x' },
    });
    expect(refused.statusCode).toBe(400);
  });

  it('leaves what the new holder wrote themselves, and says so', async () => {
    const { holder, proposal } = await fullDesk();
    const to = await person(t, ['bureau_staff'], undefined, 'Penulis');
    await t.db
      .update(proposals)
      .set({ authorIds: [to.id] })
      .where(eq(proposals.id, proposal.id));
    const { total, left } = (await handOver(admin, holder.id, to.id)).json<HandOverResult>();
    expect(total).toBe(4);
    expect(left).toEqual([
      {
        kind: 'proposal',
        id: proposal.id,
        title: proposal.title,
        reason: expect.stringContaining('ikut menulis'),
      },
    ]);
  });

  it('is due when an account is closed: how much still lies there is kept in the audit log', async () => {
    const { holder } = await fullDesk();
    const answer = await admin.call({
      method: 'POST',
      url: `/users/${holder.id}/disable`,
      headers: { 'if-match': '*' },
    });
    expect(answer.statusCode, answer.body).toBe(200);
    const audited = await t.db.select().from(auditRecords).where(eq(auditRecords.subjectId, holder.id));
    expect(audited[0]).toMatchObject({ event: 'user.disabled', detail: { openDuties: 5 } });
    const holders = (await admin.call({ url: '/duties' })).json<{
      items: { person: { id: string }; isDisabled: boolean }[];
    }>();
    expect(holders.items.find(({ person: { id } }) => id === holder.id)?.isDisabled).toBe(true);
  });
});
