import { expect, it } from 'vitest';
import { attendeeLines, instantOf, readAttendees } from './event-text.ts';

it('reads one person to a line, with or without an address', () => {
  const attendees = [
    { name: 'Rina Sari', email: 'rina@contoh.go.id' },
    { name: 'Kepala Bappeda', email: null },
  ];
  expect(readAttendees(attendeeLines(attendees))).toEqual(attendees);
  expect(readAttendees('Budi, budi@contoh.id\n\n')).toEqual([{ name: 'Budi', email: 'budi@contoh.id' }]);
});

it('takes hours as those of the office', () => {
  expect(instantOf('2026-06-17', '09:30')).toBe('2026-06-17T02:30:00.000Z');
  expect(instantOf(null, '09:30')).toBeUndefined();
});
