/**
 * Every field that holds data of a person: why it is kept, how long, on what ground (UU 27/2022), and what an
 * administrator can do about it. docs/personal-data.md is made of this table; the API answers with its words.
 */

/** Where an occurrence can be found, corrected or erased through the API. */
export const PERSONAL_PLACES = [
  'users',
  'proposals',
  'proposal_imports',
  'proposal_import_rows',
  'proposal_history',
  'proposal_remarks',
  'late_permits',
  'stored_files',
  'audit_records',
] as const;
export type PersonalPlace = (typeof PERSONAL_PLACES)[number];

/** Days after which a thing is forgotten without being asked; retention.service.ts applies them. */
export const RETENTION_DAYS = {
  /** After the proposal came to its end (rejected, withdrawn, merged, followed up). */
  contactOfEndedProposal: 730,
  disabledAccount: 730,
  endedSession: 30,
  expiredToken: 7,
  attemptCounter: 1,
  /** What a list said, whether it was stored or not; the proposals keep their own row. */
  importContent: 30,
} as const;

const years = (days: number) => `${Math.round(days / 365)} tahun`;
const AFTER_END = `${years(RETENTION_DAYS.contactOfEndedProposal)} setelah usulan selesai (ditolak, ditarik, digabung, atau ditindaklanjuti)`;
const AFTER_DISABLING = `selama bertugas, lalu dianonimkan ${years(RETENTION_DAYS.disabledAccount)} setelah akun dinonaktifkan`;
const AFTER_UPLOAD = `${RETENTION_DAYS.importContent} hari setelah diunggah`;
const WITH_RECORD = 'selama catatannya disimpan sebagai arsip';

const PUBLIC_DUTY =
  'UU 27/2022 ps. 20(2) huruf e: kepentingan umum, pelayanan publik, atau kewenangan pengendali data';
const LEGAL_DUTY = 'UU 27/2022 ps. 20(2) huruf c: kewajiban hukum pengendali data (ps. 31, 38, dan 47)';

export interface PersonalField {
  where: PersonalPlace;
  field: string;
  label: string;
  purpose: string;
  retention: string;
  legalBasis: string;
  mayCorrect: boolean;
  /** `clear`: emptied; `replace`: "[dihapus]" stays in its place; `anonymise`: the whole account; `never`: by law. */
  erasure: 'clear' | 'replace' | 'anonymise' | 'never';
}

const account = (
  field: string,
  label: string,
  purpose: string,
  erasure: PersonalField['erasure'],
): PersonalField => ({
  where: 'users',
  field,
  label,
  purpose,
  retention: AFTER_DISABLING,
  legalBasis: PUBLIC_DUTY,
  mayCorrect: true,
  erasure,
});

const contact = (field: string, label: string): PersonalField => ({
  where: 'proposals',
  field: `contact.${field}`,
  label,
  purpose: 'Menghubungi pengusul selama usulan diproses.',
  retention: AFTER_END,
  legalBasis: PUBLIC_DUTY,
  mayCorrect: true,
  erasure: 'clear',
});

const uploaded = (
  where: 'proposal_imports' | 'proposal_import_rows',
  field: string,
  label: string,
  erasure: PersonalField['erasure'],
): PersonalField => ({
  where,
  field,
  label,
  purpose: 'Memeriksa dan membetulkan daftar yang diunggah; usulan menyimpan baris asalnya sendiri.',
  retention: AFTER_UPLOAD,
  legalBasis: PUBLIC_DUTY,
  mayCorrect: false,
  erasure,
});

const readContact = (field: string, label: string): PersonalField => ({
  ...uploaded('proposal_import_rows', `understood.contact.${field}`, `${label} pada baris impor`, 'clear'),
  mayCorrect: true,
});

const handedIn = (field: string, label: string): PersonalField => ({
  where: 'proposal_history',
  field: `content.contact.${field}`,
  label: `${label} pada salinan saat diajukan`,
  purpose: 'Membuktikan isi usulan sebagaimana diajukan.',
  retention: AFTER_END,
  legalBasis: PUBLIC_DUTY,
  mayCorrect: false,
  erasure: 'clear',
});

const signature = (where: PersonalPlace, field: string, label: string): PersonalField => ({
  where,
  field,
  label,
  purpose: 'Menunjukkan siapa yang mengambil langkah atau menulisnya.',
  retention: WITH_RECORD,
  legalBasis: PUBLIC_DUTY,
  mayCorrect: false,
  erasure: 'replace',
});

