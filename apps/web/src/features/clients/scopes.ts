import { CLIENT_SCOPES, PROVINCE_SCOPES } from '@kerabat/shared/clients/schema';

type Scope = (typeof CLIENT_SCOPES)[number];

const SCOPE_LABELS = {
  'reference.read': 'Membaca acuan',
  'period.read': 'Membaca periode',
  'proposal.read': 'Membaca usulan',
  'proposal.read-all': 'Membaca usulan semua perangkat daerah',
  'proposal.write': 'Menulis usulan',
  'import.run': 'Mengimpor daftar usulan',
  'review.read': 'Membaca rapat telaah',
  'cooperation.read': 'Membaca kerja sama',
  'cooperation.read-all': 'Membaca kerja sama semua perangkat daerah',
  'partner.read': 'Membaca mitra',
} as const satisfies Record<Scope, string>;

const isForProvince = (scope: Scope) => PROVINCE_SCOPES.some((one) => one === scope);

/** What may be granted; a client of one agency gets nothing that reaches beyond it. */
export const scopeOptions = (hasAgency: boolean) =>
  CLIENT_SCOPES.filter((value) => !hasAgency || !isForProvince(value)).map((value) => ({
    value,
    label: SCOPE_LABELS[value],
    hint: value,
  }));

export const nameScopes = (scopes: readonly Scope[]) => scopes.map((scope) => SCOPE_LABELS[scope]).join(', ');

export type { Scope };
