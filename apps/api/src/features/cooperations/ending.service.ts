import type { z } from 'zod';
import type { endBody, takeOverBody, withdrawBody } from '@kerabat/shared/cooperations/steps.schema';
import { END_REASONS, WITHDRAWAL_REASONS } from '@kerabat/shared/cooperations/vocabulary';
import { KIND_LABELS } from '@kerabat/shared/proposals/labels';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import { conflict, unprocessable } from '../../platform/problem.ts';
import { changeCase, demandRunning, type Target } from './case.service.ts';
import { hasAgreement, isBound } from './cooperations.policy.ts';

const refuseField = (field: string, code: string, detail: string) =>
  unprocessable(`cooperations.${code}`, detail, [
    { pointer: `/${field}`, code: `cooperations.${code}`, detail },
  ]);

/** Ends a cooperation for one of the reasons of PP 28/2018 ps. 9(1) and 22, and no other (domain §6.5). */
export const end = (
  platform: Platform,
  caller: Caller,
  target: Target,
  { reason, on, note }: z.infer<typeof endBody>,
) =>
  changeCase(platform, caller, target, async ({ now }, found) => {
    demandRunning(found);
    const { label, kinds, basis } = END_REASONS[reason];
    const { kind } = found.row;
    if (kinds !== 'all' && !(kinds as readonly string[]).includes(kind))
      throw refuseField(
        'reason',
        'reason_not_for_kind',
        `"${label}" hanya berlaku bagi kerja sama dengan pihak ketiga (${basis.text}), bukan ${KIND_LABELS[kind]}.`,
      );
    if (on > officeDay(now))
      throw refuseField('on', 'ends_in_future', 'Tanggal berakhir tidak boleh sesudah hari ini.');
    if (!hasAgreement(found.view))
      throw conflict(
        'cooperations.nothing_to_end',
        'Belum ada naskah yang diterima, sehingga belum ada kerja sama yang dapat diakhiri. Hentikan berkasnya.',
      );
    return {
      event: 'cooperation.ended',
      note,
      moved: true,
      values: {
        status: 'ended',
        endReason: reason,
        endNote: note,
        endedOn: on,
        endedBy: caller.actor.name,
      },
      detail: { reason, on },
    };
  });

/** Stops a case before anything binds the parties. */
export const withdraw = (
  platform: Platform,
  caller: Caller,
  target: Target,
  { reason, note }: z.infer<typeof withdrawBody>,
) =>
  changeCase(platform, caller, target, async ({ now }, found) => {
    demandRunning(found);
    if (isBound(found.view))
      throw conflict(
        'cooperations.already_bound',
        'Naskah yang mengikat sudah diterima. Kerja sama ini hanya dapat diakhiri dengan alasannya (PP 28/2018 ps. 9(1), 22).',
      );
    return {
      event: 'cooperation.withdrawn',
      note: `${WITHDRAWAL_REASONS[reason].label}. ${note}`,
      moved: true,
      values: {
        status: 'withdrawn',
        endReason: reason,
        endNote: note,
        endedOn: officeDay(now),
        endedBy: caller.actor.name,
      },
      detail: { reason },
    };
  });

const TAKERS = {
  PEMERINTAH_PUSAT: 'Pemerintah Pusat',
  GUBERNUR_GWPP: 'Gubernur sebagai wakil Pemerintah Pusat',
} as const;

/** Records that a compulsory cooperation that was not run is taken over (PP 28/2018 ps. 10-11). */
export const takeOver = (
  platform: Platform,
  caller: Caller,
  target: Target,
  { by, guidance, evaluation, approval, note }: z.infer<typeof takeOverBody>,
) =>
  changeCase(platform, caller, target, async ({ now }, found) => {
    demandRunning(found);
    if (found.row.kind !== 'KSDD_WAJIB')
      throw conflict(
        'cooperations.only_compulsory',
        `Pengambilalihan hanya berlaku bagi ${KIND_LABELS.KSDD_WAJIB} (PP 28/2018 ps. 10-11), bukan ${KIND_LABELS[found.row.kind]}.`,
      );
    if (by === 'GUBERNUR_GWPP' && approval === null)
      throw refuseField(
        'approval',
        'approval_required',
        'Pengambilalihan oleh Gubernur memerlukan persetujuan Menteri; sebutkan nomor dan tanggalnya (PP 28/2018 ps. 11).',
      );
    const parts = [
      `Diambil alih oleh ${TAKERS[by]}.`,
      `Pembinaan: ${guidance}`,
      `Evaluasi: ${evaluation}`,
      ...(approval === null ? [] : [`Persetujuan Menteri: ${approval}`]),
      note,
    ];
    return {
      event: 'cooperation.taken_over',
      note: parts.join('\n'),
      moved: true,
      values: {
        status: 'taken_over',
        endNote: parts.join('\n'),
        endedOn: officeDay(now),
        endedBy: caller.actor.name,
      },
      detail: { by },
    };
  });
