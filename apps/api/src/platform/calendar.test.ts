import { describe, expect, it } from 'vitest';
import { calendarFile, invitation } from './calendar.ts';

const meeting = {
  uid: '0197b1c2-0000-7000-8000-000000000001@kerabat',
  sequence: 2,
  title: 'Rapat; KB, PKS',
  startsAt: '2026-12-01T02:00:00.000Z',
  endsAt: '2026-12-01T04:00:00.000Z',
  place: 'Ruang rapat Biro Pemerintahan, Padang',
  link: null,
  description: 'Baris satu\nBaris dua',
  isCancelled: false,
  changedAt: '2026-11-25T00:00:00.000Z',
};
const to = { name: 'Ibu Rahmi', email: 'rahmi@contoh.example' };

/** Lines unfolded (RFC 5545 §3.1). */
const linesOf = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');

describe('a meeting in the calendar', () => {
  it('keeps its UID and says which version it is, in UTC, with commas and line feeds escaped', () => {
    expect(linesOf(calendarFile(meeting))).toEqual(
      expect.arrayContaining([
        'BEGIN:VEVENT',
        `UID:${meeting.uid}`,
        'SEQUENCE:2',
        'METHOD:PUBLISH',
        'DTSTART:20261201T020000Z',
        'DTEND:20261201T040000Z',
        'SUMMARY:Rapat\\; KB\\, PKS',
        'DESCRIPTION:Baris satu\\nBaris dua',
        'STATUS:CONFIRMED',
      ]),
    );
  });

  it('names nobody in the file, and only the addressee in an invitation', () => {
    expect(calendarFile(meeting)).not.toContain('mailto:');
    const { method, content } = invitation(meeting, 'KERABAT <kerabat@contoh.example>', to);
    expect(method).toBe('REQUEST');
    expect(linesOf(content).filter((line) => line.includes('rahmi@contoh.example'))).toHaveLength(1);
    expect(linesOf(content).some((line) => /^ORGANIZER.*kerabat@contoh\.example$/i.test(line))).toBe(true);
  });

  it('is taken out of the calendar when it is called off', () => {
    const { method, content } = invitation({ ...meeting, sequence: 3, isCancelled: true }, 'x@y.example', to);
    expect(method).toBe('CANCEL');
    expect(linesOf(content)).toEqual(
      expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:3', `UID:${meeting.uid}`]),
    );
  });
});
