import { contactSchema, type Contact } from '@kerabat/shared/proposals/content.schema';
import type { RowIssue } from '@kerabat/shared/imports/schema';
import type { Reading } from './findings.ts';
import type { RowValues } from './proposal-sheet.ts';
import { saysNothing } from './words.ts';

const EMAIL = /[^\s,;()<>]+@[^\s,;()<>]+\.[^\s,;()<>]+/;
const PHONE = /(?:\+?62|0)[\d\s().-]{6,18}\d/;

const stated = (text: string | undefined) =>
  text === undefined || saysNothing(text) ? null : text.replace(/\s+/g, ' ');

/** Offices put number and address behind the name in one cell. */
function readNameCell(cell: string | null): Contact {
  if (cell === null) return { name: null, position: null, phone: null, email: null };
  const email = EMAIL.exec(cell)?.[0] ?? null;
  const phone = PHONE.exec(email === null ? cell : cell.replace(email, ' '))?.[0]?.trim() ?? null;
  const rest = [email, phone]
    .reduce<string>((text, part) => (part === null ? text : text.replace(part, ' ')), cell)
    .replace(/\b(?:hp|wa|telp|no|email|surel)\b\.?\s*[:.]?/gi, ' ')
    .replace(/[\s,;:/|()-]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const [, name = rest, position = ''] = /^(.{3,}?)\s*\(([^()]{3,})\)?$/.exec(rest) ?? [];
  return { name: name || null, position: position || null, phone, email };
}

const LABELS = { name: 'nama', position: 'jabatan', phone: 'telepon', email: 'surel' } as const;
const FIELDS = {
  name: 'contactName',
  position: 'contactPosition',
  phone: 'contactPhone',
  email: 'contactEmail',
} as const;

/** The contact; what its rules refuse is left out with a remark that does not repeat it (it is personal data). */
export function readContact(values: RowValues): Reading<Contact | null> {
  const inName = readNameCell(stated(values.contactName));
  const contact: Contact = {
    name: inName.name,
    position: stated(values.contactPosition) ?? inName.position,
    phone: stated(values.contactPhone) ?? inName.phone,
    email: stated(values.contactEmail) ?? inName.email,
  };
  const warnings: RowIssue[] = [];
  for (const part of Object.keys(LABELS) as (keyof Contact)[]) {
    if (contactSchema.shape[part].safeParse(contact[part]).success) continue;
    contact[part] = null;
    warnings.push({
      field: FIELDS[part],
      code: 'imports.contact_unclear',
      detail: `Isian ${LABELS[part]} narahubung tidak dapat dipakai; tetap tersimpan pada baris asal. Periksa penulisannya.`,
    });
  }
  const isEmpty = Object.values(contact).every((part) => part === null);
  return { value: isEmpty ? null : contact, errors: [], warnings };
}
