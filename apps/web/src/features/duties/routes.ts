import type { RouteRecordRaw } from 'vue-router';

export const dutyRoutes: RouteRecordRaw[] = [
  {
    path: '/pelimpahan',
    name: 'duties',
    meta: { anyOf: ['duty.hand-over'] },
    component: () => import('./DutyHoldersPage.vue'),
  },
  {
    path: '/pelimpahan/:id',
    name: 'duties-of',
    meta: { anyOf: ['duty.hand-over'] },
    props: true,
    component: () => import('./DutiesPage.vue'),
  },
  { path: '/akun/cuti', name: 'leave', component: () => import('./LeavePage.vue') },
];
