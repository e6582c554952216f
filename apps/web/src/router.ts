import type { Permission } from '@kerabat/shared/access/permissions';
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { auditRoutes } from './features/audit/routes.ts';
import { authRoutes } from './features/auth/routes.ts';
import { clientRoutes } from './features/clients/routes.ts';
import { importRoutes } from './features/imports/routes.ts';
import { mappingRoutes } from './features/mapping/routes.ts';
import { periodRoutes } from './features/periods/routes.ts';
import { personalDataRoutes } from './features/personal-data/routes.ts';
import { proposalRoutes } from './features/proposals/routes.ts';
import { referenceRoutes } from './features/reference/routes.ts';
import { userRoutes } from './features/users/routes.ts';
import { firstPage } from './shell/first-page.ts';
import { useSessionStore } from './shell/session.store.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Open without signing in. */
    public?: boolean;
    /** One of these permissions is needed. Without it every signed-in person may come. */
    anyOf?: readonly Permission[];
  }
}

const shellRoutes: RouteRecordRaw[] = [
  { path: '/', name: 'home', redirect: () => firstPage(router) },
  {
    path: '/tidak-terjangkau',
    name: 'unreachable',
    meta: { public: true },
    component: () => import('./shell/UnreachablePage.vue'),
  },
  { path: '/bukan-wewenang', name: 'forbidden', component: () => import('./shell/ForbiddenPage.vue') },
  { path: '/:rest(.*)*', name: 'not-found', component: () => import('./shell/NotFoundPage.vue') },
];

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...authRoutes,
    ...proposalRoutes,
    ...importRoutes,
    ...mappingRoutes,
    ...periodRoutes,
    ...referenceRoutes,
    ...userRoutes,
    ...clientRoutes,
    ...auditRoutes,
    ...personalDataRoutes,
    ...shellRoutes,
  ],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
});

router.beforeEach(async (to) => {
  const session = useSessionStore();
  if (to.name === 'unreachable') return true;
  try {
    await session.resume();
  } catch {
    return { name: 'unreachable', query: { tujuan: to.fullPath }, replace: true };
  }
  if (to.meta.public) return true;
  if (!session.isSignedIn) return { name: 'sign-in', query: to.path === '/' ? {} : { tujuan: to.fullPath } };
  if (to.meta.anyOf && !session.may(...to.meta.anyOf)) return { name: 'forbidden', replace: true };
  return true;
});

/** After a new release the old page's pieces are gone from the server: load the new page instead. */
router.onError((failure: Error, to) => {
  const pieceIsGone = /dynamically imported module|module script|preload/i.test(failure.message);
  if (pieceIsGone && navigator.onLine) location.assign(router.resolve(to).href);
});
