/** `1.200`, `1.200,5`, `46,5`, `1200.5`, `-3` → number; null when it cannot be read without guessing. */
export function parseNumber(typed: string): number | null {
  const text = typed.trim().replace(/\s/g, '');
  if (/^-?\d+$/.test(text)) return Number(text);
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  if (/^-?\d+,\d+$/.test(text)) return Number(text.replace(',', '.'));
  // A dot before three digits groups thousands; before any other number of digits it is a decimal sign.
  if (/^-?\d+\.(\d{1,2}|\d{4,})$/.test(text)) return Number(text);
  return null;
}

const plain = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 6 });
export const writeNumber = (value: number | null) => (value === null ? '' : plain.format(value));
