import { paperFieldsSchema, type PaperFields } from '@kerabat/shared/cooperations/papers.schema';
import { badRequest } from '../../platform/problem.ts';

export const PAPER_FIELDS = Object.keys(paperFieldsSchema.shape);

const valueOf = (name: string, text: string): unknown =>
  name === 'signatoryIsOfficial' && ['true', 'false'].includes(text) ? text === 'true' : text;

/** The fields of an upload as the contract has them; a field left empty is one not sent. */
export function readPaperFields(entries: readonly (readonly [string, string])[]): PaperFields {
  const filled = entries.filter(([, text]) => text.trim() !== '');
  const clauses = filled.flatMap(([name, text]) => (name === 'clauses' ? [text] : []));
  const read = paperFieldsSchema.safeParse({
    ...Object.fromEntries(filled.map(([name, text]) => [name, valueOf(name, text)])),
    ...(clauses.length > 0 ? { clauses } : {}),
  });
  if (read.success) return read.data;
  const errors = read.error.issues.map(({ path, code, message }) => ({
    pointer: `/${path.join('/')}`,
    code: `common.${code}`,
    detail: message,
  }));
  throw badRequest(
    'common.invalid_input',
    errors.length === 1 && errors[0]
      ? errors[0].detail
      : 'Beberapa isian belum sesuai. Perbaiki yang ditandai.',
    errors,
  );
}

/** The form as the documentation shows it. */
export const PAPER_FORM = {
  type: 'object',
  required: ['kind'],
  properties: {
    file: {
      type: 'string',
      format: 'binary',
      description: 'Paling besar 20 MB; hanya berkas warisan boleh tanpa dokumen.',
    },
    ...Object.fromEntries(
      PAPER_FIELDS.map((name) => [
        name,
        name === 'clauses' ? { type: 'array', items: { type: 'string' } } : { type: 'string' },
      ]),
    ),
  },
};
