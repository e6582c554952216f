import { personalFieldOf } from '@kerabat/shared/personal-data/fields';
import type { Erased, ErasePersonal, PersonalItem } from '@kerabat/shared/personal-data/schema';
import type { Contact } from '@kerabat/shared/proposals/content.schema';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { conflict, unprocessable } from '../../platform/problem.ts';
import { forgetActors } from '../auth/actors.service.ts';
import { eraseFromImport, eraseFromRow, readRowsAgain } from '../imports/personal.service.ts';
import { writePartnerPerson, writeSender } from './outside-people.service.ts';
import { writeAttendee } from './attendees.service.ts';
import { writeGuest, writeRepresentative } from './case-people.service.ts';
import { setSignature, type SignaturePlace } from './signatures.queries.ts';
import {
  deleteUser,
  eraseFromHandIns,
  forgetSignIns,
  hasActed,
  lockHistory,
  lockProposal,
  lockUser,
  noteInHistory,
  setHistory,
  setProposal,
  setUser,
} from './personal-data.queries.ts';

export const ERASED = '[dihapus]';

type Outcome = Erased['outcome'] | undefined;

/** The account without the person: it can never be used again, and what it did keeps its id. */
export async function anonymiseUser(tx: Tx, id: string): Promise<void> {
  await setUser(tx, id, {
    name: ERASED,
    email: `dihapus-${id}@dihapus.invalid`,
    nip: null,
    office: null,
    status: 'disabled',
    passwordHash: null,
    totpSecret: null,
    totpEnabledAt: null,
    recoveryCodeHashes: [],
  });
  await forgetSignIns(tx, id);
}

async function eraseFromUser(tx: Tx, { recordId, field }: PersonalItem, actor: Actor): Promise<Outcome> {
  const row = await lockUser(tx, recordId);
  if (!row) return undefined;
  if (field === 'nip' || field === 'office') {
    await setUser(tx, recordId, { [field]: null });
    return 'cleared';
  }
  if (recordId === actor.id)
    throw conflict(
      'personal-data.own_account',
      'Akun sendiri tidak dapat dihapus. Minta administrator lain melakukannya.',
    );
  if (await hasActed(tx, recordId)) {
    await anonymiseUser(tx, recordId);
    return 'anonymised';
  }
  await deleteUser(tx, recordId);
  return 'deleted';
}

/** The contact without one field; without anything left it is no contact any more. */
function contactWithout(contact: Contact, field: string): Contact | null {
  const rest = { ...contact, [field]: null };
  return Object.values(rest).every((value) => value === null) ? null : rest;
}

async function eraseFromProposal(tx: Tx, { recordId, field }: PersonalItem, actor: Actor): Promise<Outcome> {
  const row = await lockProposal(tx, recordId);
  if (!row) return undefined;
  const cell = /^source\.cells\.(\d+)$/.exec(field)?.[1];
  if (cell === undefined) {
    if (!row.contact) return undefined;
    const member = field.replace('contact.', '') as keyof Contact;
    const contact = contactWithout(row.contact, member);
    // The versions compare what was handed in with what stands now, so the same words must not stay there.
    await eraseFromHandIns(tx, recordId, member, row.contact[member]);
    await noteInHistory(tx, await setProposal(tx, recordId, { contact }), actor, 'contact');
    return 'cleared';
  }
  if (!row.source?.cells[Number(cell)]) return undefined;
  const cells = row.source.cells.map((kept, index) =>
    index === Number(cell) ? { ...kept, text: ERASED } : kept,
  );
  await setProposal(tx, recordId, { source: { ...row.source, cells } });
  return 'replaced';
}

async function eraseFromHistory(tx: Tx, { recordId, field }: PersonalItem): Promise<Outcome> {
  const row = await lockHistory(tx, recordId);
  if (!row) return undefined;
  if (field === 'actorName' || field === 'onBehalfOf') {
    await setHistory(tx, recordId, { [field]: ERASED });
    return 'replaced';
  }
  if (!row.content?.contact) return undefined;
  const contact = contactWithout(row.content.contact, field.replace('content.contact.', ''));
  await setHistory(tx, recordId, { content: { ...row.content, contact } });
  return 'cleared';
}

const eraseSignature = async (tx: Tx, item: PersonalItem): Promise<Outcome> =>
  (await setSignature(tx, item.where as SignaturePlace, item, ERASED)) ? 'replaced' : undefined;

