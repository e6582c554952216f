import { isIP } from 'node:net';
import { z } from 'zod';

/** The only reader of the environment. Everything is checked once, at boot; the result is frozen. */

const list = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );
const optional = z.string().trim().optional();
const yesNo = (fallback: boolean) =>
  z
    .enum(['true', 'false'])
    .optional()
    .transform((value) => (value === undefined ? fallback : value === 'true'));

const port = optional
  .refine(
    (value) =>
      value === undefined || (/^\d{1,5}$/.test(value) && Number(value) > 0 && Number(value) < 65_536),
    {
      error: 'must be a number from 1 to 65535',
    },
  )
  .transform((value) => (value === undefined ? undefined : Number(value)));
const address = (protocols: readonly string[], fault: string) =>
  optional.refine((value) => value === undefined || protocols.includes(URL.parse(value)?.protocol ?? ''), {
    error: fault,
  });
const DATABASE = 'must look like postgres://name:password@host:5432/database';
const isOrigin = (value: string) => URL.parse(value)?.origin === value;
const isProxy = (value: string) =>
  ['loopback', 'linklocal', 'uniquelocal'].includes(value) || isIP(value.replace(/\/\d{1,3}$/, '')) > 0;

const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: port,
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: address(['postgres:', 'postgresql:'], DATABASE),
  DATABASE_OWNER_URL: address(['postgres:', 'postgresql:'], DATABASE),
  CORS_ORIGINS: list.refine((origins) => origins.every(isOrigin), {
    error: 'name origins such as https://portal.example, without a path',
  }),
  DATA_DIR: z.string().default('.data'),
  JWT_SECRET: optional,
  DEMO_PASSWORD: optional,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PUBLIC_URL: address(['http:', 'https:'], 'must look like https://kerabat.example'),
  TRUST_PROXY: list.refine((proxies) => proxies.every(isProxy), {
    error: 'name addresses, networks such as 10.0.0.0/8, loopback, linklocal or uniquelocal',
  }),
  SMTP_URL: address(['smtp:', 'smtps:'], 'must look like smtps://name:password@mail.example:465'),
  MAIL_FROM: z.string().default('KERABAT <kerabat@kerabat.example>'),
  WEB_DIR: optional,
  SOFFICE: z.string().default('soffice'),
  RUN_JOBS: yesNo(true),
  BUSY_AFTER_MS: z.coerce.number().int().min(0).default(2000),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
});

export type Mode = 'evaluation' | 'production' | 'test';

export interface Config {
  mode: Mode;
  port: number;
  portIsSet: boolean;
  host: string;
  databaseUrl: string | undefined;
  databaseOwnerUrl: string | undefined;
  corsOrigins: readonly string[];
  dataDir: string;
  jwtSecret: string | undefined;
  demoPassword: string | undefined;
  logLevel: string;
  publicUrl: string | undefined;
  trustProxy: readonly string[];
  smtpUrl: string | undefined;
  mailFrom: string;
  webDir: string | undefined;
  /** LibreOffice, which turns documents into PDF where it is installed. */
  soffice: string;
  runJobs: boolean;
  /** Event-loop delay above which requests are answered 503; 0 never. */
  busyAfterMs: number;
  rateLimitPerMinute: number;
}

export class ConfigError extends Error {}

const WEAK_SECRETS = ['secret', 'changeme', 'change-me', 'ganti', 'password', 'kerabat', 'contoh', 'example'];

function productionFaults(config: Config): string[] {
  const secret = config.jwtSecret;
  const faults: string[] = [];
  if (!config.databaseUrl) faults.push('DATABASE_URL: production needs its own PostgreSQL server');
  if (!secret || secret.length < 32)
    faults.push('JWT_SECRET: production needs a secret of at least 32 characters');
  else if (WEAK_SECRETS.some((word) => secret.toLowerCase().includes(word)))
    faults.push('JWT_SECRET: this looks like an example value; generate one, e.g. `openssl rand -base64 48`');
  if (config.demoPassword) faults.push('DEMO_PASSWORD: there are no demo accounts in production; remove it');
  if (!config.publicUrl)
    faults.push('PUBLIC_URL: production needs the address that people open, for links in mail');
  if (!config.smtpUrl) faults.push('SMTP_URL: production needs a mail server for invitations and resets');
  return faults;
}

/** Reads and checks the environment. Throws `ConfigError` naming every fault. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.entries(environment).filter(([, value]) => value?.trim());
  const parsed = environmentSchema.safeParse(Object.fromEntries(given));
  if (!parsed.success)
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  const env = parsed.data;
  const config: Config = {
    mode: env.NODE_ENV === 'production' ? 'production' : env.NODE_ENV === 'test' ? 'test' : 'evaluation',
    port: env.PORT ?? 3000,
    portIsSet: env.PORT !== undefined,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL ?? env.DATABASE_OWNER_URL,
    databaseOwnerUrl: env.DATABASE_OWNER_URL,
    corsOrigins: env.CORS_ORIGINS,
    dataDir: env.DATA_DIR,
    jwtSecret: env.JWT_SECRET,
    demoPassword: env.DEMO_PASSWORD,
    logLevel: env.LOG_LEVEL,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    trustProxy: env.TRUST_PROXY,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    webDir: env.WEB_DIR,
    soffice: env.SOFFICE,
    runJobs: env.RUN_JOBS,
    busyAfterMs: env.BUSY_AFTER_MS,
    rateLimitPerMinute: env.RATE_LIMIT_PER_MINUTE,
  };
  const faults = config.mode === 'production' ? productionFaults(config) : [];
  if (config.demoPassword !== undefined && config.demoPassword.length < 12)
    faults.push('DEMO_PASSWORD: use at least 12 characters');
  if (config.jwtSecret !== undefined && config.jwtSecret.length < 32 && config.mode !== 'production')
    faults.push('JWT_SECRET: use at least 32 characters');
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  return Object.freeze(config);
}
