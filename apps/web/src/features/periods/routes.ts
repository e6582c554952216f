import type { RouteRecordRaw } from 'vue-router';

export const periodRoutes: RouteRecordRaw[] = [
  {
    path: '/periode',
    meta: { anyOf: ['period.read'] },
    children: [
      { path: '', name: 'periods', component: () => import('./PeriodListPage.vue') },
      { path: ':id', name: 'period', props: true, component: () => import('./PeriodPage.vue') },
    ],
  },
];
