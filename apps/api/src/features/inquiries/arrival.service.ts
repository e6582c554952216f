import { addDays, officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import type { Tx } from '../../platform/db.ts';
import { pageLink } from '../../platform/letter.ts';
import { rolesWith } from '../cooperations/people.policy.ts';
import { withDeputies } from '../delegations/standing-in.service.ts';
import { readSettings } from '../settings/settings.service.ts';
import { listHandlers } from './handlers.queries.ts';
import { arrivedMail } from './inquiries.mails.ts';
import type { InquiryRow } from './inquiries.table.ts';

/** Until when an offer that arrives now is to be answered; null without a limit. */
export async function answerDay(tx: Tx, now: Date): Promise<string | null> {
  const { inquiryAnswerDays } = await readSettings(tx);
  return inquiryAnswerDays === null ? null : addDays(officeDay(now), inquiryAnswerDays);
}

/** Tells those who handle offers, and whoever stands in for them, each once, in the transaction that confirms it. */
export async function tellHandlers(platform: Platform, tx: Tx, row: InquiryRow): Promise<void> {
  const handlers = await listHandlers(tx, rolesWith('inquiry.handle'));
  const offer = { number: row.number ?? '', title: row.title, organisation: row.organisation };
  const link = pageLink(platform.config, `/tawaran/${row.id}`);
  for (const person of await withDeputies(tx, handlers, officeDay(platform.now())))
    await platform.jobs.enqueue(tx, 'mail', arrivedMail(person, offer, link));
}
