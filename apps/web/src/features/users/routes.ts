import type { RouteRecordRaw } from 'vue-router';

const meta = { anyOf: ['user.manage'] } as const;

export const userRoutes: RouteRecordRaw[] = [
  { path: '/pengguna', name: 'users', meta, component: () => import('./UserListPage.vue') },
  { path: '/pengguna/baru', name: 'user-new', meta, component: () => import('./UserNewPage.vue') },
  { path: '/pengguna/:id', name: 'user', meta, props: true, component: () => import('./UserPage.vue') },
];
