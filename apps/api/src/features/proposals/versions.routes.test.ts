import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ProposalVersions } from '@kerabat/shared/proposals/versions.schema';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { act, cast, reach } from '../../../test/proposals.ts';
import { changesBetween } from './versions.policy.ts';
import { proposalHistory } from './proposals.table.ts';

const t = await startApp();
const c = await cast(t);

const CONTACT = { name: 'Narahubung Contoh', position: null, phone: '0751 123456', email: null };

const versions = async (id: string, by: Person): Promise<ProposalVersions> => {
  const answer = await by.call({ url: `/proposals/${id}/versions` });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<ProposalVersions>();
};
const patch = async (id: string, by: Person, payload: object) => {
  const headers = { 'if-match': '*' };
  expect((await by.call({ method: 'PATCH', url: `/proposals/${id}`, headers, payload })).statusCode).toBe(
    200,
  );
};
const fields = (changes: ProposalVersions['current']) => changes.map(({ field }) => field);

describe('what changed between two hand-ins', () => {
  it('is told field by field, and what is not yet handed in only to the agency', async () => {
    const proposal = await reach(t, c, 'returned', { contact: CONTACT });
    const { id } = proposal;
    await patch(id, c.operator, {
      problem: 'Harga jatuh dua kali setahun.',
      contact: { phone: '0751 654321' },
    });
    const before = await versions(id, c.operator);
    expect(before.items).toMatchObject([{ version: 1, isKnown: true, changes: [] }]);
    expect(before.current).toEqual([
      {
        field: 'problem',
        before: 'Harga jatuh pada panen raya.',
        after: 'Harga jatuh dua kali setahun.',
      },
      { field: 'contact', before: CONTACT, after: { ...CONTACT, phone: '0751 654321' } },
    ]);
    expect((await versions(id, c.biro)).current).toEqual([]);

    await act(c.operator, proposal, 'request-approval');
    expect(fields((await versions(id, c.head)).current)).toEqual(['problem', 'contact']);
    expect((await c.biro.call({ url: `/proposals/${id}/versions` })).statusCode).toBe(404);
    expect((await act(c.head, proposal, 'submit')).statusCode).toBe(200);

    const after = await versions(id, c.biro);
    expect(after.items.map(({ version }) => version)).toEqual([2, 1]);
    expect(after.items[0]?.actor.name).toBe('Pegawai agency_head');
    expect(fields(after.items[0]?.changes ?? [])).toEqual(['problem', 'contact']);
    expect(after.current).toEqual([]);
  });

  it('shows the contact only to the agency and the bureau', async () => {
    const { id } = await reach(t, c, 'returned', { contact: CONTACT });
    await patch(id, c.operator, { contact: null });
    await act(c.operator, { id }, 'request-approval');
    await act(c.head, { id }, 'submit');
    const seen = await c.chair.call({ url: `/proposals/${id}/versions` });
    expect(seen.body).not.toContain('0751');
    expect(seen.json<ProposalVersions>().items[0]?.changes).toEqual([]);
    expect(fields((await versions(id, c.biro)).items[0]?.changes ?? [])).toEqual(['contact']);
  });

  it('tells what the bureau has changed since', async () => {
    const { id } = await reach(t, c, 'in_verification');
    await patch(id, c.biro, { priority: 1 });
    expect((await versions(id, c.operator)).current).toEqual([{ field: 'priority', before: null, after: 1 }]);
  });

  it('is unknown where the first content was not kept', async () => {
    const { id } = await reach(t, c, 'returned');
    const ofFirst = and(eq(proposalHistory.proposalId, id), eq(proposalHistory.action, 'submit'));
    await t.db.update(proposalHistory).set({ content: null }).where(ofFirst);
    await patch(id, c.operator, { problem: 'Lain.' });
    expect((await versions(id, c.operator)).current).toEqual([]);
    await act(c.operator, { id }, 'request-approval');
    await act(c.head, { id }, 'submit');
    expect((await versions(id, c.operator)).items).toMatchObject([
      { version: 2, isKnown: true, changes: [] },
      { version: 1, isKnown: false, changes: [] },
    ]);
  });

  it('never brings back what was erased from the contact', async () => {
    const admin = await person(t, ['admin']);
    const { id } = await reach(t, c, 'submitted', { contact: CONTACT });
    const items = ['name', 'phone'].map((field) => ({
      where: 'proposals',
      recordId: id,
      field: `contact.${field}`,
    }));
    const reason = 'Permohonan subjek data, surat 12/2026';
    await admin.call({ method: 'POST', url: '/personal-data/erase', payload: { items, reason } });
    const seen = await c.operator.call({ url: `/proposals/${id}/versions` });
    expect(seen.body).not.toMatch(/Narahubung|0751/);
    expect(seen.json<ProposalVersions>().current).toEqual([]);
  });

  it('is for those who see the proposal', async () => {
    const url = `/proposals/${(await reach(t, c, 'submitted')).id}/versions`;
    expect((await t.app.inject({ url: `/api/v1${url}` })).statusCode).toBe(401);
    expect((await (await person(t, ['admin'])).call({ url })).statusCode).toBe(403);
    expect((await c.stranger.call({ url })).statusCode).toBe(404);
  });
});

it('a field that came after an old hand-in was empty then', () => {
  const options = { withPersonal: true };
  expect(changesBetween({ title: 'Sama' }, { title: 'Sama', kindReason: null }, options)).toEqual([]);
  expect(changesBetween({ title: 'Sama' }, { title: 'Sama', kindReason: 'Baru' }, options)).toEqual([
    { field: 'kindReason', before: null, after: 'Baru' },
  ]);
});
