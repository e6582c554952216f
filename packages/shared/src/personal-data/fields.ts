import {
  account,
  AFTER_END,
  AFTER_UPLOAD,
  archived,
  attendee,
  contact,
  handedIn,
  LEGAL_DUTY,
  naturalPerson,
  offered,
  ofParty,
  partnerContact,
  PUBLIC_DUTY,
  readContact,
  representative,
  RETENTION_DAYS,
  signature,
  told,
  uploaded,
  WITH_RECORD,
  type PersonalField,
  type PersonalPlace,
} from './field-kinds.ts';

/**
 * Every field that holds data of a person: why it is kept, how long, on what ground (UU 27/2022), and what an
 * administrator can do about it. docs/personal-data.md is made of this table; the API answers with its words. Who did something by
 * account only (an id) is not here: the name is looked up in the account, and goes with it.
 */
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
  signature('proposal_history', 'onBehalfOf', 'Nama yang diwakili pada langkah usulan'),
  signature('proposal_remarks', 'authorName', 'Nama penulis catatan'),
  signature('late_permits', 'grantedBy', 'Nama pemberi izin susulan'),
  signature('proposal_imports', 'committer.name', 'Nama penyimpan impor'),
  signature('stored_files', 'uploadedBy', 'Nama pengunggah berkas'),
  partnerContact('name', 'Nama narahubung'),
  partnerContact('position', 'Jabatan narahubung'),
  partnerContact('phone', 'Telepon narahubung'),
  partnerContact('email', 'Surel narahubung'),
  representative('name', 'Nama wakil mitra'),
  representative('position', 'Jabatan wakil mitra'),
  representative('authority', 'Dasar kewenangan wakil mitra'),
  offered('name', 'Nama'),
  offered('position', 'Jabatan'),
  offered('phone', 'Telepon'),
  offered('email', 'Surel'),
  signature('inquiries', 'takenBy', 'Nama penelaah tawaran'),
  signature('inquiries', 'answeredBy', 'Nama penjawab tawaran'),
  attendee('name', 'Nama peserta kegiatan', 'replace'),
  attendee('email', 'Surel peserta kegiatan', 'clear'),
  naturalPerson('name', 'Nama', 'replace'),
  naturalPerson('npwp', 'NPWP', 'clear'),
  naturalPerson('address', 'Alamat', 'clear'),
  ofParty('name', 'Nama wakil mitra'),
  ofParty('position', 'Jabatan wakil mitra'),
  ofParty('authority', 'Dasar kewenangan wakil mitra'),
  signature('cooperations', 'endedBy', 'Nama yang mengakhiri kerja sama'),
  signature('cooperation_stages', 'passedBy', 'Nama yang meluluskan tahap'),
  signature('cooperation_history', 'actorName', 'Nama pelaku langkah kerja sama'),
  signature('cooperation_history', 'onBehalfOf', 'Nama yang diwakili pada langkah kerja sama'),
  signature('cooperation_overrides', 'actorName', 'Nama yang melewatkan ketentuan'),
  signature('cooperation_remarks', 'authorName', 'Nama penulis catatan kerja sama'),
  signature('cooperation_papers', 'uploadedBy', 'Nama pengunggah dokumen kerja sama'),
  signature('cooperation_papers', 'checkedBy', 'Nama pemeriksa dokumen kerja sama'),
  signature('cooperation_papers', 'signatoryName', 'Nama penanda tangan dokumen kerja sama'),
  signature('cooperation_offers', 'sentBy', 'Nama pengirim surat penawaran'),
  signature('cooperation_disputes', 'reportedBy', 'Nama pelapor perselisihan'),
  signature('cooperation_dispute_steps', 'by', 'Nama penyelesai perselisihan'),
  told(
    'review_meetings',
    'guests',
    'Undangan dari luar TKKSD',
    'Mencatat siapa yang diundang ke rapat telaah di luar anggota.',
  ),
  signature('review_members', 'representedBy', 'Nama yang mewakili anggota rapat telaah'),
  told(
    'review_conflicts',
    'reason',
    'Alasan benturan kepentingan',
    'Menjelaskan mengapa anggota tidak ikut menilai suatu usulan.',
  ),
  archived('review_minutes', 'record', 'Nama pada berita acara telaah'),
  signature('delegations', 'createdByName', 'Nama pencatat cuti'),
  told('delegations', 'reason', 'Alasan cuti', 'Menjelaskan mengapa tugas dilimpahkan.'),
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
    what: 'Pratinjau daftar mitra yang diunggah',
    purpose: 'Diperiksa sebelum mitra didaftarkan; isinya dihapus begitu disimpan.',
    retention: '7 hari setelah diunggah',
  },
  {
    what: 'Jawaban tersimpan untuk Idempotency-Key (disegel)',
    purpose: 'Permintaan berulang tidak dijalankan dua kali.',
    retention: '24 jam',
  },
];

/** Fields of which a record has many, each by its place or name: `source.cells.7`, `corrections.contactName`. */
const MANY =
  /^(source\.cells|cells|columns|skippedRows|corrections|guests)(?:\.(?:\d{1,7}|[a-z][a-zA-Z]{0,29}))?$/;

/** Members of people of whom a record has several: `contacts.0.phone`. */
const PERSON_OF_MANY = /^(?:contacts|representatives|attendees)\./;
const ONE_OF = /^(contacts|representatives|attendees)\.\d{1,2}\.([a-z]{1,20})$/;

/** The entry of a concrete field. */
export const personalFieldOf = (where: PersonalPlace, field: string): PersonalField | undefined => {
  const many = MANY.exec(field)?.[1];
  if (many === field) return undefined;
  const known = many ?? field.replace(ONE_OF, '$1.$2');
  if (PERSON_OF_MANY.test(field) && known === field) return undefined;
  return PERSONAL_FIELDS.find((entry) => entry.where === where && entry.field === known);
};
