import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const WORKSPACES = ['.', 'apps/api', 'apps/web', 'packages/shared'];
const FREE = new Set(
  'MIT MIT-0 ISC BSD-2-Clause BSD-3-Clause 0BSD Apache-2.0 BlueOak-1.0.0 Unlicense CC0-1.0 Zlib Python-2.0'.split(
    ' ',
  ),
);
/** Explained in docs/dependencies.md. */
const EXCEPTIONS = /^(?:axe-core|lightningcss(?:-.*)?|vaul-vue|reserved)$/;

interface Manifest {
  name: string;
  license?: unknown;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}
const manifestIn = (folder: string) =>
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;

const document = readFileSync(path.join(root, 'docs/dependencies.md'), 'utf8');

/** The lines of one section's table. */
function linesOf(heading: string) {
  const section = document.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| (\S+) +\| (\S+) +\| (\S.*?) +\|$/gm)]
    .map(([, name = '', licence, why]) => ({ name, licence, why }))
    .filter(({ licence }) => licence !== 'Licence' && !licence?.startsWith('---'));
}

const named = WORKSPACES.flatMap((folder) => {
  const { dependencies = {}, devDependencies = {} } = manifestIn(path.join(root, folder));
  const entry = (isRuntime: boolean) => (name: string) => ({ name, isRuntime, folder });
  return [
    ...Object.keys(dependencies).map(entry(true)),
    ...Object.keys(devDependencies).map(entry(false)),
  ].filter(({ name }) => !name.startsWith('@kerabat/'));
});
const runtime = new Set(named.filter(({ isRuntime }) => isRuntime).map(({ name }) => name));
const development = new Set(named.map(({ name }) => name).filter((name) => !runtime.has(name)));

/** Every package that is installed, with what its manifest says. */
function installed(): Manifest[] {
  const store = path.join(root, 'node_modules/.pnpm');
  const within = (folder: string) =>
    existsSync(folder)
      ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
      : [];
  return within(store).flatMap(({ name }) => {
    const modules = path.join(store, name, 'node_modules');
    const folders = within(modules).flatMap((entry) =>
      entry.name.startsWith('@')
        ? within(path.join(modules, entry.name)).map((inner) => path.join(modules, entry.name, inner.name))
        : [path.join(modules, entry.name)],
    );
    return folders.filter((folder) => existsSync(path.join(folder, 'package.json'))).map(manifestIn);
  });
}

/** One free licence of several offered is enough; of several that hold together, all must be free. */
const isFree = (license: unknown): boolean =>
  typeof license === 'string' &&
  license
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((offer) => offer.split(' AND ').every((one) => FREE.has(one)));

describe('docs/dependencies.md', () => {
  it('has one line for each package that a package.json names', () => {
    expect(linesOf('Runtime').map(({ name }) => name)).toEqual([...runtime].sort());
    expect(linesOf('Development').map(({ name }) => name)).toEqual([...development].sort());
  });

  it('names the licence that the package itself names', () => {
    const lines = [...linesOf('Runtime'), ...linesOf('Development')];
    const said = Object.fromEntries(lines.map(({ name, licence }) => [name, licence]));
    const real = named.map(({ name, folder }) => [
      name,
      manifestIn(path.join(root, folder, 'node_modules', name)).license,
    ]);
    expect(said).toEqual(Object.fromEntries(real));
  });
});

it('every installed package is free, or an exception that the document explains', () => {
  const packages = installed();
  expect(packages.length).toBeGreaterThan(runtime.size + development.size);
  const others = packages.filter(({ name, license }) => !isFree(license) && !EXCEPTIONS.test(name));
  expect(others.map(({ name, license }) => [name, license])).toEqual([]);
});
