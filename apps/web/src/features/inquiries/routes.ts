import type { RouteRecordRaw } from 'vue-router';

export const inquiryRoutes: RouteRecordRaw[] = [
  {
    path: '/tawarkan',
    meta: { public: true },
    children: [
      { path: '', name: 'offer', component: () => import('./public/OfferPage.vue') },
      { path: 'konfirmasi', name: 'offer-confirm', component: () => import('./public/ConfirmPage.vue') },
      { path: 'status', name: 'offer-status', component: () => import('./public/StatusPage.vue') },
    ],
  },
  {
    path: '/tawaran',
    meta: { anyOf: ['inquiry.handle'] },
    children: [
      { path: '', name: 'inquiries', component: () => import('./InquiryListPage.vue') },
      { path: ':id', name: 'inquiry', props: true, component: () => import('./InquiryPage.vue') },
    ],
  },
];
