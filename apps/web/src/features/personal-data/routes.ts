import type { RouteRecordRaw } from 'vue-router';

export const personalDataRoutes: RouteRecordRaw[] = [
  {
    path: '/data-pribadi',
    name: 'personal-data',
    meta: { anyOf: ['personal-data.manage'] },
    component: () => import('./PersonalDataPage.vue'),
  },
];
