/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PERMISSIONS, ROLE_LABELS, ROLES } from './access/permissions.ts';
import {
  CONFLICT_GROUND_LABELS,
  CONFLICT_GROUNDS,
  MEETING_STATUS_LABELS,
  MEETING_STATUSES,
  OPINION_LABELS,
  OPINIONS,
  PRESENCE_LABELS,
  PRESENCES,
  REVIEW_DECISION_LABELS,
  REVIEW_DECISIONS,
} from './assessments/vocabulary.ts';
import { ACTOR_KINDS } from './audit/schema.ts';
import { DELEGATION_STATE_LABELS, DELEGATION_STATES } from './delegations/schema.ts';
import { DUTY_KIND_LABELS, DUTY_KINDS } from './duties/schema.ts';
import {
  ALARM_LABELS,
  CHECKLIST_STATE_LABELS,
  DISPUTE_STEP_LABELS,
  EVENT_KIND_LABELS,
  OFFER_ACTION_LABELS,
  OFFER_DIRECTION_LABELS,
  OFFER_STATE_LABELS,
  PAPER_STATE_LABELS,
  SIGNING_METHOD_LABELS,
  CASE_ACTION_LABELS,
  CASE_CHANGE_LABELS,
  CASE_ORIGIN_LABELS,
  CASE_ROUTE_LABELS,
  CASE_STATUS_LABELS,
  STAGE_STATE_LABELS,
} from './cooperations/labels.ts';
import { CHECKLIST_STATES } from './cooperations/papers.schema.ts';
import {
  ALARM_KINDS,
  DISPUTE_STEPS,
  EVENT_KINDS,
  OFFER_ACTIONS,
  OFFER_DIRECTIONS,
  OFFER_STATES,
  PAPER_STATES,
  SIGNING_METHODS,
  CASE_ACTIONS,
  CASE_CHANGES,
  CASE_ORIGINS,
  CASE_ROUTES,
  CASE_STATUSES,
  END_REASON_CODES,
  END_REASONS,
  STAGE_STATES,
  WITHDRAWAL_REASON_CODES,
  WITHDRAWAL_REASONS,
} from './cooperations/vocabulary.ts';
import { IMPORT_ROW_STATES, IMPORT_STATUSES } from './imports/schema.ts';
import {
  DIMENSION_LABELS,
  MAPPING_COLUMN_LABELS,
  MAPPING_COLUMNS,
  MAPPING_DIMENSIONS,
} from './mapping/vocabulary.ts';
import {
  CERTAINTY_LABELS,
  CONDITION_LABELS,
  PAPER_LABELS,
  PROCEDURE_LABELS,
  RULE_LABELS,
  TRACK_LABELS,
} from './procedures/labels.ts';
import {
  CERTAINTIES,
  CONDITION_IDS,
  PAPER_KINDS,
  PROCEDURE_CODES,
  RULE_IDS,
  TRACKS,
} from './procedures/vocabulary.ts';
import { SETTING_KEYS, SETTINGS } from './settings/vocabulary.ts';
import { INQUIRY_STATUS_LABELS, INQUIRY_STATUSES } from './inquiries/vocabulary.ts';
import { PARTNER_ROW_LABELS, PARTNER_ROW_STATES } from './partners/imports.schema.ts';
import { PARTNER_STATUS_LABELS, PARTNER_STATUSES } from './partners/vocabulary.ts';
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
import { TASK_SOURCE_LABELS, TASK_SOURCES, TASK_URGENCIES, TASK_URGENCY_LABELS } from './tasks/vocabulary.ts';
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
const caseActionLabels = Object.fromEntries(
  CASE_ACTIONS.map((action) => [action, CASE_ACTION_LABELS[action].button]),
);
const endLabels = Object.fromEntries(END_REASON_CODES.map((code) => [code, END_REASONS[code].label]));
const withdrawalLabels = Object.fromEntries(
  WITHDRAWAL_REASON_CODES.map((code) => [code, WITHDRAWAL_REASONS[code].label]),
);
const settingLabels = Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTINGS[key].label]));
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
  ['Procedures', PROCEDURE_CODES, PROCEDURE_LABELS],
  ['Certainty of a source', CERTAINTIES, CERTAINTY_LABELS],
  ['Tracks', TRACKS, TRACK_LABELS],
  ['Papers of a case', PAPER_KINDS, PAPER_LABELS],
  ['Rules of a stage', RULE_IDS, RULE_LABELS],
  ['Conditions of a stage', CONDITION_IDS, CONDITION_LABELS],
  ['States of a paper', PAPER_STATES, PAPER_STATE_LABELS],
  ['States of a requirement', CHECKLIST_STATES, CHECKLIST_STATE_LABELS],
  ['Directions of a letter of offer', OFFER_DIRECTIONS, OFFER_DIRECTION_LABELS],
  ['States of a letter of offer', OFFER_STATES, OFFER_STATE_LABELS],
  ['Steps of a letter of offer', OFFER_ACTIONS, OFFER_ACTION_LABELS],
  ['Kinds of events', EVENT_KINDS, EVENT_KIND_LABELS],
  ['Ways of signing', SIGNING_METHODS, SIGNING_METHOD_LABELS],
  ['Steps of a dispute', DISPUTE_STEPS, DISPUTE_STEP_LABELS],
  ['Alarms', ALARM_KINDS, ALARM_LABELS],
  ['States of a case', CASE_STATUSES, CASE_STATUS_LABELS],
  ['Routes of a case', CASE_ROUTES, CASE_ROUTE_LABELS],
  ['Origins of a case', CASE_ORIGINS, CASE_ORIGIN_LABELS],
  ['States of a stage', STAGE_STATES, STAGE_STATE_LABELS],
  ['Steps of a case', CASE_ACTIONS, caseActionLabels],
  ['Changes of a case', CASE_CHANGES, CASE_CHANGE_LABELS],
  ['Ends of a cooperation', END_REASON_CODES, endLabels],
  ['Withdrawals of a case', WITHDRAWAL_REASON_CODES, withdrawalLabels],
  ['Settings', SETTING_KEYS, settingLabels],
  ['Roles', ROLES, ROLE_LABELS],
  ['Permissions', PERMISSIONS],
  ['Sources of a task', TASK_SOURCES, TASK_SOURCE_LABELS],
  ['Limits of a task', TASK_URGENCIES, TASK_URGENCY_LABELS],
  ['Duties of a person', DUTY_KINDS, DUTY_KIND_LABELS],
  ['States of a delegation', DELEGATION_STATES, DELEGATION_STATE_LABELS],
  ['States of a review meeting', MEETING_STATUSES, MEETING_STATUS_LABELS],
  ['Presence at a review meeting', PRESENCES, PRESENCE_LABELS],
  ['Opinions of a review', OPINIONS, OPINION_LABELS],
  ['Decisions of a review', REVIEW_DECISIONS, REVIEW_DECISION_LABELS],
  ['Grounds of a conflict of interest', CONFLICT_GROUNDS, CONFLICT_GROUND_LABELS],
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
  ['States of an offer', INQUIRY_STATUSES, INQUIRY_STATUS_LABELS],
  ['States of a partner', PARTNER_STATUSES, PARTNER_STATUS_LABELS],
  ['States of an imported partner', PARTNER_ROW_STATES, PARTNER_ROW_LABELS],
];

it.each(TABLES)(
  'the glossary lists %s as the code has them, in the words of the screen',
  (heading, words, labels) => {
    const rows = rowsOf(heading);
    expect(Object.keys(rows)).toEqual([...words]);
    if (labels) expect(rows).toEqual(labels);
  },
);
