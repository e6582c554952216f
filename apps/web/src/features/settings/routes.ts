import type { RouteRecordRaw } from 'vue-router';

export const settingRoutes: RouteRecordRaw[] = [
  {
    path: '/pengaturan',
    name: 'settings',
    meta: { anyOf: ['reference.read'] },
    component: () => import('./SettingsPage.vue'),
  },
  {
    path: '/hari-libur',
    name: 'holidays',
    meta: { anyOf: ['reference.read'] },
    component: () => import('./HolidaysPage.vue'),
  },
];
