import type { FastifyRequest } from 'fastify';
import { DOCUMENT_KINDS, type DocumentKind } from '@kerabat/shared/proposals/vocabulary';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import { matchesStrongly, stale } from '../../platform/etag.ts';
import { ATTACHMENT_RULES } from '../../platform/files.ts';
import { badRequest, conflict, forbidden, notFound } from '../../platform/problem.ts';
import { toIso } from '../../platform/time.ts';
import { receiveUpload } from '../../platform/uploads.ts';
import { discardFiles } from '../documents/documents.service.ts';
import {
  deleteAttachment,
  findAttachment,
  findGathered,
  insertAttachment,
  listGathered,
  type Attached,
  type Shown,
} from './attachments.queries.ts';
import { attachableKinds, isOpen, keptAsEvidence, visibleTo } from './proposals.policy.ts';
import {
  findProposal,
  insertHistory,
  lockProposal,
  updateProposal,
  type VisibleProposal,
} from './proposals.queries.ts';
import type { Caller } from '../../platform/caller.ts';
import { noSuchProposal } from './proposals.service.ts';
import { auditOf, historyOf } from './proposals.trail.ts';

const mayDelete = (actor: Actor, { row }: VisibleProposal, { attachment, file }: Attached): boolean =>
  isOpen(row.status) &&
  file.uploadedById === actor.id &&
  keptAsEvidence(row, attachment.documentKind) === null &&
  attachableKinds(actor, row, DOCUMENT_KINDS).includes(attachment.documentKind);

/** An attachment never changes, so its content is its version. */
const etagOfFile = ({ file }: Attached): string => `"${file.sha256}"`;

const present = (actor: Actor, found: VisibleProposal, attached: Attached, from: Shown['from'] = null) => ({
  id: attached.attachment.id,
  etag: etagOfFile(attached),
  documentKind: attached.attachment.documentKind,
  fileName: attached.file.fileName,
  mediaType: attached.file.mediaType,
  size: attached.file.size,
  sha256: attached.file.sha256,
  uploadedAt: toIso(attached.file.uploadedAt),
  uploadedBy: attached.file.uploadedBy,
  mayDelete: from === null && mayDelete(actor, found, attached),
  from,
});

async function visible(platform: Platform, { actor }: Caller, proposalId: string) {
  const found = await findProposal(platform.db, proposalId, visibleTo(actor));
  if (!found) throw noSuchProposal();
  return found;
}

export async function listFor(platform: Platform, caller: Caller, proposalId: string) {
  const found = await visible(platform, caller, proposalId);
  const rows = await listGathered(platform.db, proposalId);
  return { items: rows.map((row) => present(caller.actor, found, row, row.from)) };
}

function checkKind(actor: Actor, found: VisibleProposal, kind: DocumentKind): void {
  const { row } = found;
  if (!isOpen(row.status))
    throw conflict('proposals.closed', 'Usulan ini sudah selesai; lampirannya tidak dapat berubah lagi.');
  if (!attachableKinds(actor, row, DOCUMENT_KINDS).includes(kind))
    throw forbidden(
      'proposals.attachment_forbidden',
      'Peran Anda tidak dapat menambahkan lampiran jenis ini.',
    );
}

function readKind(text: string | undefined): DocumentKind {
  const kind = DOCUMENT_KINDS.find((known) => known === (text ?? 'LAINNYA'));
  if (kind) return kind;
  throw badRequest(
    'proposals.unknown_document_kind',
    `Jenis dokumen tidak dikenal. Pilih: ${DOCUMENT_KINDS.join(', ')}.`,
    [
      {
        pointer: '/documentKind',
        code: 'proposals.unknown_document_kind',
        detail: 'Jenis dokumen tidak dikenal.',
      },
    ],
  );
}

/** Streams a paper into the store and hangs it on the proposal; a refusal leaves no file behind. */
export async function add(platform: Platform, caller: Caller, proposalId: string, request: FastifyRequest) {
  const { actor, requestId } = caller;
  const before = await visible(platform, caller, proposalId);
  if (attachableKinds(actor, before.row, DOCUMENT_KINDS).length === 0) checkKind(actor, before, 'LAINNYA');
  const { fileName, content, fields } = await receiveUpload(request, platform.files, ATTACHMENT_RULES, [
    'documentKind',
  ]);
  try {
    const documentKind = readKind(fields['documentKind']);
    return await platform.db.transaction(async (tx) => {
      const found = await lockProposal(tx, proposalId, visibleTo(actor));
      if (!found) throw noSuchProposal();
      checkKind(actor, found, documentKind);
      const attached = await insertAttachment(tx, proposalId, documentKind, {
        ...content,
        fileName,
        uploadedById: actor.id,
        uploadedBy: actor.name,
      });
      // What is attached decides which steps are free, so the record has changed.
      const row = await updateProposal(tx, proposalId, {});
      const step = {
        action: 'attached',
        from: row.status,
        to: row.status,
        changedFields: ['attachments'],
        note: fileName,
      };
      await insertHistory(tx, historyOf(caller, row, step));
      await recordAudit(tx, actor, requestId, {
        ...auditOf('proposal.attached', row),
        detail: { documentKind, sha256: content.sha256, size: content.size },
      });
      return present(actor, { ...found, row }, attached);
    });
  } catch (error) {
    await discardFiles(platform, [content.storageKey]);
    throw error;
  }
}

export async function remove(
  platform: Platform,
  caller: Caller,
  proposalId: string,
  id: string,
  ifMatch: string,
): Promise<void> {
  const { actor, requestId } = caller;
  const storageKey = await platform.db.transaction(async (tx) => {
    const found = await lockProposal(tx, proposalId, visibleTo(actor));
    const attached = found && (await findAttachment(tx, proposalId, id));
    if (!attached) throw notFound('Lampiran');
    if (!matchesStrongly(ifMatch, etagOfFile(attached))) throw stale(etagOfFile(attached));
    const reason = keptAsEvidence(found.row, attached.attachment.documentKind);
    if (reason !== null && attached.file.uploadedById === actor.id)
      throw conflict('proposals.attachment_is_evidence', reason);
    if (!mayDelete(actor, found, attached))
      throw forbidden(
        'proposals.attachment_kept',
        'Lampiran hanya dapat dihapus pengunggahnya selama usulan berjalan.',
      );
    await deleteAttachment(tx, attached);
    const row = await updateProposal(tx, proposalId, {});
    const note = attached.file.fileName;
    const step = {
      action: 'detached',
      from: row.status,
      to: row.status,
      changedFields: ['attachments'],
      note,
    };
    await insertHistory(tx, historyOf(caller, row, step));
    await recordAudit(tx, actor, requestId, {
      ...auditOf('proposal.detached', row),
      detail: { documentKind: attached.attachment.documentKind, sha256: attached.file.sha256 },
    });
    return attached.file.storageKey;
  });
  await discardFiles(platform, [storageKey]);
}

/** The paper itself, for the same people who may see its proposal, or the one it was merged into. */
export async function open(platform: Platform, caller: Caller, proposalId: string, id: string) {
  await visible(platform, caller, proposalId);
  const file = await findGathered(platform.db, proposalId, id);
  if (!file) throw notFound('Lampiran');
  return file;
}
