import type { RouteRecordRaw } from 'vue-router';

export const authRoutes: RouteRecordRaw[] = [
  { path: '/masuk', name: 'sign-in', meta: { public: true }, component: () => import('./SignInPage.vue') },
  {
    path: '/lupa-sandi',
    name: 'forgot-password',
    meta: { public: true },
    component: () => import('./ForgotPasswordPage.vue'),
  },
  {
    path: '/atur-sandi',
    name: 'set-password',
    meta: { public: true },
    component: () => import('./SetPasswordPage.vue'),
  },
  { path: '/akun/profil', name: 'profile', component: () => import('./ProfilePage.vue') },
  { path: '/akun/keamanan', name: 'security', component: () => import('./SecurityPage.vue') },
  { path: '/akun/sesi', name: 'sessions', component: () => import('./SessionsPage.vue') },
];
