import type { RouteRecordRaw } from 'vue-router';

export const assessmentRoutes: RouteRecordRaw[] = [
  {
    path: '/telaah',
    meta: { anyOf: ['review.read'] },
    children: [
      { path: '', name: 'reviews', component: () => import('./MeetingsPage.vue') },
      {
        path: 'baru',
        name: 'review-new',
        meta: { anyOf: ['review.manage'] },
        component: () => import('./MeetingFormPage.vue'),
      },
      { path: 'peringkat', name: 'review-ranking', component: () => import('./RankingPage.vue') },
      { path: 'kriteria', name: 'review-criteria', component: () => import('./CriteriaPage.vue') },
      { path: ':id', name: 'review', props: true, component: () => import('./MeetingPage.vue') },
      {
        path: ':id/ubah',
        name: 'review-edit',
        props: true,
        meta: { anyOf: ['review.manage'] },
        component: () => import('./MeetingFormPage.vue'),
      },
      {
        path: ':id/agenda',
        name: 'review-agenda',
        props: true,
        meta: { anyOf: ['review.manage'] },
        component: () => import('./AgendaPage.vue'),
      },
      {
        path: ':id/usulan/:proposalId',
        name: 'review-item',
        props: true,
        component: () => import('./ItemPage.vue'),
      },
    ],
  },
];
