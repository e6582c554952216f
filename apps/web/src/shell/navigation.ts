import type { Permission } from '@kerabat/shared/access/permissions';
import { TASK_PERMISSIONS } from './task-permissions.ts';

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
      { route: 'mapping', label: 'Pemetaan', icon: 'i-lucide-map-pinned', anyOf: ['proposal.read'] },
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
