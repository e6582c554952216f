import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseEvent } from '@kerabat/shared/cooperations/dealings.schema';
import type { Cooperation } from '@kerabat/shared/cooperations/schema';
import type { Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { caseOf, must, step } from '../../../test/cooperations.ts';
import { mailsTo } from '../../../test/mails.ts';
import { cast } from '../../../test/proposals.ts';

const t = await startApp();
const c = await cast(t);
let made: Cooperation;
beforeAll(async () => {
  made = await caseOf(t, c);
});

const MEETING = {
  kind: 'RAPAT',
  title: 'Rapat pembahasan KB',
  startsAt: '2027-01-12T02:00:00.000Z',
  endsAt: '2027-01-12T04:00:00.000Z',
  place: 'Ruang rapat Biro Pemerintahan, Padang',
};
const SIGNING = {
  ...MEETING,
  kind: 'PENANDATANGANAN',
  title: 'Penandatanganan KB',
  signingMethod: 'SEREMONIAL',
};

const plan = (by: Person, payload: Record<string, unknown>, headers: Record<string, string> = {}) =>
  by.call({ method: 'POST', url: `/cooperations/${made.id}/events`, payload, headers });
const planned = (payload: Record<string, unknown>) => must<CaseEvent>(plan(c.biro, payload));
const patch = (by: Person, event: CaseEvent, payload: Record<string, unknown>, ifMatch = '*') =>
  by.call({
    method: 'PATCH',
    url: `/cooperations/${made.id}/events/${event.id}`,
    headers: { 'if-match': ifMatch },
    payload,
  });
const drop = (by: Person, event: CaseEvent, ifMatch = '*') =>
  by.call({
    method: 'DELETE',
    url: `/cooperations/${made.id}/events/${event.id}`,
    headers: { 'if-match': ifMatch },
  });
const eventsOf = async (by: Person) =>
  (await by.call({ url: `/cooperations/${made.id}/events` })).json<{ items: CaseEvent[] }>().items;
const calendar = (by: Person, { id }: CaseEvent) =>
  by.call({ url: `/cooperations/${made.id}/events/${id}/calendar.ics` });
/** Lines unfolded (RFC 5545 §3.1). */
const linesOf = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');
const icalOf = (mail: string): string[] => {
  const part = mail.split(/Content-Type: text\/calendar/)[1] ?? '';
  const [head = '', ...rest] = part.split(/\r?\n\r?\n/);
  const body = rest.join('\n\n').split(/\r?\n----/)[0] ?? '';
  const text = head.includes('base64')
    ? Buffer.from(body, 'base64').toString('utf8')
    : body
        .replace(/=\r?\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return linesOf(text.replace(/\r?\n/g, '\r\n'));
};
const subjectsTo = async (email: string) =>
  (await mailsTo(t, email)).map((mail) => /^Subject: (.*)$/m.exec(mail)?.[1]);
let counter = 0;
const address = () => `peserta-${(counter += 1)}@mitra.example`;

describe('a meeting', () => {
  it('is planned by the bureau or the leading agency, and kept in the order of time', async () => {
    const later = await planned({
      ...MEETING,
      startsAt: '2027-02-01T02:00:00.000Z',
      endsAt: '2027-02-01T03:00:00.000Z',
    });
    const sooner = await must<CaseEvent>(plan(c.operator, { ...MEETING, kind: 'NEGOSIASI' }));
    expect(sooner).toMatchObject({
      kind: 'NEGOSIASI',
      isCancelled: false,
      may: { edit: true, remove: true },
    });
    const ids = (await eventsOf(c.biro)).map(({ id }) => id);
    expect(ids.indexOf(sooner.id)).toBeLessThan(ids.indexOf(later.id));
  });

  it('gets its outcome afterwards', async () => {
    const event = await planned(MEETING);
    const answer = await patch(c.operator, event, { outcome: 'Rancangan KB disepakati.' }, event.etag);
    expect(answer.json()).toMatchObject({ outcome: 'Rancangan KB disepakati.', may: { remove: false } });
    expect((await drop(c.biro, event)).json()).toMatchObject({
      status: 409,
      code: 'cooperations.event_announced',
    });
  });

  it('that nobody was told of may be deleted', async () => {
    const event = await planned(MEETING);
    expect((await drop(c.biro, event, '"4"')).statusCode).toBe(412);
    expect((await drop(c.biro, event, event.etag)).statusCode).toBe(204);
    expect((await eventsOf(c.biro)).map(({ id }) => id)).not.toContain(event.id);
  });

  it.each([
    ['an end before the beginning', { ...MEETING, endsAt: MEETING.startsAt }, 400, '/endsAt'],
    ['no title', { ...MEETING, title: ' ' }, 400, '/title'],
    ['a link that is none', { ...MEETING, onlineLink: 'zoom' }, 400, '/onlineLink'],
    ['a signing that says not how', { ...SIGNING, signingMethod: null }, 422, '/signingMethod'],
    ['a meeting that says how it is signed', { ...MEETING, signingMethod: 'DI_MEJA' }, 422, '/signingMethod'],
    ['a hybrid signing in one place only', { ...SIGNING, signingMethod: 'HYBRID' }, 422, '/onlineLink'],
  ])('with %s is refused', async (_case, payload, status, pointer) => {
    const answer = await plan(c.biro, payload);
    expect(answer.statusCode, answer.body).toBe(status);
    expect(answer.json()).toMatchObject({ errors: [{ pointer }] });
  });

  it('does not end before it begins after a change of one of them', async () => {
    const event = await planned(MEETING);
    const answer = await patch(c.biro, event, { startsAt: '2027-01-13T02:00:00.000Z' });
    expect(answer.json()).toMatchObject({ status: 422, code: 'cooperations.event_ends_before_start' });
  });

  it('is none of a stranger’s, of a reader’s, or of somebody not signed in', async () => {
    const event = await planned(MEETING);
    expect((await plan(c.stranger, MEETING)).statusCode).toBe(404);
    expect((await patch(c.stranger, event, { title: 'x' })).statusCode).toBe(404);
    expect((await calendar(c.stranger, event)).statusCode).toBe(404);
    expect((await plan(c.chair, MEETING)).statusCode).toBe(403);
    expect((await t.app.inject(`/api/v1/cooperations/${made.id}/events`)).statusCode).toBe(401);
    expect((await patch(c.biro, event, { title: 'x' }, '"9"')).statusCode).toBe(412);
  });
});

describe('a case that runs no longer', () => {
  it('plans no meetings', async () => {
    const own = await caseOf(t, c, { title: 'Berkas yang dihentikan' });
    await must(step(c.kabag, own, 'withdraw', { reason: 'DITOLAK_MITRA', note: 'Ditolak.' }));
    const answer = await c.biro.call({
      method: 'POST',
      url: `/cooperations/${own.id}/events`,
      payload: MEETING,
    });
    expect(answer.json()).toMatchObject({ status: 409, code: 'cooperations.wrong_status' });
  });
});

describe('the meeting in calendars', () => {
  it('keeps its UID, counts its changes, and says when it is called off', async () => {
    const event = await planned({ ...SIGNING, agenda: 'Doa; penandatanganan' });
    const first = await calendar(c.operator, event);
    expect(first.headers['content-type']).toContain('text/calendar');
    expect(linesOf(first.body)).toEqual(
      expect.arrayContaining([
        `UID:${event.id}@kerabat`,
        'SEQUENCE:0',
        'DTSTART:20270112T020000Z',
        'DTEND:20270112T040000Z',
        'SUMMARY:Penandatanganan KB',
        'STATUS:CONFIRMED',
      ]),
    );
    await patch(c.biro, event, { place: 'Auditorium Gubernuran' });
    await patch(c.biro, event, { outcome: null });
    expect(linesOf((await calendar(c.operator, event)).body)).toEqual(
      expect.arrayContaining([`UID:${event.id}@kerabat`, 'SEQUENCE:1', 'LOCATION:Auditorium Gubernuran']),
    );
    expect((await patch(c.biro, event, { isCancelled: true })).json()).toMatchObject({ isCancelled: true });
    expect(linesOf((await calendar(c.operator, event)).body)).toEqual(
      expect.arrayContaining(['SEQUENCE:2', 'STATUS:CANCELLED']),
    );
  });
});

describe('attendees with an address', () => {
  it('are invited once each, with the meeting for their calendar; nobody sees the addresses of others', async () => {
    const [one, two] = [address(), address()];
    const event = await planned({
      ...MEETING,
      attendees: [
        { name: 'Bapak Satu', email: one },
        { name: 'Satu lagi', email: one.toUpperCase() },
        { name: 'Ibu Dua', email: two },
        { name: 'Tamu tanpa surel', email: null },
      ],
    });
    const mails = await mailsTo(t, one);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('Subject: Undangan: Rapat pembahasan KB');
    expect(mails[0]).not.toContain(two);
    const ical = icalOf(mails[0] ?? '');
    expect(ical).toEqual(expect.arrayContaining([`UID:${event.id}@kerabat`, 'METHOD:REQUEST', 'SEQUENCE:0']));
    expect(ical.some((line) => line.startsWith('ATTENDEE') && line.includes(one))).toBe(true);
    expect(await subjectsTo(two)).toEqual(['Undangan: Rapat pembahasan KB']);
  });

  it('hear of a new time, not of the minutes; who is added is invited, who is taken off is told', async () => {
    const [stays, leaves, joins] = [address(), address(), address()];
    const named = (email: string) => ({ name: 'Peserta', email });
    const event = await planned({ ...MEETING, attendees: [named(stays), named(leaves)] });
    await patch(c.biro, event, { outcome: 'Ditunda.' });
    expect(await subjectsTo(stays)).toHaveLength(1);
    await patch(c.biro, event, { attendees: [named(stays), named(joins)] });
    expect(await subjectsTo(stays)).toHaveLength(1);
    expect(await subjectsTo(leaves)).toEqual([
      'Undangan: Rapat pembahasan KB',
      'Pembatalan: Rapat pembahasan KB',
    ]);
    expect(await subjectsTo(joins)).toEqual(['Undangan: Rapat pembahasan KB']);
    await patch(c.biro, event, { startsAt: '2027-01-12T03:00:00.000Z' });
    const [, changed] = await mailsTo(t, stays);
    expect(changed).toContain('Subject: Perubahan: Rapat pembahasan KB');
    expect(icalOf(changed ?? '')).toEqual(
      expect.arrayContaining(['METHOD:REQUEST', 'SEQUENCE:1', 'DTSTART:20270112T030000Z']),
    );
    await patch(c.biro, event, { isCancelled: true });
    const last = (await mailsTo(t, joins)).at(-1) ?? '';
    expect(last).toContain('Subject: Pembatalan: Rapat pembahasan KB');
    expect(icalOf(last)).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2']));
    expect(await subjectsTo(leaves)).toHaveLength(2);
  });

  it('are seen with their address by who manages the meeting alone', async () => {
    const email = address();
    const event = await planned({ ...MEETING, attendees: [{ name: 'Ibu Tiga', email }] });
    const seenBy = async (who: Person) => (await eventsOf(who)).find(({ id }) => id === event.id)?.attendees;
    expect(await seenBy(c.operator)).toEqual([{ name: 'Ibu Tiga', email }]);
    expect(await seenBy(c.chair)).toEqual([{ name: 'Ibu Tiga', email: null }]);
    expect((await calendar(c.biro, event)).body).not.toContain(email);
  });

  it('are invited once when the request is sent twice', async () => {
    const email = address();
    const body = { ...MEETING, attendees: [{ name: 'Ibu Empat', email }] };
    const key = { 'idempotency-key': 'rapat-1' };
    const [first, again] = [await plan(c.biro, body, key), await plan(c.biro, body, key)];
    expect(again.json()).toEqual(first.json());
    expect(await subjectsTo(email)).toHaveLength(1);
  });
});
