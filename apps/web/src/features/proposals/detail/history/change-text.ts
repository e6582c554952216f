import type { ProposalField } from '@kerabat/shared/proposals/content.schema';
import { describeValue, isField, type Names } from '../../form/answers.ts';
import { fieldLabel } from '../../field-labels.ts';
import { diffWords, isReadableInline, type Piece } from '../word-diff.ts';

export interface ReadableChange {
  field: string;
  label: string;
  before: string;
  after: string;
  /** Within one text: what was taken away and what was added. Null: both texts stand side by side. */
  pieces: Piece[] | null;
}

const LONG: readonly ProposalField[] = [
  'title',
  'background',
  'problem',
  'potential',
  'objectives',
  'regionalNeeds',
  'socialEnvironmentalImpact',
  'kindReason',
  'locationText',
  'scope',
  'benefits',
];

const wordsOf = (field: string, value: unknown, names: Names) =>
  isField(field) ? describeValue(field, value, names) : '';

/** One field of two versions in words. */
export function readChange(
  { field, before, after }: { field: string; before?: unknown; after?: unknown },
  names: Names,
): ReadableChange {
  const [old, young] = [wordsOf(field, before, names), wordsOf(field, after, names)];
  const mayInline = (LONG as readonly string[]).includes(field) && old !== '' && young !== '';
  const pieces = mayInline ? diffWords(old, young) : null;
  return {
    field,
    label: fieldLabel(field),
    before: old,
    after: young,
    pieces: pieces && isReadableInline(pieces) ? pieces : null,
  };
}
