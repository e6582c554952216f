import type { RouteRecordRaw } from 'vue-router';

export const auditRoutes: RouteRecordRaw[] = [
  {
    path: '/audit',
    name: 'audit',
    meta: { anyOf: ['audit.read'] },
    component: () => import('./AuditPage.vue'),
  },
];
