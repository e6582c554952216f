import type { Permission } from '@kerabat/shared/access/permissions';
import { forbidden } from './problem.ts';

/** Who acts: a person, another system, or KERABAT itself. */
export interface Actor {
  kind: 'user' | 'client' | 'system';
  id: string | null;
  name: string;
  office: string | null;
  agencyId: string | null;
  sessionId: string | null;
  permissions: ReadonlySet<Permission>;
}

export const SYSTEM: Actor = {
  kind: 'system',
  id: null,
  name: 'KERABAT',
  office: null,
  agencyId: null,
  sessionId: null,
  permissions: new Set(),
};

export const has = (actor: Actor, permission: Permission): boolean => actor.permissions.has(permission);

export const missingPermission = () =>
  forbidden(
    'access.forbidden',
    'Peran Anda tidak mengizinkan langkah ini. Hubungi administrator bila seharusnya boleh.',
  );
