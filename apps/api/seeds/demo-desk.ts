import { inArray } from 'drizzle-orm';
import { ROLE_PERMISSIONS } from '@kerabat/shared/access/permissions';
import type { Platform } from '../src/app.ts';
import { assign } from '../src/features/proposals/assignment.service.ts';
import { create } from '../src/features/proposals/bundles.service.ts';
import { add } from '../src/features/proposals/remarks.service.ts';
import { users } from '../src/features/users/users.table.ts';
import { SYSTEM, type Actor } from '../src/platform/actor.ts';

const BUREAU: Actor = {
  ...SYSTEM,
  name: 'Bagian Kerja Sama (contoh)',
  office: 'Bagian Kerja Sama',
  permissions: new Set(ROLE_PERMISSIONS.section_head),
};
const caller = { actor: BUREAU, requestId: 'demo' };

/** Who of the demo accounts verifies which idea. */
const ASSIGNED: Record<string, readonly string[]> = {
  'biro@kerabat.example': ['r017', 'r018', 'r046'],
  'kabag@kerabat.example': ['r042'],
};
const BUNDLE = { title: 'Pangan dan pertanian dengan Bengkulu', members: ['r020', 'r021'] };
/** On both sides of the merged pair. */
const REMARKS: Record<string, string> = {
  r066: 'Mohon rincian volume bawang merah per bulan dari kedua calon mitra.',
  r068: 'Lampung menanyakan jadwal pengiriman sapi; bahan ini ikut dibahas pada usulan tujuan.',
};

/** What the bureau has done with the sample proposals; `ids` by the keys of the ideas. */
export async function loadDemoDesk(platform: Platform, ids: ReadonlyMap<string, string>): Promise<void> {
  const idsOf = (keys: readonly string[]) => keys.flatMap((key) => ids.get(key) ?? []);
  const people = await platform.db
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(inArray(users.email, Object.keys(ASSIGNED)));
  for (const { id: userId, email } of people)
    for (const id of idsOf(ASSIGNED[email] ?? [])) await assign(platform, caller, id, '*', { userId });
  await create(platform, caller, { title: BUNDLE.title, proposalIds: idsOf(BUNDLE.members) });
  for (const [key, body] of Object.entries(REMARKS))
    for (const id of idsOf([key])) await add(platform, caller, id, { body, internal: false, mentionIds: [] });
}
