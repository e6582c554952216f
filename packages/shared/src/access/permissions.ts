/**
 * Permissions, and the roles that are sets of them. Code asks for permissions, never for roles.
 * Source: domain §5.2 (roles), §2.8 (who may take which step).
 */
export const PERMISSIONS = [
  'account.use',
  'reference.read',
  'reference.manage',
  'period.read',
  'period.manage',
  'proposal.read',
  'proposal.read-all',
  'proposal.read-personal',
  'proposal.write',
  'proposal.approve',
  'proposal.start-verification',
  'proposal.verify',
  'proposal.reject',
  'proposal.schedule-review',
  'proposal.decide-review',
  'proposal.assign',
  'proposal.remark',
  'proposal.remark-internal',
  'canned-remark.manage',
  'mapping.freeze',
  'import.run',
  'review.read',
  'review.manage',
  'review.give-opinion',
  'review.set-criteria',
  'cooperation.read',
  'cooperation.read-all',
  'cooperation.create',
  'cooperation.prepare',
  'cooperation.process',
  'cooperation.discuss',
  'cooperation.review-legally',
  'cooperation.approve',
  'cooperation.assign',
  'cooperation.override',
  'cooperation.end',
  'procedure.move',
  'partner.read',
  'partner.write',
  'partner.read-personal',
  'inquiry.handle',
  'duty.hand-over',
  'setting.manage',
  'user.manage',
  'client.manage',
  'audit.read',
  'personal-data.manage',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = [
  'agency_operator',
  'agency_head',
  'bureau_staff',
  'section_head',
  'bureau_head',
  'tkksd_member',
  'tkksd_chair',
  'legal_reviewer',
  'planning_reviewer',
  'budget_reviewer',
  'leader',
  'auditor',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that only mean something together with an agency. */
export const AGENCY_ROLES = ['agency_operator', 'agency_head'] as const satisfies readonly Role[];

const everyone = ['account.use', 'reference.read', 'period.read'] as const;
const agency = [
  ...everyone,
  'proposal.read',
  'proposal.write',
  'proposal.remark',
  'cooperation.read',
  'cooperation.prepare',
  'partner.read',
] as const;
const readers = [
  ...everyone,
  'proposal.read',
  'proposal.read-all',
  'review.read',
  'cooperation.read',
  'cooperation.read-all',
  'partner.read',
] as const;
const reviewers = [...readers, 'proposal.remark', 'review.give-opinion'] as const;
const bureau = [
  ...readers,
  'proposal.read-personal',
  'proposal.verify',
  'proposal.remark',
  'proposal.remark-internal',
  'import.run',
  'review.manage',
  'cooperation.create',
  'cooperation.process',
  'partner.write',
  'partner.read-personal',
  'inquiry.handle',
] as const;
/** What the heads of the section and of the bureau share. */
const lead = [
  'proposal.reject',
  'proposal.assign',
  'canned-remark.manage',
  'mapping.freeze',
  'review.set-criteria',
  'period.manage',
  'cooperation.approve',
  'cooperation.assign',
  'cooperation.end',
  'duty.hand-over',
] as const;

export const ROLE_PERMISSIONS = {
  agency_operator: agency,
  agency_head: [...agency, 'proposal.approve'],
  bureau_staff: [...bureau, 'proposal.start-verification'],
  section_head: [...bureau, ...lead, 'proposal.start-verification', 'proposal.schedule-review'],
  bureau_head: [...bureau, ...lead, 'cooperation.override', 'procedure.move'],
  tkksd_member: [...reviewers, 'cooperation.discuss'],
  tkksd_chair: [...reviewers, 'proposal.decide-review', 'cooperation.discuss'],
  legal_reviewer: [...reviewers, 'cooperation.review-legally'],
  planning_reviewer: reviewers,
  budget_reviewer: reviewers,
  leader: readers,
  auditor: [...readers, 'audit.read'],
  admin: [
    ...everyone,
    'reference.manage',
    'setting.manage',
    'user.manage',
    'client.manage',
    'audit.read',
    'personal-data.manage',
    'cooperation.read',
    'cooperation.read-all',
    'procedure.move',
    'duty.hand-over',
  ],
} as const satisfies Record<Role, readonly Permission[]>;

export const ROLE_LABELS = {
  agency_operator: 'Operator perangkat daerah',
  agency_head: 'Kepala perangkat daerah',
  bureau_staff: 'Staf Bagian Kerja Sama',
  section_head: 'Kepala Bagian Kerja Sama',
  bureau_head: 'Kepala Biro Pemerintahan dan Otonomi Daerah',
  tkksd_member: 'Anggota TKKSD',
  tkksd_chair: 'Ketua TKKSD',
  legal_reviewer: 'Biro Hukum',
  planning_reviewer: 'Bappeda',
  budget_reviewer: 'BPKAD',
  leader: 'Pimpinan',
  auditor: 'Auditor',
  admin: 'Administrator',
} as const satisfies Record<Role, string>;

/** Who a permission's bearer is, in words, for "menunggu siapa" (`nextActors`). */
export const PERMISSION_HOLDERS = {
  'proposal.write': 'Operator perangkat daerah',
  'proposal.approve': 'Kepala perangkat daerah',
  'proposal.start-verification': 'Bagian Kerja Sama',
  'proposal.verify': 'Bagian Kerja Sama',
  'proposal.reject': 'Kepala Bagian Kerja Sama',
  'proposal.schedule-review': 'Kepala Bagian Kerja Sama',
  'proposal.decide-review': 'Ketua TKKSD',
  'review.manage': 'Bagian Kerja Sama',
  'review.give-opinion': 'Anggota TKKSD',
  'cooperation.prepare': 'Perangkat daerah pelaksana',
  'cooperation.process': 'Bagian Kerja Sama',
  'cooperation.discuss': 'TKKSD',
  'cooperation.review-legally': 'Biro Hukum',
  'cooperation.approve': 'Kepala Bagian Kerja Sama',
  'cooperation.end': 'Kepala Bagian Kerja Sama',
  'cooperation.override': 'Kepala Biro Pemerintahan dan Otonomi Daerah',
  'inquiry.handle': 'Bagian Kerja Sama',
} as const satisfies Partial<Record<Permission, string>>;
