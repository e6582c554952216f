import type {
  PartnerImportField,
  PartnerImportIssue,
  PartnerRowContent,
} from '@kerabat/shared/partners/imports.schema';
import { createPartnerSchema } from '@kerabat/shared/partners/schema';
import type { RowValues } from './import-columns.policy.ts';
import { isRegionType } from './partners.policy.ts';

/** What the reader knows of names; the lists behind it belong to the import of proposals. */
export interface Words {
  recognise(name: string): { type: string | null; regionCode: string | null };
  typeOf(text: string): string | undefined;
  regionOf(text: string): string | undefined;
}

export interface Understood {
  name: string | null;
  typeCode: string | null;
  regionCode: string | null;
  content: PartnerRowContent | null;
  errors: PartnerImportIssue[];
  warnings: PartnerImportIssue[];
}

/** Where a field of the contract stands in the list. */
const COLUMN_OF: Readonly<Record<string, PartnerImportField>> = {
  name: 'name',
  aliases: 'aliases',
  typeCode: 'type',
  regionCode: 'region',
  country: 'country',
  address: 'address',
  website: 'website',
  npwp: 'npwp',
  nib: 'nib',
  ahu: 'ahu',
  deed: 'deed',
  note: 'note',
  'representatives.name': 'representativeName',
  'representatives.position': 'representativePosition',
  'representatives.authority': 'representativeAuthority',
  'contacts.name': 'contactName',
  'contacts.position': 'contactPosition',
  'contacts.phone': 'contactPhone',
  'contacts.email': 'contactEmail',
};

const columnOf = (path: readonly PropertyKey[]): PartnerImportField | null => {
  const names = path.filter((part) => typeof part === 'string');
  return COLUMN_OF[names.join('.')] ?? COLUMN_OF[names[0] ?? ''] ?? null;
};

const withScheme = (website: string): string =>
  /^https?:\/\//i.test(website) ? website : `https://${website}`;

function readType(values: RowValues, words: Words, issues: PartnerImportIssue[]) {
  const guessed = words.recognise(values.name ?? '');
  const named = values.type === undefined ? undefined : words.typeOf(values.type);
  if (values.type !== undefined && named === undefined && guessed.type !== null)
    issues.push({ field: 'type', detail: `Jenis "${values.type}" tidak dikenal; dibaca dari namanya.` });
  return { typeCode: named ?? guessed.type, regionCode: guessed.regionCode };
}

function readRegion(values: RowValues, words: Words, guessed: string | null, issues: PartnerImportIssue[]) {
  if (values.region === undefined) return guessed;
  const code = words.regionOf(values.region);
  if (code === undefined)
    issues.push({ field: 'region', detail: `Wilayah "${values.region}" tidak dikenal; tidak dipakai.` });
  return code ?? guessed;
}

function inputOf(values: RowValues, typeCode: string, regionCode: string | null) {
  const { representativeName, contactName, contactPosition, contactPhone, contactEmail } = values;
  const hasContact = [contactName, contactPosition, contactPhone, contactEmail].some(Boolean);
  const plain = ['country', 'address', 'npwp', 'nib', 'ahu', 'deed', 'note'] as const;
  return {
    name: values.name ?? '',
    aliases: (values.aliases ?? '')
      .split(/[;\n]/)
      .map((alias) => alias.trim())
      .filter(Boolean),
    typeCode,
    regionCode,
    ...Object.fromEntries(plain.map((field) => [field, values[field] ?? null])),
    website: values.website === undefined ? null : withScheme(values.website),
    representatives: representativeName
      ? [
          {
            name: representativeName,
            position: values.representativePosition ?? 'Pimpinan',
            authority: values.representativeAuthority ?? null,
          },
        ]
      : [],
    contacts: hasContact
      ? [
          {
            name: contactName ?? null,
            position: contactPosition ?? null,
            phone: contactPhone ?? null,
            email: contactEmail ?? null,
          },
        ]
      : [],
  };
}

/** What a row of the list says, and what is wrong with it. */
export function interpretPartnerRow(values: RowValues, words: Words): Understood {
  const warnings: PartnerImportIssue[] = [];
  const name = values.name ?? null;
  const nothing = { name, typeCode: null, regionCode: null, content: null };
  if (name === null)
    return { ...nothing, warnings, errors: [{ field: 'name', detail: 'Nama mitra belum diisi.' }] };
  const { typeCode, regionCode: guessed } = readType(values, words, warnings);
  if (typeCode === null)
    return {
      ...nothing,
      warnings,
      errors: [{ field: 'type', detail: 'Jenis mitra tidak dikenal. Pilih dari daftar pada templat.' }],
    };
  const read = readRegion(values, words, guessed, warnings);
  const regionCode = isRegionType(typeCode) || values.region !== undefined ? read : null;
  const parsed = createPartnerSchema.safeParse(inputOf(values, typeCode, regionCode));
  const errors = (parsed.error?.issues ?? []).map(({ path, message }) => ({
    field: columnOf(path),
    detail: message,
  }));
  return { name, typeCode, regionCode, content: parsed.data ?? null, errors, warnings };
}
