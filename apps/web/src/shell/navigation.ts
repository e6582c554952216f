import type { Permission } from '@kerabat/shared/access/permissions';
import { TASK_PERMISSIONS } from '@kerabat/shared/tasks/vocabulary';

interface NavigationItem {
  /** Name of the route; an entry without its route is not shown. */
  route: string;
  label: string;
  icon: string;
  anyOf: readonly Permission[];
}

interface NavigationGroup {
  label: string;
  items: readonly NavigationItem[];
}

export const NAVIGATION: readonly NavigationGroup[] = [
  {
    label: 'Pekerjaan',
    items: [
      { route: 'tasks', label: 'Tugas saya', icon: 'i-lucide-inbox', anyOf: TASK_PERMISSIONS },
      { route: 'proposals', label: 'Usulan', icon: 'i-lucide-file-text', anyOf: ['proposal.read'] },
      {
        route: 'desk',
        label: 'Meja verifikasi',
        icon: 'i-lucide-list-checks',
        anyOf: ['proposal.verify'],
      },
      { route: 'reviews', label: 'Telaah TKKSD', icon: 'i-lucide-scale', anyOf: ['review.read'] },
      { route: 'mapping', label: 'Pemetaan', icon: 'i-lucide-map-pinned', anyOf: ['proposal.read'] },
      {
        route: 'cooperations',
        label: 'Kerja sama',
        icon: 'i-lucide-handshake',
        anyOf: ['cooperation.read'],
      },
      {
        route: 'escalations',
        label: 'Eskalasi',
        icon: 'i-lucide-siren',
        anyOf: ['cooperation.override', 'cooperation.assign'],
      },
      { route: 'partners', label: 'Mitra', icon: 'i-lucide-building-2', anyOf: ['partner.read'] },
      {
        route: 'inquiries',
        label: 'Tawaran masuk',
        icon: 'i-lucide-mailbox',
        anyOf: ['inquiry.handle'],
      },
      { route: 'imports', label: 'Impor', icon: 'i-lucide-file-spreadsheet', anyOf: ['import.run'] },
    ],
  },
  {
    label: 'Pengaturan',
    items: [
      { route: 'periods', label: 'Periode', icon: 'i-lucide-calendar-range', anyOf: ['period.read'] },
      {
        route: 'reference',
        label: 'Acuan',
        icon: 'i-lucide-book-marked',
        anyOf: ['reference.read', 'reference.manage'],
      },
      {
        route: 'duties',
        label: 'Pelimpahan tugas',
        icon: 'i-lucide-arrow-right-left',
        anyOf: ['duty.hand-over'],
      },
      {
        route: 'holidays',
        label: 'Hari libur',
        icon: 'i-lucide-calendar-off',
        anyOf: ['reference.read'],
      },
      {
        route: 'settings',
        label: 'Batas dan ketentuan',
        icon: 'i-lucide-sliders-horizontal',
        anyOf: ['setting.manage', 'cooperation.process'],
      },
      { route: 'users', label: 'Pengguna', icon: 'i-lucide-users', anyOf: ['user.manage'] },
      { route: 'clients', label: 'Klien API', icon: 'i-lucide-plug', anyOf: ['client.manage'] },
      { route: 'audit', label: 'Jejak audit', icon: 'i-lucide-history', anyOf: ['audit.read'] },
      {
        route: 'personal-data',
        label: 'Data pribadi',
        icon: 'i-lucide-shield-check',
        anyOf: ['personal-data.manage'],
      },
    ],
  },
];
