import type { Permission } from '@kerabat/shared/access/permissions';
import type { RouteRecordRaw } from 'vue-router';
import { assessmentRoutes } from './features/assessments/routes.ts';
import { auditRoutes } from './features/audit/routes.ts';
import { authRoutes } from './features/auth/routes.ts';
import { clientRoutes } from './features/clients/routes.ts';
import { dutyRoutes } from './features/duties/routes.ts';
import { cooperationRoutes } from './features/cooperations/routes.ts';
import { importRoutes } from './features/imports/routes.ts';
import { mappingRoutes } from './features/mapping/routes.ts';
import { inquiryRoutes } from './features/inquiries/routes.ts';
import { partnerRoutes } from './features/partners/routes.ts';
import { periodRoutes } from './features/periods/routes.ts';
import { personalDataRoutes } from './features/personal-data/routes.ts';
import { proposalRoutes } from './features/proposals/routes.ts';
import { referenceRoutes } from './features/reference/routes.ts';
import { settingRoutes } from './features/settings/routes.ts';
import { taskRoutes } from './features/tasks/routes.ts';
import { userRoutes } from './features/users/routes.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Open without signing in. */
    public?: boolean;
    /** One of these permissions is needed. Without it every signed-in person may come. */
    anyOf?: readonly Permission[];
  }
}

const shellRoutes: RouteRecordRaw[] = [
  {
    path: '/tidak-terjangkau',
    name: 'unreachable',
    meta: { public: true },
    component: () => import('./shell/UnreachablePage.vue'),
  },
  { path: '/bukan-wewenang', name: 'forbidden', component: () => import('./shell/ForbiddenPage.vue') },
  { path: '/:rest(.*)*', name: 'not-found', component: () => import('./shell/NotFoundPage.vue') },
];

/** Every page there is, without the guards: the journeys ask it whether they visit them all. */
export const routes: RouteRecordRaw[] = [
  ...authRoutes,
  ...taskRoutes,
  ...dutyRoutes,
  ...proposalRoutes,
  ...importRoutes,
  ...mappingRoutes,
  ...assessmentRoutes,
  ...cooperationRoutes,
  ...partnerRoutes,
  ...inquiryRoutes,
  ...periodRoutes,
  ...referenceRoutes,
  ...settingRoutes,
  ...userRoutes,
  ...clientRoutes,
  ...auditRoutes,
  ...personalDataRoutes,
  ...shellRoutes,
];
