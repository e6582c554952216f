import type {
  CaseEvent,
  CreateCaseEvent,
  PatchCaseEvent,
} from '@kerabat/shared/cooperations/dealings.schema';
import { EVENT_KIND_LABELS } from '@kerabat/shared/cooperations/labels';
import type { Platform } from '../../app.ts';
import { missingPermission } from '../../platform/actor.ts';
import type { Caller } from '../../platform/caller.ts';
import { etagOf, type Expected } from '../../platform/etag.ts';
import { conflict, notFound } from '../../platform/problem.ts';
import { toIso } from '../../platform/time.ts';
import { describeChange } from '../audit/audit.policy.ts';
import { aroundCase, beside, demandSeen, demandSound } from './around.service.ts';
import type { LoadedCase, Work } from './case-load.ts';
import { demandRunning } from './case.service.ts';
import { isRunning, permissionsOn } from './cooperations.policy.ts';
import type { EventRow } from './dealings.table.ts';
import { tellAttendees, writeCalendar } from './events.mails.ts';
import { changesCalendars, faultsOfEvent, noticesOf } from './events.policy.ts';
import { deleteEvent, findEvent, insertEvent, listEvents, updateEvent } from './events.queries.ts';
import { settle } from './settle.service.ts';

const noSuchEvent = () => notFound('Kegiatan');

/** The bureau, and the agency that leads the case. */
function holds({ actor }: Caller, { row }: LoadedCase): boolean {
  const permissions = permissionsOn(actor, row);
  return permissions.has('cooperation.process') || permissions.has('cooperation.prepare');
}

/** An invitation that went out is called off, not forgotten. */
const wasAnnounced = ({ attendees, outcome }: EventRow): boolean =>
  outcome !== null || attendees.some(({ email }) => email !== null);

function present(caller: Caller, found: LoadedCase, event: EventRow): CaseEvent {
  const manages = holds(caller, found);
  const edit = manages && isRunning(found.row);
  return {
    id: event.id,
    etag: etagOf(event.rowVersion),
    kind: event.kind,
    title: event.title,
    startsAt: toIso(event.startsAt),
    endsAt: toIso(event.endsAt),
    place: event.place,
    onlineLink: event.onlineLink,
    signingMethod: event.signingMethod,
    agenda: event.agenda,
    outcome: event.outcome,
    attendees: event.attendees.map(({ name, email }) => ({ name, email: manages ? email : null })),
    isCancelled: event.isCancelled,
    may: { edit, remove: edit && !wasAnnounced(event) },
  };
}

export async function list(platform: Platform, caller: Caller, caseId: string) {
  const { found } = await beside(platform, caller, caseId);
  return { items: (await listEvents(platform.db, caseId)).map((event) => present(caller, found, event)) };
}

function demandManager(caller: Caller, found: LoadedCase): void {
  if (!holds(caller, found)) throw missingPermission();
  demandRunning(found);
}

const tell = ({ kind, title }: EventRow): string => `${EVENT_KIND_LABELS[kind]}: ${title}`;

export async function create(
  platform: Platform,
  caller: Caller,
  caseId: string,
  input: CreateCaseEvent,
): Promise<CaseEvent> {
  return aroundCase(platform, caller, caseId, async (work, found) => {
    demandManager(caller, found);
    demandSound(faultsOfEvent({ place: null, onlineLink: null, signingMethod: null, ...input }));
    const event = await insertEvent(work.db, { ...input, cooperationId: caseId });
    await tellAttendees(platform, work.db, found, event, noticesOf(null, event, []));
    const after = await settle(work, caseId, {
      event: 'cooperation.event_planned',
      note: tell(event),
      changedFields: ['events'],
      detail: { eventId: event.id, kind: event.kind },
    });
    return present(caller, after, event);
  });
}

interface Place {
  caseId: string;
  eventId: string;
  expected: Expected;
}

async function findSeen(work: Work, { caseId, eventId, expected }: Place): Promise<EventRow> {
  const event = await findEvent(work.db, caseId, eventId);
  if (!event) throw noSuchEvent();
  demandSeen(event, expected);
  return event;
}

export async function change(
  platform: Platform,
  caller: Caller,
  place: Place,
  patch: PatchCaseEvent,
): Promise<CaseEvent> {
  return aroundCase(platform, caller, place.caseId, async (work, found) => {
    const row = await findSeen(work, place);
    demandManager(caller, found);
    const before = { ...row, startsAt: toIso(row.startsAt), endsAt: toIso(row.endsAt) };
    const { fields } = describeChange(before, { ...before, ...patch });
    if (fields.length === 0) return present(caller, found, row);
    demandSound(faultsOfEvent({ ...before, ...patch }));
    const event = await updateEvent(work.db, row.id, {
      ...patch,
      ...(changesCalendars(fields) ? { sequence: row.sequence + 1 } : {}),
    });
    await tellAttendees(platform, work.db, found, event, noticesOf(row, event, fields));
    const after = await settle(work, place.caseId, {
      event:
        event.isCancelled && !row.isCancelled ? 'cooperation.event_cancelled' : 'cooperation.event_changed',
      note: tell(event),
      changedFields: ['events'],
      detail: { eventId: event.id, eventFields: fields },
    });
    return present(caller, after, event);
  });
}

export async function remove(platform: Platform, caller: Caller, place: Place): Promise<void> {
  await aroundCase(platform, caller, place.caseId, async (work, found) => {
    const event = await findSeen(work, place);
    demandManager(caller, found);
    if (wasAnnounced(event))
      throw conflict(
        'cooperations.event_announced',
        'Kegiatan ini sudah diundangkan atau ada hasilnya. Batalkan, supaya undangannya ikut ditarik.',
      );
    await deleteEvent(work.db, event.id);
    await settle(work, place.caseId, {
      event: 'cooperation.event_removed',
      note: tell(event),
      changedFields: ['events'],
      detail: { eventId: event.id, kind: event.kind },
    });
  });
}

/** The meeting as a file for the calendar; names nobody. */
export async function calendarOf(platform: Platform, caller: Caller, caseId: string, eventId: string) {
  const { found } = await beside(platform, caller, caseId);
  const event = await findEvent(platform.db, caseId, eventId);
  if (!event) throw noSuchEvent();
  return writeCalendar(found, event);
}
