import type { CreateDispute, Dispute, DisputeStepInput } from '@kerabat/shared/cooperations/dealings.schema';
import { DISPUTE_PATHS, nextDisputeSteps } from '@kerabat/shared/cooperations/disputes';
import { DISPUTE_STEP_LABELS } from '@kerabat/shared/cooperations/labels';
import type { Platform } from '../../app.ts';
import { has } from '../../platform/actor.ts';
import type { Caller } from '../../platform/caller.ts';
import { etagOf, type Expected } from '../../platform/etag.ts';
import { conflict, notFound } from '../../platform/problem.ts';
import { aroundCase, beside, demandSeen, demandSound } from './around.service.ts';
import type { LoadedCase, Work } from './case-load.ts';
import { hasAgreement } from './cooperations.policy.ts';
import {
  findDispute,
  insertDispute,
  insertDisputeStep,
  listDisputes,
  updateDispute,
  type DisputeRecord,
} from './disputes.queries.ts';
import { settle } from './settle.service.ts';

const noSuchDispute = () => notFound('Perselisihan');

const nextSteps = ({ row, parties }: LoadedCase, { steps }: DisputeRecord) =>
  nextDisputeSteps(
    row.kind,
    steps.map(({ step }) => step),
    parties.map(({ regionCode }) => regionCode),
  );

function present({ actor }: Caller, found: LoadedCase, record: DisputeRecord): Dispute {
  const { dispute, steps } = record;
  const { label, basis } = DISPUTE_PATHS[found.row.kind];
  return {
    id: dispute.id,
    etag: etagOf(dispute.rowVersion),
    openedOn: dispute.openedOn,
    reportedBy: dispute.reportedBy,
    matter: dispute.matter,
    path: label,
    legalBasis: basis.map(({ text }) => text).join('; ') || null,
    steps: steps.map(({ id, step, on, note, by }) => ({ id, step, on, note, by })),
    closedOn: dispute.closedOn,
    result: dispute.result,
    nextSteps: has(actor, 'cooperation.process') ? nextSteps(found, record) : [],
  };
}

export async function list(platform: Platform, caller: Caller, caseId: string) {
  const { found } = await beside(platform, caller, caseId);
  const records = await listDisputes(platform.db, caseId);
  return { items: records.map((record) => present(caller, found, record)) };
}

const notYet = (day: string, today: string, field: string) =>
  demandSound(
    day > today
      ? [
          {
            pointer: `/${field}`,
            code: 'cooperations.date_in_future',
            detail: 'Tanggal ini belum tiba. Periksa tanggalnya.',
          },
        ]
      : [],
  );

export async function open(
  platform: Platform,
  caller: Caller,
  caseId: string,
  input: CreateDispute,
): Promise<Dispute> {
  return aroundCase(platform, caller, caseId, async (work, found) => {
    if (!hasAgreement(found.view))
      throw conflict(
        'cooperations.nothing_to_dispute',
        'Belum ada naskah yang disetujui pada berkas ini, sehingga belum ada yang dapat diperselisihkan.',
      );
    notYet(input.openedOn, found.view.today, 'openedOn');
    const record = await insertDispute(work.db, { ...input, cooperationId: caseId });
    const after = await settle(work, caseId, {
      event: 'cooperation.dispute_opened',
      changedFields: ['disputes'],
      detail: { disputeId: record.dispute.id },
    });
    return present(caller, after, record);
  });
}

async function findSeen(work: Work, { caseId, disputeId, expected }: Place): Promise<DisputeRecord> {
  const record = await findDispute(work.db, caseId, disputeId);
  if (!record) throw noSuchDispute();
  demandSeen(record.dispute, expected);
  return record;
}

interface Place {
  caseId: string;
  disputeId: string;
  expected: Expected;
}

/** The next step of the path; `SELESAI` closes it with its note as the result. */
export async function take(
  platform: Platform,
  caller: Caller,
  place: Place,
  { step, on, note }: DisputeStepInput,
): Promise<Dispute> {
  return aroundCase(platform, caller, place.caseId, async (work, found) => {
    const record = await findSeen(work, place);
    const allowed = nextSteps(found, record);
    if (!allowed.includes(step))
      throw conflict(
        'cooperations.dispute_step_unavailable',
        allowed.length === 0
          ? 'Perselisihan ini sudah selesai.'
          : `Langkah ini belum tersedia. Yang dapat ditempuh: ${allowed.map((one) => DISPUTE_STEP_LABELS[one]).join(', ')}.`,
        { nextSteps: allowed },
      );
    notYet(on, found.view.today, 'on');
    const last = record.steps.at(-1)?.on ?? record.dispute.openedOn;
    demandSound(
      on < last
        ? [
            {
              pointer: '/on',
              code: 'cooperations.dispute_days_reversed',
              detail: 'Tanggal ini mendahului langkah sebelumnya. Periksa tanggalnya.',
            },
          ]
        : [],
    );
    await insertDisputeStep(work.db, {
      disputeId: place.disputeId,
      step,
      on,
      note,
      by: caller.actor.name,
    });
    await updateDispute(work.db, place.disputeId, step === 'SELESAI' ? { closedOn: on, result: note } : {});
    const after = await settle(work, place.caseId, {
      event: step === 'SELESAI' ? 'cooperation.dispute_closed' : 'cooperation.dispute_stepped',
      note: DISPUTE_STEP_LABELS[step],
      changedFields: ['disputes'],
      detail: { disputeId: place.disputeId, step },
    });
    const now = await findDispute(work.db, place.caseId, place.disputeId);
    if (!now) throw noSuchDispute();
    return present(caller, after, now);
  });
}
