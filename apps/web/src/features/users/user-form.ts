import { AGENCY_ROLES, ROLE_LABELS, ROLES, type Role } from '@kerabat/shared/access/permissions';
import type { Schema } from '../../api/types.ts';

/** What an administrator types about a person. */
export interface UserFields {
  name: string;
  email: string;
  nip: string;
  office: string;
  roles: Role[];
  agencyId: string;
}

export const emptyUserFields = (): UserFields => ({
  name: '',
  email: '',
  nip: '',
  office: '',
  roles: [],
  agencyId: '',
});

export const fieldsOf = (user: Schema<'User'>): UserFields => ({
  name: user.name,
  email: user.email,
  nip: user.nip ?? '',
  office: user.office ?? '',
  roles: [...user.roles],
  agencyId: user.agency?.id ?? '',
});

export const bodyOf = (fields: UserFields) => ({
  name: fields.name,
  email: fields.email.trim(),
  nip: fields.nip.replace(/\s/g, '') || null,
  office: fields.office.trim() || null,
  roles: fields.roles,
  agencyId: fields.agencyId || null,
});

export const needsAgency = (roles: readonly Role[]) =>
  roles.some((role) => (AGENCY_ROLES as readonly Role[]).includes(role));

const ROLE_HINTS: Record<Role, string> = {
  agency_operator: 'Menulis usulan perangkat daerahnya dan menjawab perbaikan.',
  agency_head: 'Menyetujui yang keluar dari perangkat daerahnya.',
  bureau_staff: 'Memverifikasi, mengimpor, dan memetakan usulan.',
  section_head: 'Juga membuka periode, menjadwalkan telaah, dan menolak.',
  bureau_head: 'Juga membuka periode dan menolak.',
  tkksd_member: 'Membaca semua usulan dan menulis catatan telaah.',
  tkksd_chair: 'Juga memutuskan hasil telaah.',
  legal_reviewer: 'Membaca semua usulan dan memberi catatan hukum.',
  planning_reviewer: 'Membaca semua usulan dan memberi catatan perencanaan.',
  budget_reviewer: 'Membaca semua usulan dan memberi catatan anggaran.',
  leader: 'Membaca semua usulan.',
  auditor: 'Membaca semua usulan dan jejak audit.',
  admin: 'Mengelola pengguna, acuan, klien API, dan data pribadi.',
};

export const ROLE_OPTIONS = ROLES.map((value) => ({
  value,
  label: ROLE_LABELS[value],
  hint: ROLE_HINTS[value],
}));
