import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { CalendarPart } from './calendar.ts';
import { newId } from './columns.ts';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** An invitation that the reader's calendar takes over. */
  calendar?: CalendarPart;
}

const messageOf = ({ calendar, ...mail }: Mail) =>
  calendar ? { ...mail, icalEvent: { ...calendar, filename: 'undangan.ics' } } : mail;

/** Sends one mail; throws when the server does not take it, so that the queue tries again. */
export type SendMail = (mail: Mail) => Promise<void>;

/** By SMTP when a server is configured; else each mail becomes an .eml file that a person can open. */
export function makeMailer(options: { smtpUrl: string | undefined; from: string; outbox: string }): SendMail {
  const { smtpUrl, from, outbox } = options;
  if (smtpUrl) {
    const transport = createTransport(smtpUrl, { from });
    return async (mail) => {
      await transport.sendMail(messageOf(mail));
    };
  }
  const transport = createTransport({ streamTransport: true, buffer: true }, { from });
  return async (mail) => {
    const { message } = await transport.sendMail(messageOf(mail));
    await mkdir(outbox, { recursive: true });
    await writeFile(path.join(outbox, `${newId()}.eml`), message as Buffer, { mode: 0o600 });
  };
}
