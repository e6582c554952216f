import { eq } from 'drizzle-orm';
import type { Role } from '@kerabat/shared/access/permissions';
import { agencies } from '../src/features/agencies/agencies.table.ts';
import { hashPassword, passwordMatches } from '../src/features/auth/passwords.ts';
import { apiClients } from '../src/features/clients/clients.table.ts';
import { users } from '../src/features/users/users.table.ts';
import type { Database } from '../src/platform/db.ts';
import { sha256 } from '../src/platform/seal.ts';

const DOMAIN = 'kerabat.example';

type Account = readonly [local: string, name: string, office: string, roles: Role[], agency?: string];

/** Offices, not people: every name here says what the account is for. */
const ACCOUNTS: readonly Account[] = [
  ['admin', 'Administrator Contoh', 'Administrator sistem', ['admin']],
  ['biro', 'Staf Kerja Sama Contoh', 'Staf Bagian Kerja Sama', ['bureau_staff']],
  ['kabag', 'Kabag Kerja Sama Contoh', 'Kepala Bagian Kerja Sama', ['section_head']],
  ['kabiro', 'Kepala Biro Contoh', 'Kepala Biro Pemerintahan dan Otonomi Daerah', ['bureau_head']],
  [
    'operator.biro',
    'Operator Biro Contoh',
    'Operator Biro Pemerintahan',
    ['agency_operator'],
    'SETDA-PEMOTDA',
  ],
  [
    'kepala.biro',
    'Kepala Pengusul Biro Contoh',
    'Kepala Biro Pemerintahan',
    ['agency_head'],
    'SETDA-PEMOTDA',
  ],
  ['tkksd1', 'Anggota TKKSD Contoh 1', 'Anggota TKKSD', ['tkksd_member']],
  ['tkksd2', 'Anggota TKKSD Contoh 2', 'Anggota TKKSD', ['tkksd_member']],
  ['tkksd3', 'Anggota TKKSD Contoh 3', 'Anggota TKKSD', ['tkksd_member']],
  ['ketua.tkksd', 'Ketua TKKSD Contoh', 'Ketua TKKSD', ['tkksd_chair']],
  ['hukum', 'Penelaah Hukum Contoh', 'Biro Hukum', ['legal_reviewer']],
  ['bappeda', 'Penelaah Rencana Contoh', 'Bappeda', ['planning_reviewer']],
  ['bpkad', 'Penelaah Anggaran Contoh', 'BPKAD', ['budget_reviewer']],
  ['pimpinan', 'Pimpinan Contoh', 'Pimpinan daerah', ['leader']],
  ['auditor', 'Auditor Contoh', 'Inspektorat', ['auditor']],
  ['operator.dispangan', 'Operator Pangan Contoh', 'Operator Dinas Pangan', ['agency_operator'], 'DISPANGAN'],
  ['kepala.dispangan', 'Kepala Dinas Pangan Contoh', 'Kepala Dinas Pangan', ['agency_head'], 'DISPANGAN'],
  [
    'operator.dispar',
    'Operator Pariwisata Contoh',
    'Operator Dinas Pariwisata',
    ['agency_operator'],
    'DISPAR',
  ],
  ['kepala.dispar', 'Kepala Dinas Pariwisata Contoh', 'Kepala Dinas Pariwisata', ['agency_head'], 'DISPAR'],
];

export interface DemoAccount {
  email: string;
  office: string;
}

export const DEMO_CLIENT_ID = 'krb_demo';

async function loadAccount(
  db: Database,
  [local, name, office, roles, agency]: Account,
  passwordHash: string,
) {
  const [home] = agency ? await db.select().from(agencies).where(eq(agencies.numberCode, agency)) : [];
  const email = `${local}@${DOMAIN}`;
  await db
    .insert(users)
    .values({ name, email, office, roles, agencyId: home?.id ?? null, status: 'active', passwordHash })
    .onConflictDoNothing();
  return { email, office };
}

/** One account per office and one API client, all with the demo password of this installation (evaluation mode only). */
export async function loadDemoAccounts(
  db: Database,
  password: string,
  clientSecret: string,
): Promise<DemoAccount[]> {
  const passwordHash = await hashPassword(password);
  const accounts: DemoAccount[] = [];
  for (const account of ACCOUNTS) accounts.push(await loadAccount(db, account, passwordHash));
  const [admin] = await db
    .select()
    .from(users)
    .where(eq(users.email, `admin@${DOMAIN}`));
  if (admin && !(await passwordMatches(admin.passwordHash, password)))
    for (const { email } of accounts)
      await db.update(users).set({ passwordHash }).where(eq(users.email, email));
  await db
    .insert(apiClients)
    .values({
      clientId: DEMO_CLIENT_ID,
      name: 'Klien contoh',
      secretHash: sha256(clientSecret),
      scopes: ['reference.read', 'period.read', 'proposal.read', 'proposal.read-all'],
    })
    .onConflictDoUpdate({ target: apiClients.clientId, set: { secretHash: sha256(clientSecret) } });
  return accounts;
}
