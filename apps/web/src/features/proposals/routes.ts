import type { RouteRecordRaw } from 'vue-router';

export const proposalRoutes: RouteRecordRaw[] = [
  {
    path: '/usulan',
    name: 'proposals',
    meta: { anyOf: ['proposal.read'] },
    component: () => import('./ProposalListPage.vue'),
  },
  {
    path: '/verifikasi',
    name: 'desk',
    meta: { anyOf: ['proposal.verify'] },
    component: () => import('./desk/DeskPage.vue'),
  },
  {
    path: '/usulan/baru',
    name: 'proposal-new',
    meta: { anyOf: ['proposal.write'] },
    component: () => import('./ProposalFormPage.vue'),
  },
  {
    path: '/usulan/:id',
    name: 'proposal',
    meta: { anyOf: ['proposal.read'] },
    props: true,
    component: () => import('./ProposalPage.vue'),
  },
  {
    path: '/usulan/:id/versi',
    name: 'proposal-versions',
    meta: { anyOf: ['proposal.read'] },
    props: true,
    component: () => import('./ProposalVersionsPage.vue'),
  },
  {
    path: '/usulan/:id/persetujuan',
    name: 'proposal-approval',
    meta: { anyOf: ['proposal.approve'] },
    props: true,
    component: () => import('./ProposalApprovalPage.vue'),
  },
  {
    path: '/usulan/:id/ubah',
    name: 'proposal-edit',
    meta: { anyOf: ['proposal.write'] },
    props: true,
    component: () => import('./ProposalFormPage.vue'),
  },
];
