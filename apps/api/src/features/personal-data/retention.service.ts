import { RETENTION_DAYS } from '@kerabat/shared/personal-data/field-kinds';
import { SYSTEM } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Database, Tx } from '../../platform/db.ts';
import { forgetAttendees } from './attendees.queries.ts';
import { anonymiseUser, ERASED } from './erase.service.ts';
import { forgetSenders } from './outside-people.queries.ts';
import {
  findForgottenAccounts,
  forgetContacts,
  forgetContactsInHistory,
  forgetCounters,
  forgetSessions,
  forgetTokens,
} from './retention.queries.ts';

export interface Forgotten {
  proposals: number;
  history: number;
  inquiries: number;
  events: number;
  accounts: number;
  sessions: number;
  tokens: number;
  counters: number;
}

async function forgetAccounts(tx: Tx, before: string): Promise<number> {
  const rows = await findForgottenAccounts(tx, before, ERASED);
  for (const { id } of rows) await anonymiseUser(tx, id);
  return rows.length;
}

/** Applies the retentions of docs/personal-data.md. Safe to repeat and to run in several processes. */
export async function forgetExpired(db: Database, now: Date): Promise<Forgotten> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  const ended = before(RETENTION_DAYS.contactOfEndedProposal);
  return db.transaction(async (tx) => {
    const people = {
      proposals: await forgetContacts(tx, ended),
      history: await forgetContactsInHistory(tx, ended),
      inquiries: await forgetSenders(tx, before(RETENTION_DAYS.contactOfAnsweredInquiry)),
      events: await forgetAttendees(tx, before(RETENTION_DAYS.attendeeOfPastEvent)),
      accounts: await forgetAccounts(tx, before(RETENTION_DAYS.disabledAccount)),
    };
    if (Object.values(people).some((count) => count > 0))
      await recordAudit(tx, SYSTEM, null, {
        event: 'personal-data.expired',
        subjectType: 'personal-data',
        subjectId: null,
        detail: people,
      });
    return {
      ...people,
      sessions: await forgetSessions(tx, before(RETENTION_DAYS.endedSession)),
      tokens: await forgetTokens(tx, before(RETENTION_DAYS.expiredToken)),
      counters: await forgetCounters(tx, before(RETENTION_DAYS.attemptCounter)),
    };
  });
}
