import type { RouteRecordRaw } from 'vue-router';
import { TASK_PERMISSIONS } from '@kerabat/shared/tasks/vocabulary';

export const taskRoutes: RouteRecordRaw[] = [
  {
    path: '/tugas',
    name: 'tasks',
    meta: { anyOf: TASK_PERMISSIONS },
    component: () => import('./TasksPage.vue'),
  },
];
