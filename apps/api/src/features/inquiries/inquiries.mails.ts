import { LINK_HOURS } from '@kerabat/shared/inquiries/vocabulary';
import { letter } from '../../platform/letter.ts';
import type { Mail } from '../../platform/mail.ts';

/** Typed by anybody: it never looks like a line of ours. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

interface Sender {
  name: string;
  email: string;
}

export const confirmMail = (sender: Sender, title: string, link: string): Mail =>
  letter(
    sender,
    'Konfirmasi tawaran kerja sama',
    `Kami menerima tawaran kerja sama "${title}" dengan alamat surel ini. Silakan konfirmasi melalui tautan berikut supaya tawaran dapat kami proses:`,
    link,
    `Tautan berlaku ${LINK_HOURS} jam dan hanya dapat dipakai satu kali.
Bila Anda tidak mengirim tawaran ini, abaikan surel ini; datanya terhapus dengan sendirinya.`,
  );

export const receivedMail = (sender: Sender, number: string, code: string, link: string): Mail =>
  letter(
    sender,
    `Tawaran kerja sama diterima: ${number}`,
    `Terima kasih. Tawaran Anda telah kami terima dengan nomor ${number}.
Kode untuk melihat statusnya: ${code}`,
    `Statusnya dapat dilihat tanpa akun pada halaman berikut, dengan nomor dan kode di atas:`,
    link,
  );

/** To those who handle offers; what the sender wrote of themselves stays on the page. */
export const arrivedMail = (
  handler: Sender,
  { number, title, organisation }: { number: string; title: string; organisation: string },
  link: string,
): Mail =>
  letter(
    handler,
    `Tawaran kerja sama baru: ${number}`,
    'Tawaran kerja sama berikut masuk melalui formulir publik dan menunggu jawaban.',
    `Tawaran: ${oneLine(title)}\nNomor: ${number}\nLembaga: ${oneLine(organisation)}`,
    'Tawaran dapat ditelaah dan dijawab melalui halaman berikut:',
    link,
  );

export const declinedMail = (sender: Sender, number: string, answer: string): Mail =>
  letter(
    sender,
    `Jawaban atas tawaran kerja sama ${number}`,
    `Terima kasih atas tawaran kerja sama Anda (${number}). Setelah kami telaah, tawaran ini belum dapat kami proses lebih lanjut:`,
    answer,
  );

export const acceptedMail = (sender: Sender, number: string): Mail =>
  letter(
    sender,
    `Tawaran kerja sama ${number} diproses`,
    `Tawaran kerja sama Anda (${number}) kami proses sebagai rencana kerja sama. Petugas kami akan menghubungi Anda untuk langkah berikutnya.`,
  );
