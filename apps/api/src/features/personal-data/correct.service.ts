import { personalFieldOf } from '@kerabat/shared/personal-data/fields';
import type { CorrectPersonal, PersonalItem } from '@kerabat/shared/personal-data/schema';
import { contactSchema, type Contact } from '@kerabat/shared/proposals/content.schema';
import { patchUserSchema } from '@kerabat/shared/users/schema';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { conflict, notFound, unprocessable } from '../../platform/problem.ts';
import { forgetActors } from '../auth/actors.service.ts';
import { correctContactInRow } from '../imports/personal.service.ts';
import { explainRefusal } from '../users/users.service.ts';
import { ruleOfPartner, writePartnerPerson, writeSender } from './outside-people.service.ts';
import { REPRESENTATIVE_RULES, writeRepresentative } from './case-people.service.ts';
import { ATTENDEE_RULES, writeAttendee } from './attendees.service.ts';
import { lockProposal, lockUser, noteInHistory, setProposal, setUser } from './personal-data.queries.ts';

const fault = (pointer: string, code: string, detail: string) =>
  unprocessable(code, detail, [{ pointer, code, detail }]);

/** A corrected value obeys the same rules as one that is typed in its own form. */
function checked(field: string, result: { success: boolean; error?: { issues: { message: string }[] } }) {
  if (!result.success)
    throw fault(
      '/value',
      'personal-data.invalid_value',
      result.error?.issues[0]?.message ?? `Nilai ${field} tidak sesuai.`,
    );
}

interface Corrected {
  subjectType: 'user' | 'proposal' | 'import' | 'partner' | 'inquiry' | 'cooperation';
  subjectId: string;
  agencyId: string | null;
}

async function correctUser(tx: Tx, { recordId, field, value }: CorrectPersonal): Promise<Corrected> {
  const patch = patchUserSchema.safeParse({ [field]: value });
  checked(field, patch);
  const row = await lockUser(tx, recordId);
  if (!row) throw notFound('Pengguna');
  await setUser(tx, recordId, patch.data ?? {});
  return { subjectType: 'user', subjectId: recordId, agencyId: row.agencyId };
}

function checkedPart(field: string, value: string): keyof Contact {
  const name = field.split('.').at(-1) as keyof Contact;
  checked(field, contactSchema.partial().safeParse({ [name]: value }));
  return name;
}

async function correctContact(
  tx: Tx,
  actor: Actor,
  { recordId, field, value }: CorrectPersonal,
): Promise<Corrected> {
  const name = checkedPart(field, value);
  const row = await lockProposal(tx, recordId);
  if (!row) throw notFound('Usulan');
  if (!row.contact)
    throw conflict('personal-data.no_contact', 'Usulan ini tidak lagi memuat narahubung. Cari kembali.');
  const after = await setProposal(tx, recordId, { contact: { ...row.contact, [name]: value } });
  await noteInHistory(tx, after, actor, 'contact');
  return { subjectType: 'proposal', subjectId: recordId, agencyId: row.agencyId };
}

async function correctImportRow(
  platform: Platform,
  tx: Tx,
  { recordId, field, value }: CorrectPersonal,
): Promise<Corrected> {
  const { id, agencyId } = await correctContactInRow(
    platform,
    tx,
    recordId,
    checkedPart(field, value),
    value,
  );
  return { subjectType: 'import', subjectId: id, agencyId };
}

async function correctPartner(tx: Tx, { recordId, field, value }: CorrectPersonal): Promise<Corrected> {
  const member = field.split('.').at(-1) ?? '';
  checked(
    field,
    ruleOfPartner(field)
      .partial()
      .safeParse({ [member]: value }),
  );
  if (!(await writePartnerPerson(tx, { recordId, field }, value))) throw notFound('Mitra');
  return { subjectType: 'partner', subjectId: recordId, agencyId: null };
}

async function correctSender(tx: Tx, { recordId, field, value }: CorrectPersonal): Promise<Corrected> {
  checkedPart(field, value);
  if (!(await writeSender(tx, { recordId, field }, value))) throw notFound('Tawaran');
  return { subjectType: 'inquiry', subjectId: recordId, agencyId: null };
}

async function correctAttendee(tx: Tx, { recordId, field, value }: CorrectPersonal): Promise<Corrected> {
  const member = field.split('.').at(-1) ?? '';
  checked(field, ATTENDEE_RULES.partial().safeParse({ [member]: value }));
  const written = await writeAttendee(tx, { recordId, field }, value);
  if (!written) throw notFound('Peserta kegiatan');
  return { subjectType: 'cooperation', subjectId: written.cooperationId, agencyId: null };
}

async function correctRepresentative(
  tx: Tx,
  { recordId, field, value }: CorrectPersonal,
): Promise<Corrected> {
  const member = field.split('.').at(-1) ?? '';
  checked(field, REPRESENTATIVE_RULES.partial().safeParse({ [member]: value }));
  const written = await writeRepresentative(tx, { recordId, field }, value);
  if (!written) throw notFound('Wakil mitra');
  return { subjectType: 'cooperation', subjectId: written.cooperationId, agencyId: null };
}

function correctItem(platform: Platform, tx: Tx, actor: Actor, input: CorrectPersonal): Promise<Corrected> {
  if (input.where === 'users') return correctUser(tx, input);
  if (input.where === 'proposal_import_rows') return correctImportRow(platform, tx, input);
  if (input.where === 'partners') return correctPartner(tx, input);
  if (input.where === 'inquiries') return correctSender(tx, input);
  if (input.where === 'cooperation_events') return correctAttendee(tx, input);
  if (input.where === 'cooperation_parties') return correctRepresentative(tx, input);
  return correctContact(tx, actor, input);
}

/** Corrects one field where it lives; what was handed in or signed stays as it was. */
export async function correctPersonalData(
  platform: Platform,
  actor: Actor,
  requestId: string,
  input: CorrectPersonal,
): Promise<PersonalItem> {
  const { where, recordId, field, reason } = input;
  if (!personalFieldOf(where, field)?.mayCorrect)
    throw fault(
      '/field',
      'personal-data.not_correctable',
      'Isian ini tidak dapat dikoreksi karena menjadi bukti. Bila tidak sah disimpan, hapus.',
    );
  await platform.db
    .transaction(async (tx) => {
      const corrected = await correctItem(platform, tx, actor, input);
      await recordAudit(tx, actor, requestId, {
        event: 'personal-data.corrected',
        ...corrected,
        detail: { where, field, reason },
      });
    })
    .catch((error: unknown) => {
      throw where === 'users' ? explainRefusal(error) : error;
    });
  forgetActors(platform.db);
  return { where, recordId, field };
}
