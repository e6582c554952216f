import type { Mail } from './mail.ts';

const SIGNATURE = `Hormat kami,
KERABAT
Biro Pemerintahan dan Otonomi Daerah
Sekretariat Daerah Provinsi Sumatera Barat

Surel ini dikirim otomatis; mohon tidak dibalas.`;

/** A mail as the office writes its letters: salutation, what is to be said, signature. */
export const letter = (
  addressee: { name: string; email: string },
  subject: string,
  ...paragraphs: string[]
): Mail => ({
  to: addressee.email,
  subject,
  text: [`Yth. Bapak/Ibu ${addressee.name},`, ...paragraphs, SIGNATURE].join('\n\n') + '\n',
});

/** The address of a page, as it stands in mails. */
export const pageLink = (
  { publicUrl, port }: { publicUrl: string | undefined; port: number },
  path: string,
): string => `${publicUrl ?? `http://localhost:${port}`}${path}`;