const eraseRepresentative = async (tx: Tx, item: PersonalItem): Promise<Outcome> =>
  (await writeRepresentative(tx, item, ERASED)) ? 'replaced' : undefined;

const eraseGuest = async (tx: Tx, item: PersonalItem): Promise<Outcome> =>
  (await writeGuest(tx, item, ERASED)) ? 'replaced' : undefined;

async function eraseFromImportItem(tx: Tx, { recordId, field }: PersonalItem): Promise<Outcome> {
  const replacement = personalFieldOf('proposal_imports', field)?.erasure === 'replace' ? ERASED : null;
  if (!(await eraseFromImport(tx, recordId, field, replacement))) return undefined;
  return replacement === null ? 'cleared' : 'replaced';
}

const eraseFromImportRow = async (tx: Tx, { recordId, field }: PersonalItem): Promise<Outcome> =>
  (await eraseFromRow(tx, recordId, field)) ? 'cleared' : undefined;

/** People outside the office; what must not be empty says that it was erased. */
async function eraseOutside(tx: Tx, item: PersonalItem): Promise<Outcome> {
  const value = personalFieldOf(item.where, item.field)?.erasure === 'replace' ? ERASED : null;
  const write = item.where === 'partners' ? writePartnerPerson : writeSender;
  if (!(await write(tx, item, value))) return undefined;
  return value === null ? 'cleared' : 'replaced';
}

async function eraseAttendee(tx: Tx, item: PersonalItem): Promise<Outcome> {
  const value = personalFieldOf(item.where, item.field)?.erasure === 'replace' ? ERASED : null;
  if (!(await writeAttendee(tx, item, value))) return undefined;
  return value === null ? 'cleared' : 'replaced';
}

type Erase = (tx: Tx, item: PersonalItem, actor: Actor) => Promise<Outcome>;

/** How each place erases; every other only loses the name under what was done. */
const ERASE: Partial<Record<PersonalItem['where'], Erase>> = {
  users: eraseFromUser,
  proposals: eraseFromProposal,
  proposal_imports: eraseFromImportItem,
  proposal_import_rows: eraseFromImportRow,
  proposal_history: eraseFromHistory,
  partners: eraseOutside,
  inquiries: eraseOutside,
  cooperation_events: eraseAttendee,
  cooperation_parties: eraseRepresentative,
  review_meetings: eraseGuest,
};

const eraseItem: Erase = (tx, item, actor) => (ERASE[item.where] ?? eraseSignature)(tx, item, actor);

function checkItems(items: readonly PersonalItem[]): void {
  const errors = items.flatMap((item, index) => {
    const entry = personalFieldOf(item.where, item.field);
    if (entry && entry.erasure !== 'never') return [];
    const detail = entry
      ? `${entry.label} disimpan karena kewajiban hukum dan tidak dapat diubah. Lepaskan dari daftar penghapusan.`
      : `"${item.field}" bukan isian data pribadi pada ${item.where}. Cari kembali, lalu pilih dari hasilnya.`;
    return [{ pointer: `/items/${index}`, code: 'personal-data.not_erasable', detail }];
  });
  if (errors.length > 0)
    throw unprocessable('personal-data.not_erasable', 'Sebagian pilihan tidak dapat dihapus.', errors);
}

/** Erases all of the items or none; the audit record names places and fields, never values. */
export async function erasePersonalData(
  platform: Platform,
  actor: Actor,
  requestId: string,
  { items, reason }: ErasePersonal,
): Promise<{ items: Erased[] }> {
  checkItems(items);
  const erased = await platform.db.transaction(async (tx) => {
    const done: Erased[] = [];
    // One order for everybody, so that two erasures never wait for each other in a circle.
    const ordered = [...items].sort((a, b) => (a.recordId < b.recordId ? -1 : 1));
    const gone = new Set<string>();
    for (const item of ordered) {
      if (gone.has(item.recordId)) continue;
      const outcome = await eraseItem(tx, item, actor);
      if (!outcome) continue;
      if (outcome === 'deleted' || outcome === 'anonymised') gone.add(item.recordId);
      done.push({ ...item, outcome });
    }
    const rows = done.filter(({ where }) => where === 'proposal_import_rows');
    await readRowsAgain(platform, tx, new Set(rows.map(({ recordId }) => recordId)));
    await recordAudit(tx, actor, requestId, {
      event: 'personal-data.erased',
      subjectType: 'personal-data',
      subjectId: null,
      detail: { reason, items: done },
    });
    return done;
  });
  forgetActors(platform.db);
  return { items: erased };
}
