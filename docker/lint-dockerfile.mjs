import fs from 'node:fs';
import path from 'node:path';
import { validate, ValidationSeverity } from 'dockerfile-utils';

/** A tag that names one release, not a moving line of them. */
export const PINNED = /:v?\d+\.\d+(?:\.\d+)?(?:-[\w.-]+)?$/;
const SECRET = /SECRET|PASSWORD|TOKEN|_KEY/i;

const STRICT = Object.fromEntries(
  [
    'deprecatedMaintainer',
    'directiveCasing',
    'emptyContinuationLine',
    'instructionCasing',
    'instructionCmdMultiple',
    'instructionEntrypointMultiple',
    'instructionHealthcheckMultiple',
    'instructionJSONInSingleQuotes',
    'instructionWorkdirRelative',
  ].map((rule) => [rule, ValidationSeverity.ERROR]),
);

/** The instructions in their order, grouped by stage; continued lines are one. */
function stagesOf(text) {
  const lines = text
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\s*\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages = [];
  for (const line of lines) {
    const [, name, value] = /^(\w+)\s+(.*)$/.exec(line) ?? ['', line.trim(), ''];
    const instruction = { name: name.toUpperCase(), value: value.trim() };
    if (instruction.name === 'FROM') stages.push([]);
    stages.at(-1)?.push(instruction);
  }
  return stages;
}

const valuesOf = (stage, name) =>
  stage.filter((instruction) => instruction.name === name).map((one) => one.value);

function checkBases(stages, versions) {
  const names = new Set();
  return stages.flatMap(([from]) => {
    const [image, , name] = from.value.split(/\s+/);
    const known = names.has(image);
    if (name) names.add(name);
    if (known || PINNED.test(image)) {
      const isOtherNode = image.startsWith('node:') && !image.startsWith(`node:${versions.node}-`);
      return isOtherNode ? [`${image}: the project runs on Node ${versions.node}`] : [];
    }
    return [`${image}: pin the exact version`];
  });
}

/** `COPY --from` names an earlier stage or a pinned image; anything else would be fetched from a registry. */
function checkOrigins(stages) {
  const names = new Set();
  return stages.flatMap((stage) => {
    const origins = valuesOf(stage, 'COPY').flatMap((value) => /--from=(\S+)/.exec(value)?.[1] ?? []);
    const strangers = origins.filter((origin) => !names.has(origin) && !PINNED.test(origin));
    names.add(stage[0].value.split(/\s+/)[2]);
    return strangers.map((origin) => `COPY --from=${origin}: there is no such stage`);
  });
}

function checkLastStage(stage) {
  const user = valuesOf(stage, 'USER').at(-1);
  const [health] = valuesOf(stage, 'HEALTHCHECK');
  const command = valuesOf(stage, 'CMD').at(-1);
  return [
    ...(user === undefined || /^(root|0)(:|$)/.test(user) ? ['the last stage runs as root: add USER'] : []),
    ...(health === undefined || /^NONE/i.test(health) ? ['the last stage has no HEALTHCHECK'] : []),
    ...(command?.startsWith('[') ? [] : ['CMD must be a list: a shell in front of it swallows signals']),
  ];
}

function checkSources(stages, root) {
  const copied = stages
    .flatMap((stage) => valuesOf(stage, 'COPY'))
    .filter((value) => !value.includes('--from='));
  return copied
    .flatMap((value) => value.split(/\s+/).slice(0, -1))
    .filter((source) => !source.startsWith('--') && !fs.existsSync(path.join(root, source)))
    .map((source) => `COPY ${source}: there is no such file`);
}

function checkContents(text, stages, versions) {
  const all = stages.flat();
  const pnpm = [...text.matchAll(/pnpm@([\d.]+)/g)].filter(([, version]) => version !== versions.pnpm);
  return [
    ...(stages.length < 2 ? ['build in one stage, run in another'] : []),
    ...all.filter(({ name }) => name === 'ADD').map(({ value }) => `ADD ${value}: use COPY`),
    ...all
      .filter(({ name, value }) => ['ENV', 'ARG'].includes(name) && SECRET.test(value))
      .map(({ name }) => `${name} would keep a secret in the image`),
    ...pnpm.map(([used]) => `${used}: the project uses pnpm@${versions.pnpm}`),
  ];
}

export function lintDockerfile(text, { root, versions }) {
  const stages = stagesOf(text);
  const syntax = validate(text, STRICT).map(
    ({ range, message }) => `line ${range.start.line + 1}: ${message}`,
  );
  return {
    checked: 'syntax, stages, pinned bases, user, health check, sources, no secrets',
    findings: [
      ...syntax,
      ...checkContents(text, stages, versions),
      ...checkBases(stages, versions),
      ...checkOrigins(stages),
      ...checkLastStage(stages.at(-1) ?? []),
      ...checkSources(stages, root),
    ],
  };
}
