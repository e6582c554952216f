import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const SECRET = 'kX8v2mQp7Lr4Tz9Wc3Nb6Hy1Jd5Fg0Sa';
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://app@db.example/kerabat',
  JWT_SECRET: SECRET,
  PUBLIC_URL: 'https://kerabat.example',
  SMTP_URL: 'smtps://mail.example',
};

function faultsOf(environment: Record<string, string | undefined>): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
}
/** The variables that are complained about. */
const namesIn = (faults: string[]) => faults.map((fault) => fault.split(':')[0]);

describe('configuration', () => {
  it('needs nothing for an evaluation and listens on this machine only', () => {
    expect(readConfig({})).toMatchObject({
      mode: 'evaluation',
      port: 3000,
      portIsSet: false,
      host: '127.0.0.1',
      databaseUrl: undefined,
      dataDir: '.data',
      corsOrigins: [],
      trustProxy: [],
      runJobs: true,
    });
  });

  it('cannot be changed after boot', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });

  it('takes an empty variable for one that is not set', () => {
    const names = [
      'NODE_ENV',
      'PORT',
      'HOST',
      'DATABASE_URL',
      'DATA_DIR',
      'LOG_LEVEL',
      'MAIL_FROM',
      'RUN_JOBS',
    ];
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ' '])))).toEqual(readConfig({}));
  });

  it.each(['0', '65536', '80.5', 'http', '-1', '3000x'])('refuses %s as a port', (PORT) => {
    expect(namesIn(faultsOf({ PORT }))).toEqual(['PORT']);
  });

  it.each([
    ['NODE_ENV', 'prod'],
    ['LOG_LEVEL', 'loud'],
    ['PUBLIC_URL', 'kerabat'],
    ['SMTP_URL', 'mail server'],
    ['RUN_JOBS', 'yes'],
    ['RATE_LIMIT_PER_MINUTE', '0'],
    ['DEMO_PASSWORD', 'pendek'],
    ['JWT_SECRET', 'short'],
  ])('refuses %s=%s and names the variable', (name, value) => {
    expect(namesIn(faultsOf({ [name]: value }))).toEqual([name]);
  });

  it('names every fault at once', () => {
    expect(namesIn(faultsOf({ PORT: 'x', LOG_LEVEL: 'y' }))).toEqual(['PORT', 'LOG_LEVEL']);
  });

  it('reads lists with commas, and addresses without their last slash', () => {
    const config = readConfig({
      CORS_ORIGINS: 'https://a.example, https://b.example,',
      TRUST_PROXY: 'loopback,10.0.0.0/8',
      PUBLIC_URL: 'https://kerabat.example/app/',
    });
    expect(config.corsOrigins).toEqual(['https://a.example', 'https://b.example']);
    expect(config.trustProxy).toEqual(['loopback', '10.0.0.0/8']);
    expect(config.publicUrl).toBe('https://kerabat.example/app');
  });

  it('runs on the owner’s database when only that address is given', () => {
    const DATABASE_OWNER_URL = 'postgres://owner@db.example/kerabat';
    expect(readConfig({ DATABASE_OWNER_URL })).toMatchObject({
      databaseUrl: DATABASE_OWNER_URL,
      databaseOwnerUrl: DATABASE_OWNER_URL,
    });
  });
});

describe('configuration of production', () => {
  it('is accepted when complete', () => {
    expect(readConfig(production)).toMatchObject({ mode: 'production', jwtSecret: SECRET });
  });

  it('has no default for anything that matters', () => {
    expect(namesIn(faultsOf({ NODE_ENV: 'production' }))).toEqual([
      'DATABASE_URL',
      'JWT_SECRET',
      'PUBLIC_URL',
      'SMTP_URL',
    ]);
  });

  it.each([
    'kX8v2mQp7Lr4Tz9',
    'changeme-changeme-changeme-changeme',
    'a-very-long-secret-for-production-use',
  ])('refuses %s as a secret', (JWT_SECRET) => {
    expect(namesIn(faultsOf({ ...production, JWT_SECRET }))).toEqual(['JWT_SECRET']);
  });

  it('has no demo accounts', () => {
    expect(namesIn(faultsOf({ ...production, DEMO_PASSWORD: 'cukup panjang sekali' }))).toEqual([
      'DEMO_PASSWORD',
    ]);
  });
});

describe('.env.example', () => {
  const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
  const lines = example.trimEnd().split('\n');
  const settings = lines.flatMap((line, at) => {
    const [, name, value] = /^#?([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, value: value ?? '', before: lines[at - 1] ?? '' }];
  });

  it('names every variable that the configuration reads, and no other', () => {
    const source = readFileSync(new URL('./config.ts', import.meta.url), 'utf8');
    const [, schema = ''] = /environmentSchema = z\.object\(\{([\s\S]*?)\n\}\);/.exec(source) ?? [];
    const read = [...schema.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name);
    expect(read.length).toBeGreaterThan(10);
    expect(settings.map(({ name }) => name)).toEqual(read);
  });

  it('explains each in one line above it', () => {
    for (const { name, before } of settings) expect(before, name).toMatch(/^# \S/);
  });

  it('shows the defaults as they are', () => {
    const shown = Object.fromEntries(settings.map(({ name, value }) => [name, value]));
    const { NODE_ENV, DATABASE_URL, DATABASE_OWNER_URL, PUBLIC_URL, SMTP_URL, PORT, ...defaults } = shown;
    expect([NODE_ENV, DATABASE_URL, DATABASE_OWNER_URL, PUBLIC_URL, SMTP_URL]).not.toContain('');
    expect(readConfig(defaults)).toEqual(readConfig({}));
    expect(Number(PORT)).toBe(readConfig({}).port);
  });
});
