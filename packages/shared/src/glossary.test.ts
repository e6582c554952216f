/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PERMISSIONS, ROLE_LABELS, ROLES } from './access/permissions.ts';
import { ACTOR_KINDS } from './audit/schema.ts';
import { IMPORT_ROW_STATES, IMPORT_STATUSES } from './imports/schema.ts';
import {
  DIMENSION_LABELS,
  MAPPING_COLUMN_LABELS,
  MAPPING_COLUMNS,
  MAPPING_DIMENSIONS,
} from './mapping/vocabulary.ts';
import { PERIOD_STATE_LABELS, PERIOD_STATES } from './periods/schema.ts';
import {
  ACTION_LABELS,
  DOCUMENT_KIND_LABELS,
  EXCEPTION_REASON_LABELS,
  INITIATOR_LABELS,
  KIND_LABELS,
  READINESS_LABELS,
  STATUS_LABELS,
  TARGET_DOCUMENT_LABELS,
} from './proposals/labels.ts';
import {
  DOCUMENT_KINDS,
  EXCEPTION_REASONS,
  INITIATORS,
  PARTNER_CATEGORIES,
  PROPOSAL_KINDS,
  PROPOSAL_STATUSES,
  READINESS,
  TARGET_DOCUMENTS,
} from './proposals/vocabulary.ts';
import { GUARDS, PROPOSAL_ACTIONS } from './proposals/workflow.ts';
import {
  AFFAIR_GROUPS,
  AGENCY_KINDS,
  PLANNING_LEVELS,
  REFERENCE_SETS,
  REGION_LEVELS,
} from './reference/schema.ts';
import { USER_STATUS_LABELS, USER_STATUSES } from './users/schema.ts';

const glossary = readFileSync(new URL('../../../docs/glossary.md', import.meta.url), 'utf8');

/** The rows of one section's table, as code and office word. */
function rowsOf(heading: string): Record<string, string> {
  const section = glossary.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const rows = [...section.matchAll(/^\| *(.+?) *\| *`([^`]+)` *\|/gm)];
  return Object.fromEntries(rows.map(([, office, code]) => [code, office]));
}

const actionLabels = Object.fromEntries(
  PROPOSAL_ACTIONS.map((action) => [action, ACTION_LABELS[action].button]),
);
const setLabels = Object.fromEntries(Object.entries(REFERENCE_SETS).map(([set, { title }]) => [set, title]));

const TABLES: [heading: string, words: readonly string[], labels?: Readonly<Record<string, string>>][] = [
  ['States of a proposal', PROPOSAL_STATUSES, STATUS_LABELS],
  ['Steps of a proposal', PROPOSAL_ACTIONS, actionLabels],
  ['Rules before a step', GUARDS],
  ['Kinds of cooperation', PROPOSAL_KINDS, KIND_LABELS],
  ['Sides of the matrix', MAPPING_DIMENSIONS, DIMENSION_LABELS],
  ['Columns of the Daftar Pemetaan', MAPPING_COLUMNS, MAPPING_COLUMN_LABELS],
  ['Initiators', INITIATORS, INITIATOR_LABELS],
  ['Readiness of a partner', READINESS, READINESS_LABELS],
  ['Categories of partners', PARTNER_CATEGORIES],
  ['Documents aimed at', TARGET_DOCUMENTS, TARGET_DOCUMENT_LABELS],
  ['Papers with a proposal', DOCUMENT_KINDS, DOCUMENT_KIND_LABELS],
  ['Exceptions to planning', EXCEPTION_REASONS, EXCEPTION_REASON_LABELS],
  ['Roles', ROLES, ROLE_LABELS],
  ['Permissions', PERMISSIONS],
  ['States of a period', PERIOD_STATES, PERIOD_STATE_LABELS],
  ['States of a user', USER_STATUSES, USER_STATUS_LABELS],
  ['States of an import', IMPORT_STATUSES],
  ['States of an imported row', IMPORT_ROW_STATES],
  ['Reference lists', Object.keys(REFERENCE_SETS), setLabels],
  ['Kinds of agencies', AGENCY_KINDS],
  ['Levels of regions', REGION_LEVELS],
  ['Levels of planning', PLANNING_LEVELS],
  ['Groups of affairs', AFFAIR_GROUPS],
  ['Actors in the audit log', ACTOR_KINDS],
];

it.each(TABLES)(
  'the glossary lists %s as the code has them, in the words of the screen',
  (heading, words, labels) => {
    const rows = rowsOf(heading);
    expect(Object.keys(rows)).toEqual([...words]);
    if (labels) expect(rows).toEqual(labels);
  },
);
