import { Readable } from 'node:stream';
import type { ReviewMeeting } from '@kerabat/shared/assessments/schema';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Tx } from '../../platform/db.ts';
import type { Expected } from '../../platform/etag.ts';
import { ATTACHMENT_RULES } from '../../platform/files.ts';
import { toPdf } from '../../platform/pdf.ts';
import { conflict, notFound, unprocessable } from '../../platform/problem.ts';
import { discardFiles } from '../documents/documents.service.ts';
import { prepare } from '../proposals/proposals.service.ts';
import { takeWithin } from '../proposals/proposals.transitions.service.ts';
import { attachMinutes, type Paper } from '../proposals/review.service.ts';
import { closingObstacles, isGone, type Agenda, type Meeting } from './assessments.policy.ts';
import { findMinutes, insertMinutes, insertStoredFile } from './minutes.queries.ts';
import { touchItems, updateItem, updateMeeting } from './writes.queries.ts';
import { auditOf, demand, describe, lockCurrent, readMeeting } from './assessments.service.ts';
import { writeExcerpt, writeMinutes } from './minutes-document.ts';
import { recordOf, sealOf, type MinutesRecord } from './minutes.policy.ts';

function checkClosable(actor: Actor, meeting: Meeting, now: Date): void {
  demand(actor, meeting, 'close', now, 'Rapat ditutup setelah kehadirannya dicatat.');
  const obstacles = closingObstacles(meeting);
  if (obstacles.length === 0) return;
  const [first] = obstacles;
  throw unprocessable(
    'assessments.not_closable',
    obstacles.length === 1 && first ? first.detail : 'Rapat belum dapat ditutup. Selesaikan yang disebut.',
    obstacles,
  );
}

interface Papers {
  docx: Paper;
  pdf: Paper | null;
  /** By proposal, where something was decided: its agency sees nothing of the others. */
  excerpts: ReadonlyMap<string, Paper>;
}

const slug = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '-');

/** Writes and stores the files before the transaction: making a PDF takes seconds, and nobody waits for a lock that long. */
async function writePapers(platform: Platform, record: MinutesRecord, kept: string[]): Promise<Papers> {
  const sha256 = sealOf(record);
  const day = officeDay(new Date(record.startsAt));
  const decided = record.items.filter(({ decision }) => decision !== null && decision !== 'carry-over');
  const documents = [
    { name: `berita-acara-telaah-${day}`, content: await writeMinutes(record, sha256) },
    ...(await Promise.all(
      decided.map(async (item) => ({
        name: `petikan-berita-acara-telaah-${day}-${slug(item.number ?? item.proposalId)}`,
        content: await writeExcerpt(record, sha256, item),
      })),
    )),
  ];
  const pdfs = await toPdf(
    platform.config.soffice,
    documents.map(({ content }) => content),
  );
  const keep = async (fileName: string, content: Buffer): Promise<Paper> => {
    const stored = await platform.files.put(Readable.from([content]), ATTACHMENT_RULES);
    kept.push(stored.storageKey);
    return { fileName, ...stored };
  };
  const [minutes, ...excerpts] = documents;
  if (!minutes) throw new Error('no minutes were written');
  const hung = new Map<string, Paper>();
  for (const [index, { name, content }] of excerpts.entries()) {
    const pdf = pdfs?.[index + 1];
    const paper = pdf ? await keep(`${name}.pdf`, pdf) : await keep(`${name}.docx`, content);
    hung.set(decided[index]?.proposalId ?? '', paper);
  }
  return {
    docx: await keep(`${minutes.name}.docx`, minutes.content),
    pdf: pdfs?.[0] ? await keep(`${minutes.name}.pdf`, pdfs[0]) : null,
    excerpts: hung,
  };
}

