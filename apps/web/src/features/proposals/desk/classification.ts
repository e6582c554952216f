import type { ProposalField } from '@kerabat/shared/proposals/content.schema';
import type { Patch, Proposal } from '../proposals.api.ts';

/** What the bureau fixes on the desk, as the controls hold it: text instead of null. */
export const toChoice = (proposal: Proposal) => ({
  kind: (proposal.kind ?? '') as string,
  kindReason: proposal.kindReason ?? '',
  affairCodes: [...proposal.affairCodes],
  planningTargetIds: [...proposal.planningTargetIds],
  exceptionReason: (proposal.exceptionReason ?? '') as string,
  locationCodes: [...proposal.locationCodes],
  candidatePartners: proposal.candidatePartners.map((partner) => ({ ...partner })),
  targetDocument: (proposal.targetDocument ?? '') as string,
  priority: proposal.priority === null ? '' : String(proposal.priority),
  lawCheck: { ...NOTHING_CHECKED, ...proposal.lawCheck },
});
export type Choice = ReturnType<typeof toChoice>;
export type ChoiceField = keyof Choice & ProposalField;

const NOTHING_CHECKED = { morality: false, publicOrder: false, nationalInterest: false, law: false };
export const ALL_CHECKED = { morality: true, publicOrder: true, nationalInterest: true, law: true };

const FIELDS: readonly ChoiceField[] = [
  'kind',
  'kindReason',
  'affairCodes',
  'planningTargetIds',
  'exceptionReason',
  'locationCodes',
  'candidatePartners',
  'targetDocument',
  'priority',
  'lawCheck',
];

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export const differing = (a: Choice, b: Choice): ChoiceField[] =>
  FIELDS.filter((field) => !same(a[field], b[field]));

const WRITTEN = {
  kind: (value: string) => value || null,
  kindReason: (value: string) => value.trim() || null,
  exceptionReason: (value: string) => value || null,
  targetDocument: (value: string) => value || null,
  priority: (value: string) => (value ? Number(value) : null),
} as const;

const isPlain = (field: ChoiceField): field is keyof typeof WRITTEN => field in WRITTEN;

/** Only what differs is sent, so that nobody else's change is undone by the way. */
export function patchOf(base: Choice, choice: Choice): Patch {
  const entries = differing(base, choice).map((field) => [
    field,
    isPlain(field) ? WRITTEN[field](choice[field]) : choice[field],
  ]);
  return Object.fromEntries(entries) as Patch;
}

/** Somebody was faster: theirs where nothing was chosen here; `both` is what needs a decision. */
export function rebase(base: Choice, mine: Choice, theirs: Choice) {
  const [myChanges, theirChanges] = [differing(base, mine), differing(base, theirs)];
  const both = myChanges.filter((field) => theirChanges.includes(field) && !same(mine[field], theirs[field]));
  const kept = Object.fromEntries(myChanges.map((field) => [field, mine[field]]));
  return { both, merged: { ...theirs, ...kept } as Choice };
}