export const PERSONAL_FIELDS: readonly PersonalField[] = [
  account('name', 'Nama pengguna', 'Mengenali siapa yang masuk dan bertindak.', 'anonymise'),
  account('email', 'Surel pengguna', 'Masuk, undangan, dan pemulihan kata sandi.', 'anonymise'),
  account('nip', 'NIP pengguna', 'Memastikan akun dipegang pegawai yang benar.', 'clear'),
  account('office', 'Jabatan pengguna', 'Menunjukkan kewenangan orang yang bertindak.', 'clear'),
  contact('name', 'Nama narahubung'),
  contact('position', 'Jabatan narahubung'),
  contact('phone', 'Telepon narahubung'),
  contact('email', 'Surel narahubung'),
  {
    where: 'proposals',
    field: 'source.cells',
    label: 'Sel baris asal impor',
    purpose: 'Memeriksa apakah usulan terbaca sebagaimana dikirim.',
    retention: AFTER_END,
    legalBasis: PUBLIC_DUTY,
    mayCorrect: false,
    erasure: 'replace',
  },
  uploaded('proposal_import_rows', 'cells', 'Sel baris impor', 'clear'),
  uploaded('proposal_import_rows', 'corrections', 'Sel baris impor yang dibetulkan', 'clear'),
  readContact('name', 'Nama narahubung'),
  readContact('position', 'Jabatan narahubung'),
  readContact('phone', 'Telepon narahubung'),
  readContact('email', 'Surel narahubung'),
  uploaded('proposal_imports', 'columns', 'Contoh isi kolom impor', 'clear'),
  uploaded('proposal_imports', 'skippedRows', 'Baris impor yang dilewati (misalnya tanda tangan)', 'replace'),
  handedIn('name', 'Nama narahubung'),
  handedIn('position', 'Jabatan narahubung'),
  handedIn('phone', 'Telepon narahubung'),
  handedIn('email', 'Surel narahubung'),
  signature('proposal_history', 'actorName', 'Nama pelaku langkah usulan'),
  signature('proposal_remarks', 'authorName', 'Nama penulis catatan'),
  signature('late_permits', 'grantedBy', 'Nama pemberi izin susulan'),
  signature('proposal_imports', 'committer.name', 'Nama penyimpan impor'),
  signature('stored_files', 'uploadedBy', 'Nama pengunggah berkas'),
  {
    where: 'audit_records',
    field: 'actorName',
    label: 'Nama pelaku pada jejak audit',
    purpose: 'Membuktikan siapa melakukan apa; jejak audit tidak dapat diubah.',
    retention: WITH_RECORD,
    legalBasis: LEGAL_DUTY,
    mayCorrect: false,
    erasure: 'never',
  },
];

/** Held for the running of the house only; forgotten by itself, so there is nothing to ask for. */
export const TECHNICAL_FIELDS: readonly { what: string; purpose: string; retention: string }[] = [
  {
    what: 'Sesi masuk: perangkat, waktu terakhir dipakai',
    purpose: 'Pengguna melihat dan mengakhiri sesinya sendiri.',
    retention: `${RETENTION_DAYS.endedSession} hari setelah berakhir`,
  },
  {
    what: 'Tautan undangan dan pemulihan kata sandi (hanya sidiknya)',
    purpose: 'Sekali pakai.',
    retention: `${RETENTION_DAYS.expiredToken} hari setelah kedaluwarsa`,
  },
  {
    what: 'Hitungan percobaan masuk',
    purpose: 'Menahan tebakan kata sandi.',
    retention: `${RETENTION_DAYS.attemptCounter} hari`,
  },
  {
    what: 'Berkas impor yang belum selesai dibaca',
    purpose: 'Dibaca di latar belakang, lalu dihapus; barisnya disimpan tersendiri.',
    retention: AFTER_UPLOAD,
  },
  {
    what: 'Jawaban tersimpan untuk Idempotency-Key (disegel)',
    purpose: 'Permintaan berulang tidak dijalankan dua kali.',
    retention: '24 jam',
  },
];

/** Fields of which a record has many, each by its place or name: `source.cells.7`, `corrections.contactName`. */
const MANY = /^(source\.cells|cells|columns|skippedRows|corrections)(?:\.(?:\d{1,7}|[a-z][a-zA-Z]{0,29}))?$/;

/** The entry of a concrete field. */
export const personalFieldOf = (where: PersonalPlace, field: string): PersonalField | undefined => {
  const many = MANY.exec(field)?.[1];
  if (many === field) return undefined;
  return PERSONAL_FIELDS.find((entry) => entry.where === where && entry.field === (many ?? field));
};