/** Hangs the excerpts on the proposals and takes the steps, in the order of their ids: nobody waits crosswise. */
async function carryOut(
  platform: Platform,
  tx: Tx,
  caller: Caller,
  items: readonly Agenda[],
  excerpts: Papers['excerpts'],
): Promise<void> {
  const running = { platform, db: tx, ...(await prepare(platform)) };
  for (const item of [...items].sort((a, b) => (a.proposal.id < b.proposal.id ? -1 : 1))) {
    const { id } = item.proposal;
    const { decision, decisionReason } = item.row;
    const paper = excerpts.get(id);
    if (isGone(item)) await updateItem(tx, item.row, { decision: null });
    if (!paper || decision === null || decision === 'carry-over') continue;
    const step = { action: decision, note: decisionReason ?? undefined };
    await attachMinutes(tx, caller, id, paper);
    await takeWithin(running, caller, id, '*', step);
  }
}

const movedMeanwhile = () =>
  conflict(
    'assessments.moved_meanwhile',
    'Catatan rapat berubah selagi berita acara ditulis. Periksa kembali, lalu tutup rapat sekali lagi.',
  );

const fileOf = ({ storageKey, fileName, mediaType, size, sha256 }: Paper) => ({
  storageKey,
  fileName,
  mediaType,
  size,
  sha256,
  uploadedById: null,
  uploadedBy: 'KERABAT',
});

interface Closing {
  at: string;
  record: MinutesRecord;
  papers: Papers;
}

async function freeze(
  platform: Platform,
  tx: Tx,
  caller: Caller,
  meeting: Meeting,
  { at, record, papers }: Closing,
): Promise<void> {
  const { id } = meeting.row;
  await carryOut(platform, tx, caller, meeting.items, papers.excerpts);
  const row = await updateMeeting(tx, id, {
    status: 'closed',
    closedAt: at,
    quorumPercent: record.quorumPercent,
  });
  await touchItems(tx, row);
  const sha256 = sealOf(record);
  await insertMinutes(tx, {
    meetingId: id,
    record,
    sha256,
    docxFileId: await insertStoredFile(tx, fileOf(papers.docx)),
    pdfFileId: papers.pdf ? await insertStoredFile(tx, fileOf(papers.pdf)) : null,
    writtenAt: at,
  });
  const decided = meeting.items.map(({ proposal, row: { decision } }) => ({
    proposalId: proposal.id,
    decision,
  }));
  await recordAudit(tx, caller.actor, caller.requestId, {
    ...auditOf('closed', row),
    detail: {
      rowVersion: row.rowVersion,
      sha256,
      docx: papers.docx.sha256,
      pdf: papers.pdf?.sha256 ?? null,
      decided,
    },
  });
}

/** Writes the minutes, freezes them, hangs each proposal's excerpt on it, and takes the steps: all or nothing. */
export async function close(
  platform: Platform,
  caller: Caller,
  id: string,
  expected: Expected,
): Promise<ReviewMeeting> {
  const { actor } = caller;
  const now = platform.now();
  const at = now.toISOString();
  const before = await platform.db.transaction((tx) => lockCurrent(tx, id, expected));
  checkClosable(actor, before, now);
  const record = recordOf(before, at, actor.name);
  const kept: string[] = [];
  try {
    const papers = await writePapers(platform, record, kept);
    return await platform.db.transaction(async (tx) => {
      const meeting = await lockCurrent(tx, id, expected);
      checkClosable(actor, meeting, now);
      if (sealOf(recordOf(meeting, at, actor.name)) !== sealOf(record)) throw movedMeanwhile();
      await freeze(platform, tx, caller, meeting, { at, record, papers });
      return describe(tx, actor, id, now);
    });
  } catch (error) {
    await discardFiles(platform, kept);
    throw error;
  }
}

/** The minutes as they were frozen; the PDF only where one could be made that day. */
export async function openMinutes({ db }: Platform, id: string, kind: 'docx' | 'pdf') {
  await readMeeting(db, id);
  const found = await findMinutes(db, id);
  const file = kind === 'docx' ? found?.docx : found?.pdf;
  if (!file) throw notFound(kind === 'pdf' ? 'Berita acara dalam PDF' : 'Berita acara');
  return file;
}
