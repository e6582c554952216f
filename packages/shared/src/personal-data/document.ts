import type { PersonalField } from './field-kinds.ts';
import { PERSONAL_FIELDS, TECHNICAL_FIELDS } from './fields.ts';

const ERASURE: Record<PersonalField['erasure'], string> = {
  clear: 'dikosongkan',
  replace: 'diganti "[dihapus]"',
  anonymise: 'akun dianonimkan; dihapus bila belum pernah bertindak',
  never: 'tidak (kewajiban hukum)',
};

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The text of docs/personal-data.md; a test keeps the file equal to it. */
export const personalDataDocument = (): string => `# Personal data

Made from \`packages/shared/src/personal-data/\` (change it there, then run \`npx vitest run --project shared personal-data --update\`).
The tables are in Indonesian because the same words are shown to the administrator who answers a person's request.

Contacts, NIP and the original import row are shown only to the record's agency and the bureau. They are never searched by the
lists, never logged and never exported by default. An administrator finds, corrects, exports and erases a person's data under
"Data pribadi" (\`/api/v1/personal-data/*\`); each access is audited with its reason and without the values.

## Fields

${table(
  ['Where', 'Field', 'Data', 'Tujuan', 'Retensi', 'Dasar', 'Koreksi', 'Penghapusan'],
  PERSONAL_FIELDS.map((entry) => [
    `\`${entry.where}\``,
    `\`${entry.field}\``,
    entry.label,
    entry.purpose,
    entry.retention,
    entry.legalBasis,
    entry.mayCorrect ? 'ya' : 'tidak',
    ERASURE[entry.erasure],
  ]),
)}

## Technical data

Forgotten by the daily housekeeping.

${table(
  ['Data', 'Tujuan', 'Retensi'],
  TECHNICAL_FIELDS.map((entry) => [entry.what, entry.purpose, entry.retention]),
)}
`;
