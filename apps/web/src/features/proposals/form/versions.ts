import {
  EMPTY_CONTENT,
  type ProposalContent,
  type ProposalField,
} from '@kerabat/shared/proposals/content.schema';
import { differingFields } from './draft.ts';

/** What two people (or two devices) made of the same beginning. */
export interface Comparison {
  /** Changed here. */
  mine: ProposalField[];
  /** Changed only there: taken over without asking. */
  onlyTheirs: ProposalField[];
  /** Changed on both sides to something different: somebody must choose. */
  both: ProposalField[];
}

export function compareVersions(
  before: ProposalContent,
  here: ProposalContent,
  there: ProposalContent,
): Comparison {
  const mine = differingFields(before, here);
  const theirs = differingFields(before, there);
  const differing = differingFields(here, there);
  return {
    mine,
    onlyTheirs: theirs.filter((field) => !mine.includes(field)),
    both: theirs.filter((field) => mine.includes(field) && differing.includes(field)),
  };
}

export const pickFields = (content: ProposalContent, fields: readonly ProposalField[]) =>
  Object.fromEntries(fields.map((field) => [field, content[field]])) as Partial<ProposalContent>;

/** A copy from before a field existed counts that field as empty. */
export const completeContent = (stored: Partial<ProposalContent>): ProposalContent => ({
  ...EMPTY_CONTENT,
  title: '',
  ...stored,
});
