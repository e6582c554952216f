import { z } from 'zod';
import { AGENCY_ROLES, PERMISSIONS, ROLES, type Role } from '../access/permissions.ts';
import { etag, flag, instant, listOf, pageQuery, repeated, text, uuid } from '../contract/common.ts';
import { agencyRefSchema } from '../proposals/schema.ts';

export const email = z
  .email({ error: 'Tulis alamat surel lengkap, misalnya nama@contoh.go.id.' })
  .max(254)
  .transform((value) => value.toLowerCase());

export const PASSWORD_MIN = 12;
/** NIST SP 800-63B: length matters, composition rules don't; the service also refuses well-known passwords. */
export const newPassword = z
  .string()
  .min(PASSWORD_MIN, { error: 'Gunakan sedikitnya 12 huruf; rangkaian beberapa kata mudah diingat.' })
  .max(128, { error: 'Gunakan paling banyak 128 huruf.' });

export const USER_STATUSES = ['invited', 'active', 'disabled'] as const;
export const USER_STATUS_LABELS = {
  invited: 'Diundang',
  active: 'Aktif',
  disabled: 'Dinonaktifkan',
} as const satisfies Record<(typeof USER_STATUSES)[number], string>;

/** The signed-in person, as `/auth/me` and the sign-in answer show it. */
export const meSchema = z
  .object({
    id: uuid,
    etag,
    name: z.string(),
    email: z.string(),
    office: z.string().nullable(),
    agency: agencyRefSchema.nullable(),
    roles: z.array(z.enum(ROLES)),
    permissions: z.array(z.enum(PERMISSIONS)),
    totpEnabled: z.boolean(),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof meSchema>;

export const userSchema = z
  .object({
    id: uuid,
    etag,
    name: z.string(),
    email: z.string(),
    nip: z.string().nullable(),
    office: z.string().nullable().meta({ description: 'Jabatan.' }),
    agency: agencyRefSchema.nullable(),
    roles: z.array(z.enum(ROLES)),
    status: z.enum(USER_STATUSES),
    totpEnabled: z.boolean(),
    lockedUntil: instant.nullable(),
    lastSignedInAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof userSchema>;

const editable = {
  name: text(150),
  email,
  nip: z
    .string()
    .regex(/^\d{18}$/, { error: 'NIP terdiri atas 18 angka.' })
    .nullable(),
  office: text(150).nullable(),
  roles: z.array(z.enum(ROLES)).min(1, { error: 'Pilih sedikitnya satu peran.' }),
  agencyId: uuid.nullable(),
};
const agencyForAgencyRoles = (value: { roles?: Role[]; agencyId?: string | null }) =>
  !value.roles ||
  value.agencyId !== null ||
  !value.roles.some((role) => (AGENCY_ROLES as readonly Role[]).includes(role));
const agencyForAgencyRolesError = {
  path: ['agencyId'],
  error: 'Peran perangkat daerah memerlukan perangkat daerah. Pilih perangkat daerahnya.',
};

export const createUserSchema = z
  .strictObject({
    ...editable,
    nip: editable.nip.default(null),
    office: editable.office.default(null),
    agencyId: editable.agencyId.default(null),
  })
  .refine(agencyForAgencyRoles, agencyForAgencyRolesError)
  .meta({ id: 'CreateUser' });
export const patchUserSchema = z
  .strictObject(editable)
  .partial()
  .refine(agencyForAgencyRoles, agencyForAgencyRolesError)
  .meta({ id: 'PatchUser' });
export const patchProfileSchema = z
  .strictObject({ name: editable.name, office: editable.office })
  .partial()
  .meta({ id: 'PatchProfile' });
export const listUsersQuery = z.strictObject({
  ...pageQuery,
  q: z.string().trim().max(100).optional(),
  status: repeated(z.enum(USER_STATUSES)),
  role: repeated(z.enum(ROLES)),
  locked: flag.optional(),
});
export const userListSchema = listOf(userSchema).meta({ id: 'UserList' });
export type CreateUser = z.infer<typeof createUserSchema>;
export type PatchUser = z.infer<typeof patchUserSchema>;
export type ListUsersQuery = z.infer<typeof listUsersQuery>;
