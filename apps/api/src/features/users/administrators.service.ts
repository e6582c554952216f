import type { Platform } from '../../app.ts';
import { SYSTEM } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import { newId } from '../../platform/columns.ts';
import { hashNewPassword } from '../auth/password.service.ts';
import { makeLink } from '../auth/reset.service.ts';
import { insertUser } from './users.queries.ts';
import { explainRefusal } from './users.service.ts';

/**
 * The first administrator, or a new one when nobody can sign in any more; for a command on the server, where no mail may
 * work yet. Without a password it gives the link with which the person sets one.
 */
export async function createAdministrator(
  platform: Platform,
  { name, email }: { name: string; email: string },
  password: string | undefined,
): Promise<{ link: string | undefined }> {
  const passwordHash = password === undefined ? null : await hashNewPassword(password, { name, email });
  const id = newId();
  return platform.db
    .transaction(async (tx) => {
      const status = passwordHash === null ? 'invited' : 'active';
      await insertUser(tx, { id, name, email, roles: ['admin'], status, passwordHash });
      const link = passwordHash === null ? await makeLink(platform, tx, id, 'invitation') : undefined;
      await recordAudit(tx, SYSTEM, null, {
        event: 'user.created',
        subjectType: 'user',
        subjectId: id,
        detail: { by: 'admin:create' },
      });
      return { link };
    })
    .catch((error: unknown) => {
      throw explainRefusal(error);
    });
}
