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
const readers = [...everyone, 'proposal.read', 'proposal.read-all'] as const;
const bureau = [
  ...readers,
  'proposal.read-personal',
  'proposal.verify',
  'proposal.remark',
  'proposal.remark-internal',
  'import.run',
] as const;

export const ROLE_PERMISSIONS = {
  agency_operator: [...everyone, 'proposal.read', 'proposal.write', 'proposal.remark'],
  agency_head: [...everyone, 'proposal.read', 'proposal.write', 'proposal.approve', 'proposal.remark'],
  bureau_staff: [...bureau, 'proposal.start-verification'],
  section_head: [
    ...bureau,
    'proposal.start-verification',
    'proposal.reject',
    'proposal.schedule-review',
    'proposal.assign',
    'canned-remark.manage',
    'mapping.freeze',
    'period.manage',
  ],
  bureau_head: [
    ...bureau,
    'proposal.reject',
    'proposal.assign',
    'canned-remark.manage',
    'mapping.freeze',
    'period.manage',
  ],
  tkksd_member: [...readers, 'proposal.remark'],
  tkksd_chair: [...readers, 'proposal.remark', 'proposal.decide-review'],
  legal_reviewer: [...readers, 'proposal.remark'],
  planning_reviewer: [...readers, 'proposal.remark'],
  budget_reviewer: [...readers, 'proposal.remark'],
  leader: readers,
  auditor: [...readers, 'audit.read'],
  admin: [
    ...everyone,
    'reference.manage',
    'user.manage',
    'client.manage',
    'audit.read',
    'personal-data.manage',
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
} as const satisfies Partial<Record<Permission, string>>;
