import type { JobPayloads } from '../../platform/jobs.ts';

type Mail = JobPayloads['mail'];

const SIGNATURE = `Hormat kami,
KERABAT
Biro Pemerintahan dan Otonomi Daerah
Sekretariat Daerah Provinsi Sumatera Barat

Surel ini dikirim otomatis; mohon tidak dibalas.`;

export const invitationMail = (to: string, name: string, link: string): Mail => ({
  to,
  subject: 'Undangan memakai KERABAT',
  text: `Yth. Bapak/Ibu ${name},

Anda didaftarkan sebagai pengguna KERABAT, sistem kerja sama daerah Provinsi Sumatera Barat.
Untuk mulai, silakan buat kata sandi Anda melalui tautan berikut:

${link}

Tautan berlaku 72 jam dan hanya dapat dipakai satu kali. Bila sudah kedaluwarsa, mohon minta undangan baru kepada administrator.
Bila Anda tidak merasa terkait, abaikan surel ini.

${SIGNATURE}
`,
});

export const resetMail = (to: string, name: string, link: string): Mail => ({
  to,
  subject: 'Atur ulang kata sandi KERABAT',
  text: `Yth. Bapak/Ibu ${name},

Kami menerima permintaan untuk mengatur ulang kata sandi akun KERABAT Anda. Silakan buat kata sandi baru melalui tautan berikut:

${link}

Tautan berlaku 1 jam dan hanya dapat dipakai satu kali.
Bila Anda tidak meminta ini, abaikan surel ini; kata sandi Anda tidak berubah.

${SIGNATURE}
`,
});

export const totpRemovedMail = (to: string, name: string): Mail => ({
  to,
  subject: 'Autentikasi dua langkah KERABAT Anda telah dimatikan',
  text: `Yth. Bapak/Ibu ${name},

Administrator baru saja mematikan autentikasi dua langkah akun KERABAT Anda, dan semua sesi Anda telah diakhiri.
Silakan masuk kembali dengan kata sandi Anda, lalu aktifkan lagi autentikasi dua langkah pada halaman Keamanan akun.
Bila Anda tidak memintanya, segera ganti kata sandi dan hubungi administrator.

${SIGNATURE}
`,
});

export const passwordChangedMail = (to: string, name: string): Mail => ({
  to,
  subject: 'Kata sandi KERABAT Anda telah diubah',
  text: `Yth. Bapak/Ibu ${name},

Kata sandi akun KERABAT Anda baru saja diubah, dan sesi pada perangkat lain telah diakhiri.
Bila bukan Anda yang mengubahnya, segera atur ulang kata sandi dari halaman masuk dan hubungi administrator.

${SIGNATURE}
`,
});
