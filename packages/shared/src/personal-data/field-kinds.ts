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
  'partners',
  'inquiries',
  'cooperation_events',
  'cooperations',
  'cooperation_parties',
  'cooperation_stages',
  'cooperation_history',
  'cooperation_overrides',
  'cooperation_remarks',
  'cooperation_papers',
  'cooperation_offers',
  'cooperation_disputes',
  'cooperation_dispute_steps',
  'review_meetings',
  'review_members',
  'review_conflicts',
  'review_minutes',
  'delegations',
  'audit_records',
] as const;
export type PersonalPlace = (typeof PERSONAL_PLACES)[number];

/** Days after which a thing is forgotten without being asked; retention.service.ts applies them. */
export const RETENTION_DAYS = {
  /** After the proposal came to its end (rejected, withdrawn, merged, followed up). */
  contactOfEndedProposal: 730,
  /** After the bureau declined the offer or opened a case from it. */
  contactOfAnsweredInquiry: 730,
  /** After the meeting: who was asked to come. */
  attendeeOfPastEvent: 730,
  disabledAccount: 730,
  endedSession: 30,
  expiredToken: 7,
  attemptCounter: 1,
  /** What a list said, whether it was stored or not; the proposals keep their own row. */
  importContent: 30,
} as const;

const years = (days: number) => `${Math.round(days / 365)} tahun`;
export const AFTER_END = `${years(RETENTION_DAYS.contactOfEndedProposal)} setelah usulan selesai (ditolak, ditarik, digabung, atau ditindaklanjuti)`;
const AFTER_ANSWER = `${years(RETENTION_DAYS.contactOfAnsweredInquiry)} setelah tawaran dijawab; tanpa konfirmasi, 7 hari`;
const AS_PARTNER = 'selama mitra terdaftar';
const AFTER_DISABLING = `selama bertugas, lalu dianonimkan ${years(RETENTION_DAYS.disabledAccount)} setelah akun dinonaktifkan`;
export const AFTER_UPLOAD = `${RETENTION_DAYS.importContent} hari setelah diunggah`;
const AFTER_EVENT = `${years(RETENTION_DAYS.attendeeOfPastEvent)} setelah kegiatan`;
export const WITH_RECORD = 'selama catatannya disimpan sebagai arsip';

export const PUBLIC_DUTY =
  'UU 27/2022 ps. 20(2) huruf e: kepentingan umum, pelayanan publik, atau kewenangan pengendali data';
const CONSENT = 'UU 27/2022 ps. 20(2) huruf a: persetujuan, diberikan pada formulir tawaran';
export const LEGAL_DUTY =
  'UU 27/2022 ps. 20(2) huruf c: kewajiban hukum pengendali data (ps. 31, 38, dan 47)';
const ARCHIVE_DUTY = 'UU 27/2022 ps. 20(2) huruf c: kewajiban hukum pengendali data (arsip: UU 43/2009)';

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

export const account = (
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

export const contact = (field: string, label: string): PersonalField => ({
  where: 'proposals',
  field: `contact.${field}`,
  label,
  purpose: 'Menghubungi pengusul selama usulan diproses.',
  retention: AFTER_END,
  legalBasis: PUBLIC_DUTY,
  mayCorrect: true,
  erasure: 'clear',
});

export const uploaded = (
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

export const readContact = (field: string, label: string): PersonalField => ({
  ...uploaded('proposal_import_rows', `understood.contact.${field}`, `${label} pada baris impor`, 'clear'),
  mayCorrect: true,
});

export const handedIn = (field: string, label: string): PersonalField => ({
  where: 'proposal_history',
  field: `content.contact.${field}`,
  label: `${label} pada salinan saat diajukan`,
  purpose: 'Membuktikan isi usulan sebagaimana diajukan.',
  retention: AFTER_END,
  legalBasis: PUBLIC_DUTY,
  mayCorrect: false,
  erasure: 'clear',
});

export const ofPartner = (
  field: string,
  label: string,
  purpose: string,
  erasure: PersonalField['erasure'],
): PersonalField => ({
  where: 'partners',
  field,
  label,
  purpose,
  retention: AS_PARTNER,
  legalBasis: PUBLIC_DUTY,
  mayCorrect: true,
  erasure,
});
export const attendee = (field: string, label: string, erasure: PersonalField['erasure']): PersonalField => ({
  where: 'cooperation_events',
  field: `attendees.${field}`,
  label,
  purpose: 'Mengundang peserta kegiatan kerja sama dan memberi tahu perubahannya.',
  retention: AFTER_EVENT,
  legalBasis: PUBLIC_DUTY,
  mayCorrect: true,
  erasure,
});
export const partnerContact = (field: string, label: string) =>
  ofPartner(`contacts.${field}`, `${label} mitra`, 'Menghubungi mitra dalam proses kerja sama.', 'clear');
export const representative = (field: string, label: string) =>
  ofPartner(`representatives.${field}`, label, 'Menunjukkan siapa yang berwenang mewakili mitra.', 'replace');

export const offered = (field: string, label: string): PersonalField => ({
  where: 'inquiries',
  field: `contact.${field}`,
  label: `${label} pengirim tawaran`,
  purpose: 'Mengonfirmasi dan menjawab tawaran kerja sama.',
  retention: AFTER_ANSWER,
  legalBasis: CONSENT,
  mayCorrect: true,
  erasure: 'clear',
});

export const signature = (where: PersonalPlace, field: string, label: string): PersonalField => ({
  where,
  field,
  label,
  purpose: 'Menunjukkan siapa yang mengambil langkah atau menulisnya.',
  retention: WITH_RECORD,
  legalBasis: PUBLIC_DUTY,
  mayCorrect: false,
  erasure: 'replace',
});

/** A person of a partner in one case, as the text will name them. */
export const ofParty = (field: string, label: string): PersonalField => ({
  ...representative(field, `${label} pada berkas kerja sama`),
  where: 'cooperation_parties',
  field: `representative.${field}`,
  retention: WITH_RECORD,
});

/** A partner that is a natural person (PERSEORANGAN): what describes an office elsewhere is about them. */
export const naturalPerson = (
  field: string,
  label: string,
  erasure: PersonalField['erasure'],
): PersonalField =>
  ofPartner(field, `${label} mitra perseorangan`, 'Mengenali mitra yang orang perseorangan.', erasure);

/** What somebody wrote about themselves or a colleague. */
export const told = (where: PersonalPlace, field: string, label: string, purpose: string): PersonalField => ({
  ...signature(where, field, label),
  purpose,
});

/** Frozen with its fingerprint. */
export const archived = (where: PersonalPlace, field: string, label: string): PersonalField => ({
  ...signature(where, field, label),
  purpose: 'Membuktikan siapa hadir, berpendapat, dan memutuskan; berita acara tidak dapat diubah.',
  legalBasis: ARCHIVE_DUTY,
  erasure: 'never',
});
