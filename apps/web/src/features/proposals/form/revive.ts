import { blankFunding, blankIndicator, blankPartner, blankScope, type Draft, emptyDraft } from './draft.ts';

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const ROWS = {
  scope: blankScope,
  candidatePartners: blankPartner,
  indicators: blankIndicator,
  funding: blankFunding,
} as const;

/** Takes over what fits the shape of today; the rest of an older copy is passed over. */
function fill<T extends Plain>(blank: T, stored: unknown): T {
  if (!isPlain(stored)) return blank;
  const fitting = Object.entries(blank).map(([name, value]) => {
    const kept = stored[name];
    if (isPlain(value)) return [name, fill(value, kept)];
    if (Array.isArray(value)) return [name, Array.isArray(kept) ? kept : value];
    const fits = kept !== undefined && (value === null || typeof kept === typeof value);
    return [name, fits ? kept : value];
  });
  return Object.fromEntries(fitting) as T;
}

function rows<T extends Plain>(blank: () => T, stored: unknown): T[] {
  if (!Array.isArray(stored)) return [];
  return stored.map((row: unknown) => {
    const fresh = blank();
    return { ...fill(fresh, row), key: fresh['key'] };
  });
}

/** A draft that this browser kept, perhaps before the form learned new fields: nothing of it breaks the form. */
export function reviveDraft(stored: unknown): Draft {
  const draft = fill(emptyDraft() as Plain, stored) as Draft;
  const kept = isPlain(stored) ? stored : {};
  const revived = Object.entries(ROWS).map(([name, blank]) => [name, rows<Plain>(blank, kept[name])]);
  return { ...draft, ...Object.fromEntries(revived) } as Draft;
}
