import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseEvent } from '@kerabat/shared/cooperations/dealings.schema';
import type { Occurrence } from '@kerabat/shared/personal-data/schema';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { caseOf, must } from '../../../test/cooperations.ts';
import { cast } from '../../../test/proposals.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { forgetExpired } from './retention.service.ts';

const t = await startApp();
const c = await cast(t);
const reason = 'Permohonan subjek data, surat nomor 12/2026';
let admin: Person;
let url: string;
let event: CaseEvent;

const ask = (path: string, payload: Record<string, unknown>) =>
  admin.call({ method: 'POST', url: `/personal-data/${path}`, payload: { reason, ...payload } });
const search = async (q: string) => (await ask('search', { q })).json<{ items: Occurrence[] }>().items;
const attendees = async () =>
  (await c.biro.call({ url })).json<{ items: CaseEvent[] }>().items[0]?.attendees ?? [];
const at = (field: string) => ({ where: 'cooperation_events', recordId: event.id, field });

beforeAll(async () => {
  admin = await person(t, ['admin']);
  url = `/cooperations/${(await caseOf(t, c)).id}/events`;
  event = await must<CaseEvent>(
    c.biro.call({
      method: 'POST',
      url,
      payload: {
        kind: 'RAPAT',
        title: 'Rapat pembahasan KB',
        startsAt: '2026-01-12T02:00:00.000Z',
        endsAt: '2026-01-12T04:00:00.000Z',
        attendees: [
          { name: 'Upik Peserta', email: 'upik@mitra.example' },
          { name: 'Buyung Peserta', email: null },
        ],
      },
    }),
  );
});

describe('attendees of meetings', () => {
  it('are found by name and address, with the meeting and why they are kept', async () => {
    expect((await search('Peserta')).map(({ field }) => field)).toEqual([
      'attendees.0.name',
      'attendees.1.name',
    ]);
    expect(await search('upik@mitra')).toMatchObject([
      {
        where: 'cooperation_events',
        field: 'attendees.0.email',
        record: 'Rapat pembahasan KB',
        mayErase: true,
      },
    ]);
  });

  it('are corrected by the rules of the form', async () => {
    expect((await ask('correct', { ...at('attendees.0.email'), value: 'bukan surel' })).statusCode).toBe(422);
    expect((await ask('correct', { ...at('attendees.7.email'), value: 'a@b.example' })).statusCode).toBe(404);
    expect((await ask('correct', { ...at('attendees.email'), value: 'a@b.example' })).statusCode).toBe(422);
    expect(
      (await ask('correct', { ...at('attendees.0.email'), value: 'upik@benar.example' })).statusCode,
    ).toBe(200);
    expect((await attendees())[0]?.email).toBe('upik@benar.example');
  });

  it('are erased without a value in the audit log', async () => {
    const answer = await ask('erase', { items: [at('attendees.0.name'), at('attendees.0.email')] });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(await attendees()).toEqual([
      { name: '[dihapus]', email: null },
      { name: 'Buyung Peserta', email: null },
    ]);
    const log = JSON.stringify(await t.db.select().from(auditRecords));
    for (const value of ['Upik', 'Buyung', 'benar.example']) expect(log).not.toContain(value);
  });

  it('are forgotten two years after the meeting', async () => {
    await forgetExpired(t.db, new Date('2028-01-01T00:00:00Z'));
    expect(await attendees()).toHaveLength(2);
    expect((await forgetExpired(t.db, new Date('2028-02-01T00:00:00Z'))).events).toBe(1);
    expect(await attendees()).toEqual([]);
  });
});
