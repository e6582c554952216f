import { z } from 'zod';
import { calendarDate, etag, instant, note, text, uuid } from '../contract/common.ts';
import { PAPER_KINDS } from '../procedures/vocabulary.ts';
import { PAPER_STATES } from './vocabulary.ts';

/**
 * Papers of a case, agreements (KB, PKS, NK …) among them: uploaded, with number and date, checked by the bureau. The register
 * of agreements will take over the agreements: `papersOf` in the API is the only place that reads them for the rules.
 */

/** PP 28/2018 ps. 19(2): what a contract with a third party holds at least. */
export const PKS_CLAUSES = ['HAK_KEWAJIBAN', 'JANGKA_WAKTU', 'PENYELESAIAN_PERSELISIHAN', 'SANKSI'] as const;

const fields = {
  kind: z.enum(PAPER_KINDS),
  title: text(250),
  number: text(100).nullable().meta({ description: 'Nomor pada pihak provinsi.' }),
  partnerNumber: text(100).nullable(),
  date: calendarDate.nullable(),
  startDate: calendarDate.nullable(),
  endDate: calendarDate.nullable(),
  validUntil: calendarDate.nullable().meta({ description: 'Setelah tanggal ini surat tidak berlaku lagi.' }),
  agencyId: uuid.nullable().meta({ description: 'Perangkat daerah pelaksana naskah ini.' }),
  signatory: z.enum(['GUBERNUR', 'KEPALA_OPD']).nullable(),
  signatoryName: text(150).nullable().meta({ description: 'Jabatan penanda tangan pihak provinsi.' }),
  /** PP 28/2018 ps. 2(2)-(3). */
  signatoryIsOfficial: z.boolean().nullable(),
  clauses: z.array(z.enum(PKS_CLAUSES)).max(PKS_CLAUSES.length),
  stage: text(40).nullable().meta({ description: 'Tahap yang dipenuhi surat ini.' }),
};

export const paperSchema = z
  .object({
    id: uuid,
    etag,
    ...fields,
    state: z.enum(PAPER_STATES),
    remark: z.string().nullable().meta({ description: 'Catatan pemeriksa; wajib bila perlu diperbaiki.' }),
    checkedBy: z.string().nullable(),
    checkedAt: instant.nullable(),
    isExpired: z.boolean(),
    isAgreement: z.boolean(),
    file: z
      .object({ fileName: z.string(), mediaType: z.string(), size: z.int(), sha256: z.string() })
      .nullable(),
    replacesId: uuid.nullable(),
    replacedById: uuid.nullable().meta({
      description:
        'Surat yang menggantikannya; surat ini tetap disimpan dan berlaku sampai penggantinya disetujui.',
    }),
    uploadedBy: z.string(),
    uploadedAt: instant,
    may: z.object({ edit: z.boolean(), check: z.boolean(), remove: z.boolean() }),
  })
  .meta({ id: 'CooperationPaper' });
export type Paper = z.infer<typeof paperSchema>;
export const paperListSchema = z
  .object({
    items: z.array(paperSchema),
    addableKinds: z
      .array(z.enum(PAPER_KINDS))
      .meta({ description: 'Jenis surat yang boleh ditambahkan pemanggil sekarang.' }),
  })
  .meta({ id: 'CooperationPapers' });

/** The form fields beside the uploaded `file`; sent as multipart, so `clauses` is repeated. */
export const paperFieldsSchema = z
  .strictObject({ ...fields, replacesId: uuid })
  .partial()
  .required({ kind: true });
export type PaperFields = z.infer<typeof paperFieldsSchema>;
export const patchPaperSchema = z
  .strictObject(fields)
  .omit({ kind: true })
  .partial()
  .meta({ id: 'PatchCooperationPaper' });
export type PatchPaper = z.infer<typeof patchPaperSchema>;
export const checkPaperBody = z
  .strictObject({ state: z.enum(['accepted', 'to_correct']), remark: note.nullable().default(null) })
  .refine(({ state, remark }) => state === 'accepted' || remark !== null, {
    path: ['remark'],
    error: 'Tulis apa yang perlu diperbaiki.',
  })
  .meta({ id: 'CheckCooperationPaper' });
export type CheckPaper = z.infer<typeof checkPaperBody>;

/** One line of the checklist: a requirement of a stage, and how far it is. */
export const CHECKLIST_STATES = [
  'missing',
  'uploaded',
  'to_correct',
  'expired',
  'met',
  'overridden',
] as const;
export type ChecklistState = (typeof CHECKLIST_STATES)[number];
export const checklistSchema = z
  .object({
    items: z.array(
      z.object({
        stage: z.string(),
        stageLabel: z.string(),
        requirement: z.string(),
        label: z.string(),
        type: z.enum(['paper', 'rule']),
        paperKind: z.enum(PAPER_KINDS).nullable(),
        state: z.enum(CHECKLIST_STATES),
        paperIds: z.array(uuid),
        detail: z.string().nullable(),
        legalBasis: z.string().nullable(),
        overridable: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'CooperationChecklist' });
export type Checklist = z.infer<typeof checklistSchema>;
