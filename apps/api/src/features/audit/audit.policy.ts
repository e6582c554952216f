/** What a change did, for the audit record: which fields, from what, to what. Not for fields with personal data. */
export function describeChange(before: Record<string, unknown>, after: Record<string, unknown>) {
  const fields = Object.keys(after).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const pick = (row: Record<string, unknown>) =>
    Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));
  return { fields, before: pick(before), after: pick(after) };
}
