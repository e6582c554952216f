/// <reference types="node" />
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { PROCEDURES } from './procedures.ts';

/**
 * What was published stays as it was: cases run by the version with which they began. A change is a new version beside the old
 * one, with a line of its own here.
 */
const PUBLISHED: Readonly<Record<string, string>> = {
  'KSDD_WAJIB v1': '87c77cdbb42a49b4',
  'KSDD_SUKARELA v1': 'cbe3e8cd15f560d3',
  'KSDPK_DAERAH v1': '142429f3a3a421d9',
  'KSDPK_MITRA v1': '5ad9c7db74a40752',
  'SINERGI v1': '87efdd427731b28c',
  'KSDPL v1': 'dc4671cbc037a588',
  'KSDLL v1': '1e785bdc4507be23',
  'PENCATATAN v1': '50c333eafe0c6b1d',
};

const fingerprint = (procedure: unknown): string =>
  createHash('sha256').update(JSON.stringify(procedure)).digest('hex').slice(0, 16);

it.each(PROCEDURES.map((procedure) => [`${procedure.code} v${procedure.version}`, procedure] as const))(
  '%s is as it was published',
  (name, procedure) => {
    expect(
      fingerprint(procedure),
      `${name} was changed without a new version. Cases already run by it: keep it as it was, add the change with the next version number in packages/shared/src/procedures, and record its fingerprint here.`,
    ).toBe(PUBLISHED[name]);
  },
);

it('no published version has been taken away', () => {
  const present = PROCEDURES.map(({ code, version }) => `${code} v${version}`);
  expect(present).toEqual(expect.arrayContaining(Object.keys(PUBLISHED)));
});
