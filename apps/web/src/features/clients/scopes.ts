import { CLIENT_SCOPES } from '@kerabat/shared/clients/schema';

type Scope = (typeof CLIENT_SCOPES)[number];

const SCOPE_LABELS = {
  'reference.read': 'Membaca acuan',
  'period.read': 'Membaca periode',
  'proposal.read': 'Membaca usulan',
  'proposal.read-all': 'Membaca usulan semua perangkat daerah',
  'proposal.write': 'Menulis usulan',
  'import.run': 'Mengimpor daftar usulan',
} as const satisfies Record<Scope, string>;

export const SCOPE_OPTIONS = CLIENT_SCOPES.map((value) => ({
  value,
  label: SCOPE_LABELS[value],
  hint: value,
}));

export const nameScopes = (scopes: readonly Scope[]) => scopes.map((scope) => SCOPE_LABELS[scope]).join(', ');

export type { Scope };
