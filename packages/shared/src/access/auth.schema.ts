import { z } from 'zod';
import { instant, uuid } from '../contract/common.ts';
import { email, meSchema, PASSWORD_MIN } from '../users/schema.ts';

const password = z.string().min(1, { error: 'Isi kata sandi.' }).max(128);
/** The service answers 422 `auth.weak_password` with what to do; forms check `newPassword` beforehand. */
const chosenPassword = z.string().max(128, { error: 'Gunakan paling banyak 128 huruf.' }).meta({
  minLength: PASSWORD_MIN,
  description:
    'Sedikitnya 12 huruf; tanpa nama sendiri, tanpa bagian depan surel, bukan kata sandi yang umum.',
});
const totpCode = z.string().regex(/^\d{6}$/, { error: 'Kode terdiri atas 6 angka.' });

export const loginSchema = z
  .strictObject({
    email,
    password,
    totp: z
      .string()
      .trim()
      .max(20)
      .optional()
      .meta({ description: 'Kode 6 angka dari aplikasi autentikator, atau satu kode pemulihan.' }),
  })
  .meta({ id: 'Login' });
export const sessionGrantSchema = z
  .object({ accessToken: z.string(), expiresIn: z.int().meta({ description: 'Detik.' }), user: meSchema })
  .meta({ id: 'SessionGrant' });
export type SessionGrant = z.infer<typeof sessionGrantSchema>;

export const sessionSchema = z
  .object({
    id: uuid,
    current: z.boolean(),
    createdAt: instant,
    lastUsedAt: instant,
    expiresAt: instant,
    device: z.string().nullable().meta({ description: 'Peramban dan sistem sebagaimana dikirim.' }),
  })
  .meta({ id: 'Session' });
export const sessionsSchema = z.object({ items: z.array(sessionSchema) }).meta({ id: 'Sessions' });

export const changePasswordSchema = z
  .strictObject({ currentPassword: password, newPassword: chosenPassword })
  .meta({ id: 'ChangePassword' });
export const requestPasswordResetSchema = z.strictObject({ email }).meta({ id: 'RequestPasswordReset' });
/** Also accepts an invitation: the first password is set with the token of the mail. */
export const confirmPasswordResetSchema = z
  .strictObject({ token: z.string().min(20).max(200), newPassword: chosenPassword })
  .meta({ id: 'ConfirmPasswordReset' });

export const totpSetupSchema = z
  .object({
    secret: z.string().meta({ description: 'Base32, untuk diketik di aplikasi autentikator.' }),
    uri: z.string().meta({ description: 'otpauth://, untuk kode QR.' }),
  })
  .meta({ id: 'TotpSetup' });
export const startTotpSchema = z.strictObject({ password }).meta({ id: 'StartTotp' });
export const confirmTotpSchema = z.strictObject({ code: totpCode }).meta({ id: 'ConfirmTotp' });
export const recoveryCodesSchema = z
  .object({ recoveryCodes: z.array(z.string()) })
  .meta({ id: 'RecoveryCodes', description: 'Ditampilkan sekali saja.' });
export const disableTotpSchema = z.strictObject({ password }).meta({ id: 'DisableTotp' });

export const tokenRequestSchema = z
  .strictObject({ grant_type: z.literal('client_credentials'), scope: z.string().max(2000).optional() })
  .meta({ id: 'TokenRequest' });
export const tokenSchema = z
  .object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int(),
    scope: z.string(),
  })
  .meta({ id: 'Token' });
