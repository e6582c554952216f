import type { InquiryForm } from '@kerabat/shared/inquiries/public.schema';
import type { Inquiry } from '@kerabat/shared/inquiries/schema';
import type { TestApp } from '../../../test/app.ts';
import type { Person } from '../../../test/actors.ts';
import { mailsTo } from '../../../test/mails.ts';
import { form, PDF } from '../../../test/proposals.ts';

/** An offer as somebody without an account sends it. */
export const OFFER = {
  title: 'Penerbangan langsung Padang–Kuala Lumpur',
  summary: 'Kami menawarkan rute penerbangan langsung tiga kali seminggu dari Padang.',
  partnerTypeCode: 'SWASTA_BH',
  organisation: 'PT Maskapai Contoh',
  country: null,
  regionCode: '13',
  thirdPartySubtype: 'PELAYANAN_PUBLIK',
  scope: 'Penerbangan tiga kali seminggu\nPromosi bersama',
  benefits: 'Kunjungan wisatawan bertambah.',
  contact: {
    name: 'Rahmi Pengirim',
    position: 'Manajer',
    phone: '0812 3456 7890',
    email: 'rahmi@maskapai.example',
  },
  consent: true,
};

export const publicly = (
  t: TestApp,
  url: string,
  payload: Record<string, unknown>,
  address = '203.0.113.7',
) => t.app.inject({ method: 'POST', url: `/api/v1/public/inquiries${url}`, payload, remoteAddress: address });

/** A ticket of a form that was opened a minute ago. */
export async function ticketOf(t: TestApp): Promise<string> {
  t.setNow(new Date(Date.now() - 60_000));
  const { ticket } = (await t.app.inject({ url: '/api/v1/public/inquiries/form' })).json<InquiryForm>();
  t.setNow(undefined);
  return ticket;
}

export async function upload(t: TestApp, content = PDF, fileName = 'profil.pdf'): Promise<string> {
  const { headers, payload } = form(content, fileName);
  const answer = await t.app.inject({
    method: 'POST',
    url: '/api/v1/public/inquiries/files',
    headers,
    payload,
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<{ receipt: string }>().receipt;
}

export const send = async (t: TestApp, more: Record<string, unknown> = {}, address?: string) =>
  publicly(t, '', { ...OFFER, ticket: await ticketOf(t), ...more }, address);

/** Mails are quoted-printable. */
const plain = (mail: string) => mail.replace(/=\r?\n/g, '').replaceAll('=3D', '=');

export async function tokenFor(t: TestApp, email: string): Promise<string> {
  const mails = (await mailsTo(t, email)).map(plain);
  const token = mails.flatMap((mail) => /konfirmasi#token=([\w-]+)/.exec(mail)?.[1] ?? []).at(-1);
  if (!token) throw new Error(`no link for ${email}`);
  return token;
}

export const lastMail = async (t: TestApp, email: string): Promise<string> =>
  plain((await mailsTo(t, email)).at(-1) ?? '');

/** An offer that has been confirmed, as the bureau finds it. */
export async function received(
  t: TestApp,
  biro: Person,
  email: string,
  more: Record<string, unknown> = {},
): Promise<{ inquiry: Inquiry; number: string; code: string }> {
  const address = `198.51.100.${Math.floor(Math.random() * 250)}`;
  const sent = await send(t, { contact: { ...OFFER.contact, email }, ...more }, address);
  if (sent.statusCode !== 202) throw new Error(sent.body);
  const confirmed = await publicly(t, '/confirm', { token: await tokenFor(t, email) }, address);
  const opened = confirmed.json<{ number: string; code: string }>();
  const { items } = (await biro.call({ url: '/inquiries?limit=100' })).json<{ items: Inquiry[] }>();
  const id = items.find(({ number }) => number === opened.number)?.id;
  const inquiry = (await biro.call({ url: `/inquiries/${id}` })).json<Inquiry>();
  return { inquiry, ...opened };
}
