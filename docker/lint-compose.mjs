import fs from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { PINNED } from './lint-dockerfile.mjs';

const SECRET_NAME = /SECRET|PASSWORD|TOKEN|_KEY/i;
/** `${NAME:?}` has to be given; anything else, also `${NAME:-value}`, would be a secret in this file. */
const REQUIRED = /^\$\{[A-Z_]+:\?[^}]*\}$/;
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

export function lintCompose(text, { folder, example }) {
  const document = parseDocument(text, { merge: true });
  const problems = [...document.errors, ...document.warnings].map(({ message }) => message);
  const { services = {}, volumes } = document.errors.length === 0 ? document.toJS() : {};
  const findings = Object.entries(services).flatMap(([name, service]) => [
    ...checkImage(name, service, folder),
    ...checkHealth(name, service),
    ...checkSecrets(name, service),
    ...checkDependencies(name, service, services),
    ...checkVolumes(name, service, { volumes, folder }),
  ]);
  return {
    checked: `${Object.keys(services).length} services: pinned images, health checks, dependencies, volumes, no secrets`,
    findings: [...problems, ...findings, ...checkExample(text, example)],
  };
}
