import type { RouteLocationRaw, Router } from 'vue-router';
import { NAVIGATION } from './navigation.ts';
import { useSessionStore } from './session.store.ts';

export const visibleNavigation = (router: Router) => {
  const session = useSessionStore();
  return NAVIGATION.map((group) => ({
    ...group,
    items: group.items.filter((item) => router.hasRoute(item.route) && session.may(...item.anyOf)),
  })).filter((group) => group.items.length > 0);
};

export function firstPage(router: Router): RouteLocationRaw {
  const first = visibleNavigation(router)[0]?.items[0];
  return { name: first?.route ?? 'profile' };
}
