import type { ProposalAction } from '@kerabat/shared/proposals/workflow';
import { letter } from '../../platform/letter.ts';
import type { Mail } from '../../platform/mail.ts';

export interface Addressee {
  id: string;
  name: string;
  email: string;
}

/** What the mails about a proposal speak of. */
export interface Occasion {
  title: string;
  number: string | null;
  agencyName: string;
  /** Who did it: the name and, where known, the office. */
  by: string;
  note: string | null;
  link: string;
}

/** Titles may be typed over several lines; a subject has one. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const facts = ({ title, number, agencyName }: Occasion): string =>
  [
    `Usulan: ${oneLine(title)}`,
    ...(number === null ? [] : [`Nomor: ${number}`]),
    `Perangkat daerah: ${agencyName}`,
  ].join('\n');

interface StepMail {
  /** Who is told: the agency's heads, or those of its operators who wrote it. */
  to: 'heads' | 'writers';
  /** The page on which they act. */
  page: '' | '/persetujuan';
  subject: string;
  lead: (occasion: Occasion) => string;
  closing: string;
}

/** The steps that somebody hears of by mail, and how. */
export const STEP_MAILS: Partial<Record<ProposalAction, StepMail>> = {
  'request-approval': {
    to: 'heads',
    page: '/persetujuan',
    subject: 'Usulan menunggu persetujuan Anda',
    lead: ({ by }) => `${by} meminta persetujuan Anda atas usulan kerja sama berikut.`,
    closing: 'Seluruh isinya dapat dibaca, lalu disetujui atau dikembalikan, pada satu halaman:',
  },
  'send-back': {
    to: 'writers',
    page: '',
    subject: 'Usulan dikembalikan oleh kepala perangkat daerah',
    lead: ({ by }) => `${by} mengembalikan usulan kerja sama berikut dengan catatan.`,
    closing: 'Silakan perbaiki, lalu minta persetujuan kembali melalui halaman berikut:',
  },
  return: {
    to: 'writers',
    page: '',
    subject: 'Usulan perlu diperbaiki',
    lead: ({ by }) => `${by} mengembalikan usulan kerja sama berikut untuk diperbaiki.`,
    closing: 'Silakan perbaiki, lalu minta persetujuan kepala perangkat daerah melalui halaman berikut:',
  },
};

export const stepMail = (addressee: Addressee, { subject, lead, closing }: StepMail, about: Occasion): Mail =>
  letter(
    addressee,
    `${subject}: ${oneLine(about.title)}`,
    lead(about),
    facts(about),
    ...(about.note === null ? [] : [`Catatan:\n${about.note}`]),
    closing,
    about.link,
  );

const EXCERPT = 300;

const excerpt = (body: string): string => {
  const text = oneLine(body);
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT).trimEnd()} …` : text;
};

export const mentionMail = (addressee: Addressee, about: Occasion, body: string): Mail =>
  letter(
    addressee,
    `Anda disebut dalam catatan: ${oneLine(about.title)}`,
    `${about.by} menyebut Anda dalam catatan pada usulan kerja sama berikut.`,
    facts(about),
    `Catatan:\n${excerpt(body)}`,
    'Catatan selengkapnya dapat dibaca dan dijawab melalui halaman berikut:',
    about.link,
  );
