import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { readConfig } from '../apps/api/src/config.ts';
import { PINNED } from './lint-dockerfile.mjs';

const SECRET_NAME = /SECRET|PASSWORD|TOKEN|_KEY/i;
/** `${NAME:?}` has to be given; anything else, also `${NAME:-value}`, would be a secret in this file. */
const REQUIRED = /^\$\{[A-Z_]+:\?[^}]*\}$/;
/** Compose refuses a key that it does not know; these are the ones in use here. */
const KEYS = new Set(
  (
    'image build read_only tmpfs cap_drop security_opt init volumes environment depends_on command restart ' +
    'healthcheck deploy stop_grace_period shm_size ports'
  ).split(' '),
);
const API_IMAGE = /^kerabat-api:/;
const CONDITIONS = ['service_healthy', 'service_completed_successfully'];

const runsOnce = (service) => service.restart === 'no';

function checkImage(name, service, folder) {
  const { image, build } = service;
  const dockerfile = build && path.resolve(folder, build.context ?? '.', build.dockerfile ?? 'Dockerfile');
  return [
    ...(image && PINNED.test(image) ? [] : [`${name}: ${image ?? 'no image'}: pin the exact version`]),
    ...(dockerfile && !fs.existsSync(dockerfile) ? [`${name}: there is no ${build.dockerfile}`] : []),
  ];
}

function checkHealth(name, service) {
  if (runsOnce(service)) return [];
  const { healthcheck, restart } = service;
  return [
    ...(healthcheck?.test?.length > 1 && !healthcheck.disable ? [] : [`${name}: no healthcheck`]),
    ...(restart ? [] : [`${name}: no restart policy`]),
  ];
}

function checkKeys(name, service) {
  return Object.keys(service)
    .filter((key) => !KEYS.has(key))
    .map((key) => `${name}: ${key} is not a key of a service, or not one that this check knows`);
}

/** What the API itself says about its variables in production, with a sample for each value that has to be given. */
function checkSettings(name, service, settings) {
  if (!API_IMAGE.test(service.image)) return [];
  const sample = (value) => {
    const optional = String(value).replaceAll(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1');
    return optional.replaceAll(/\$\{([A-Z_]+):\?\}/g, (_all, given) =>
      given.endsWith('_URL') ? 'https://a.test' : 'x'.repeat(32),
    );
  };
  const given = Object.entries(service.environment ?? {}).map(([key, value]) => [key, sample(value)]);
  const unknown = given
    .filter(([key]) => !settings.has(key))
    .map(([key]) => `${name}: the API has no ${key}`);
  try {
    readConfig({ NODE_ENV: 'production', ...Object.fromEntries(given) });
    return unknown;
  } catch (error) {
    return [...unknown, ...error.message.split('\n').map((line) => `${name}: ${line}`)];
  }
}

/** Scripts that a service mounts. */
function checkScripts(name, service, folder) {
  const scripts = (service.volumes ?? [])
    .map((volume) => volume.split(':')[0])
    .filter((one) => one.endsWith('.sh'));
  return scripts.flatMap((script) => {
    const { status, stderr } = spawnSync('bash', ['-n', path.resolve(folder, script)], { encoding: 'utf8' });
    return !status ? [] : [`${name}: ${stderr.trim()}`];
  });
}

function checkSecrets(name, service) {
  return Object.entries(service.environment ?? {}).flatMap(([variable, value]) => {
    const inAddress = /:\/\/[^/@:]*:([^@/]*)@/.exec(String(value))?.[1];
    const secret = SECRET_NAME.test(variable) ? String(value) : inAddress;
    return secret === undefined || REQUIRED.test(secret)
      ? []
      : [`${name}: ${variable} holds a secret; write \${NAME:?} so that it has to be given`];
  });
}

function checkDependencies(name, service, services) {
  return Object.entries(service.depends_on ?? {}).flatMap(([other, wish]) => {
    if (!services[other]) return [`${name}: depends on ${other}, which does not exist`];
    const expected = runsOnce(services[other]) ? CONDITIONS[1] : CONDITIONS[0];
    return wish?.condition === expected ? [] : [`${name}: wait for ${other} with condition ${expected}`];
  });
}

function checkVolumes(name, service, { volumes, folder }) {
  return (service.volumes ?? []).flatMap((volume) => {
    const [source] = volume.split(':');
    const isThere = source.startsWith('.')
      ? fs.existsSync(path.resolve(folder, source))
      : source in (volumes ?? {});
    return isThere ? [] : [`${name}: volume ${source} is not declared`];
  });
}

/** Every variable that has to be given is explained in docker/.env.example, which gives none of them a value. */
function checkExample(text, example) {
  const required = new Set([...text.matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name]) => name));
  const offered = new Map(
    [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  return [
    ...[...required].filter((name) => !offered.has(name)).map((name) => `.env.example does not name ${name}`),
    ...[...offered]
      .filter(([name]) => !required.has(name))
      .map(([name]) => `.env.example: ${name} is not needed`),
    ...[...offered].filter(([, value]) => value !== '').map(([name]) => `.env.example: ${name} has a value`),
  ];
}

export function lintCompose(text, { folder, example, settings }) {
  const document = parseDocument(text, { merge: true });
  const problems = [...document.errors, ...document.warnings].map(({ message }) => message);
  const { services = {}, volumes } = document.errors.length === 0 ? document.toJS() : {};
  const findings = Object.entries(services).flatMap(([name, service]) => [
    ...checkKeys(name, service),
    ...checkImage(name, service, folder),
    ...checkHealth(name, service),
    ...checkSecrets(name, service),
    ...checkSettings(name, service, settings),
    ...checkScripts(name, service, folder),
    ...checkDependencies(name, service, services),
    ...checkVolumes(name, service, { volumes, folder }),
  ]);
  return {
    checked: `${Object.keys(services).length} services: known keys, pinned images, health checks, the API's settings, dependencies, volumes, no secrets`,
    findings: [...problems, ...findings, ...checkExample(text, example)],
  };
}
