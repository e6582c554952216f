/** A record of labels as the choices of a select or combobox. */
export const toOptions = <V extends string>(labels: Record<V, string>) =>
  (Object.keys(labels) as V[]).map((value) => ({ value, label: labels[value] }));
