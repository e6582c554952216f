import type { RouteRecordRaw } from 'vue-router';

const entryPage = () => import('./ReferenceEntryPage.vue');

export const referenceRoutes: RouteRecordRaw[] = [
  {
    path: '/acuan',
    meta: { anyOf: ['reference.read', 'reference.manage'] },
    children: [
      {
        path: '',
        name: 'reference',
        redirect: { name: 'reference-list', params: { list: 'perangkat-daerah' } },
      },
      {
        path: ':list',
        name: 'reference-list',
        props: true,
        component: () => import('./ReferenceListPage.vue'),
      },
      {
        path: ':list/baru',
        name: 'reference-new',
        meta: { anyOf: ['reference.manage'] },
        props: true,
        component: entryPage,
      },
      { path: ':list/:id', name: 'reference-entry', props: true, component: entryPage },
    ],
  },
];
