import type { RouteRecordRaw } from 'vue-router';

export const importRoutes: RouteRecordRaw[] = [
  {
    path: '/impor',
    meta: { anyOf: ['import.run'] },
    children: [
      { path: '', name: 'imports', component: () => import('./ImportListPage.vue') },
      { path: ':id', name: 'import', props: true, component: () => import('./ImportPage.vue') },
    ],
  },
];
