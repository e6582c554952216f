import { letter } from '../../platform/letter.ts';
import type { Mail } from '../../platform/mail.ts';

export const invitationMail = (email: string, name: string, link: string): Mail =>
  letter(
    { name, email },
    'Undangan memakai KERABAT',
    `Anda didaftarkan sebagai pengguna KERABAT, sistem kerja sama daerah Provinsi Sumatera Barat.
Untuk mulai, silakan buat kata sandi Anda melalui tautan berikut:`,
    link,
    `Tautan berlaku 72 jam dan hanya dapat dipakai satu kali. Bila sudah kedaluwarsa, mohon minta undangan baru kepada administrator.
Bila Anda tidak merasa terkait, abaikan surel ini.`,
  );

export const resetMail = (email: string, name: string, link: string): Mail =>
  letter(
    { name, email },
    'Atur ulang kata sandi KERABAT',
    'Kami menerima permintaan untuk mengatur ulang kata sandi akun KERABAT Anda. Silakan buat kata sandi baru melalui tautan berikut:',
    link,
    `Tautan berlaku 1 jam dan hanya dapat dipakai satu kali.
Bila Anda tidak meminta ini, abaikan surel ini; kata sandi Anda tidak berubah.`,
  );

export const totpRemovedMail = (email: string, name: string): Mail =>
  letter(
    { name, email },
    'Autentikasi dua langkah KERABAT Anda telah dimatikan',
    `Administrator baru saja mematikan autentikasi dua langkah akun KERABAT Anda, dan semua sesi Anda telah diakhiri.
Silakan masuk kembali dengan kata sandi Anda, lalu aktifkan lagi autentikasi dua langkah pada halaman Keamanan akun.
Bila Anda tidak memintanya, segera ganti kata sandi dan hubungi administrator.`,
  );

export const passwordChangedMail = (email: string, name: string): Mail =>
  letter(
    { name, email },
    'Kata sandi KERABAT Anda telah diubah',
    `Kata sandi akun KERABAT Anda baru saja diubah, dan sesi pada perangkat lain telah diakhiri.
Bila bukan Anda yang mengubahnya, segera atur ulang kata sandi dari halaman masuk dan hubungi administrator.`,
  );
