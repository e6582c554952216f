import type { PersonalPlace } from '@kerabat/shared/personal-data/fields';

export const PLACE_LABELS = {
  users: 'Akun pengguna',
  proposals: 'Usulan',
  proposal_imports: 'Impor',
  proposal_import_rows: 'Baris impor',
  proposal_history: 'Riwayat usulan',
  proposal_remarks: 'Catatan usulan',
  late_permits: 'Izin terlambat',
  stored_files: 'Berkas',
  audit_records: 'Jejak audit',
} as const satisfies Record<PersonalPlace, string>;
