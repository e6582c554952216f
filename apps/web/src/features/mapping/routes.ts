import type { RouteRecordRaw } from 'vue-router';

export const mappingRoutes: RouteRecordRaw[] = [
  {
    path: '/pemetaan',
    meta: { anyOf: ['proposal.read'] },
    children: [
      { path: '', name: 'mapping', component: () => import('./MappingPage.vue') },
      { path: 'daftar', name: 'mapping-list', component: () => import('./MappingListPage.vue') },
      {
        path: 'daftar/:id',
        name: 'mapping-frozen',
        props: true,
        component: () => import('./FrozenListPage.vue'),
      },
    ],
  },
  {
    path: '/acuan/wilayah/batas',
    name: 'mapping-boundaries',
    meta: { anyOf: ['reference.manage'] },
    component: () => import('./BoundariesPage.vue'),
  },
];
