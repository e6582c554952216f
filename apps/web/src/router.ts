import { createRouter, createWebHistory } from 'vue-router';
import { routes } from './routes.ts';
import { firstPage } from './shell/first-page.ts';
import { useSessionStore } from './shell/session.store.ts';

export const router = createRouter({
  history: createWebHistory(),
  routes: [{ path: '/', name: 'home', redirect: () => firstPage(router) }, ...routes],
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
