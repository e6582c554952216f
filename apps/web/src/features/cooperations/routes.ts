import type { RouteRecordRaw } from 'vue-router';

const meta = { anyOf: ['cooperation.read'] as const };

export const cooperationRoutes: RouteRecordRaw[] = [
  {
    path: '/kerja-sama',
    name: 'cooperations',
    meta,
    component: () => import('./CooperationListPage.vue'),
  },
  {
    path: '/kerja-sama/baru',
    name: 'cooperation-new',
    meta: { anyOf: ['cooperation.create'] },
    component: () => import('./CooperationNewPage.vue'),
  },
  {
    path: '/kerja-sama/:id',
    props: true,
    meta,
    component: () => import('./CooperationPage.vue'),
    children: [
      { path: '', name: 'cooperation', component: () => import('./case/SummaryTab.vue') },
      { path: 'tugas', name: 'cooperation-tasks', component: () => import('./case/TasksTab.vue') },
      { path: 'berkas', name: 'cooperation-papers', component: () => import('./case/PapersTab.vue') },
      { path: 'jawaban', name: 'cooperation-answers', component: () => import('./case/AnswersTab.vue') },
      { path: 'penawaran', name: 'cooperation-offers', component: () => import('./case/OffersTab.vue') },
      { path: 'agenda', name: 'cooperation-events', component: () => import('./case/EventsTab.vue') },
      {
        path: 'perselisihan',
        name: 'cooperation-disputes',
        component: () => import('./case/DisputesTab.vue'),
      },
      { path: 'catatan', name: 'cooperation-remarks', component: () => import('./case/RemarksTab.vue') },
      { path: 'riwayat', name: 'cooperation-history', component: () => import('./case/HistoryTab.vue') },
    ],
  },
  {
    path: '/eskalasi',
    name: 'escalations',
    meta: { anyOf: ['cooperation.override', 'cooperation.assign'] },
    component: () => import('./EscalationPage.vue'),
  },
];
