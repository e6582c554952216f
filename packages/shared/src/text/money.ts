/**
 * Reads rupiah as offices write them: `Rp 1.250.000,-`, `1,25 M`, `750jt`, `2,5 milyar`, `500 ribu`, `1250000`.
 * Null means "not understood": the caller keeps the typed text and says so.
 */
const SCALES: Record<string, number> = {
  rb: 1e3,
  rbu: 1e3,
  ribu: 1e3,
  k: 1e3,
  jt: 1e6,
  juta: 1e6,
  jta: 1e6,
  m: 1e9,
  mlr: 1e9,
  mil: 1e9,
  mly: 1e9,
  miliar: 1e9,
  milyar: 1e9,
  milyard: 1e9,
  miliard: 1e9,
  t: 1e12,
  tr: 1e12,
  trl: 1e12,
  triliun: 1e12,
  trilyun: 1e12,
};
const HIGHEST = 1e15;

export function parseRupiah(typed: string): number | null {
  const text = typed
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/^(rp|idr)\s*\.?\s*/, '')
    .replace(/\s*(,-|,--|\.-|-)$/, '')
    .replace(/\s*(rupiah|,00)$/, '')
    .trim();
  const match = text.match(/^(\d[\d.,]*)\s*([a-z]*)\.?$/);
  if (!match) return null;
  const scale = match[2] ? SCALES[match[2]] : 1;
  const number = parseIndonesianNumber(match[1] ?? '', scale !== 1);
  if (scale === undefined || number === null) return null;
  const rupiah = Math.round(number * scale);
  return rupiah <= HIGHEST ? rupiah : null;
}

/**
 * A comma is the decimal sign and dots group thousands; a single dot before one or two digits (`1.5 M`) can only be a
 * decimal sign. Without a scale word a lone fraction (`1,25`) says nothing certain.
 */
function parseIndonesianNumber(digits: string, isScaled: boolean): number | null {
  if (/^\d+$/.test(digits)) return Number(digits);
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(digits)) return Number(digits.replaceAll('.', '').replace(',', '.'));
  if (/^\d{1,3}(,\d{3}){2,}(\.\d+)?$/.test(digits)) return Number(digits.replaceAll(',', ''));
  if (isScaled && /^\d+,\d+$/.test(digits)) return Number(digits.replace(',', '.'));
  if (isScaled && /^\d+\.\d{1,2}$/.test(digits)) return Number(digits);
  return null;
}
