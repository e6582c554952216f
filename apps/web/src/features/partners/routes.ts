import type { RouteRecordRaw } from 'vue-router';

export const partnerRoutes: RouteRecordRaw[] = [
  {
    path: '/mitra',
    meta: { anyOf: ['partner.read'] },
    children: [
      { path: '', name: 'partners', component: () => import('./PartnerListPage.vue') },
      {
        path: 'baru',
        name: 'partner-new',
        meta: { anyOf: ['partner.write'] },
        component: () => import('./PartnerNewPage.vue'),
      },
      {
        path: 'impor',
        name: 'partner-import-new',
        meta: { anyOf: ['partner.write'] },
        component: () => import('./PartnerUploadPage.vue'),
      },
      {
        path: 'impor/:id',
        name: 'partner-import',
        meta: { anyOf: ['partner.write'] },
        props: true,
        component: () => import('./PartnerImportPage.vue'),
      },
      { path: ':id', name: 'partner', props: true, component: () => import('./PartnerPage.vue') },
      {
        path: ':id/ubah',
        name: 'partner-edit',
        meta: { anyOf: ['partner.write'] },
        props: true,
        component: () => import('./PartnerEditPage.vue'),
      },
    ],
  },
];
