import type { z } from 'zod';
import type { assignCaseBody } from '@kerabat/shared/cooperations/steps.schema';
import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import { unprocessable, type FieldError } from '../../platform/problem.ts';
import { changeCase, demandRunning, type Target } from './case.service.ts';
import { handOverTasks } from './case-stages.queries.ts';
import { rolesWith } from './people.policy.ts';
import { listActive } from './people.queries.ts';

/** Whoever processes cases may be given one. */
const OFFICERS = rolesWith('cooperation.process');

const refused = (field: string, detail: string): FieldError => ({
  pointer: `/${field}`,
  code: 'cooperations.no_officer',
  detail,
});

/** Names the officer and the deputy of a case, or nobody; the bureau's open tasks go with the officer. */
export const assign = (
  platform: Platform,
  caller: Caller,
  target: Target,
  { officerId, deputyId }: z.infer<typeof assignCaseBody>,
) =>
  changeCase(platform, caller, target, async ({ db }, { row }) => {
    demandRunning({ row });
    const wanted = { officerId, deputyId };
    const people = new Map(
      (
        await listActive(
          db,
          Object.values(wanted).flatMap((id) => id ?? []),
          OFFICERS,
        )
      ).map((person) => [person.id, person]),
    );
    const errors = Object.entries(wanted).flatMap(([field, id]) =>
      id === null || people.has(id)
        ? []
        : [refused(field, 'Pilih petugas Biro yang aktif dan berwenang memproses kerja sama.')],
    );
    if (officerId !== null && officerId === deputyId)
      errors.push(refused('deputyId', 'Wakil petugas harus orang lain.'));
    if (errors.length > 0)
      throw unprocessable('cooperations.no_officer', 'Penugasan ini belum sesuai.', errors);
    if (row.officerId === officerId && row.deputyId === deputyId) return null;
    await handOverTasks(db, row.id, row.officerId, officerId);
    const names = [
      `Petugas: ${people.get(officerId ?? '')?.name ?? 'belum ada'}`,
      `wakil: ${people.get(deputyId ?? '')?.name ?? 'belum ada'}`,
    ];
    return {
      event: 'cooperation.assigned',
      note: `${names.join(', ')}.`,
      values: wanted,
      detail: { from: [row.officerId, row.deputyId], to: [officerId, deputyId] },
    };
  });
