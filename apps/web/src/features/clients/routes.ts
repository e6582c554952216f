import type { RouteRecordRaw } from 'vue-router';

export const clientRoutes: RouteRecordRaw[] = [
  {
    path: '/klien',
    name: 'clients',
    meta: { anyOf: ['client.manage'] },
    component: () => import('./ClientListPage.vue'),
  },
];
