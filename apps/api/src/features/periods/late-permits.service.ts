import type { CreateLatePermit, LatePermit } from '@kerabat/shared/periods/schema';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import { checkVersion, etagOf, type Expected } from '../../platform/etag.ts';
import { notFound, unprocessable } from '../../platform/problem.ts';
import { toIso } from '../../platform/time.ts';
import { getReferenceBook } from '../reference/reference.service.ts';
import { deletePermitRow, findPermit, insertPermit, readPermits } from './periods.queries.ts';
import { getPeriodRow } from './periods.service.ts';
import type { LatePermitRow } from './periods.table.ts';

/** A permit is granted or taken back, never changed. */
const ONLY_VERSION = 1;

interface PermitAddress {
  id: string;
  permitId: string;
}

const present = (row: LatePermitRow): LatePermit => ({
  id: row.id,
  etag: etagOf(ONLY_VERSION),
  agencyId: row.agencyId,
  note: row.note,
  expiresAt: toIso(row.expiresAt),
  grantedAt: toIso(row.grantedAt),
  grantedBy: row.grantedBy,
});

export async function listLatePermits({ db }: Platform, periodId: string) {
  await getPeriodRow(db, periodId);
  return { items: (await readPermits(db, periodId)).map(present) };
}

const noSuchPermit = () => notFound('Izin usulan susulan');

export async function getLatePermit({ db }: Platform, { id, permitId }: PermitAddress): Promise<LatePermit> {
  const row = await findPermit(db, id, permitId);
  if (!row) throw noSuchPermit();
  return present(row);
}

const fault = (field: string, code: string, detail: string) =>
  unprocessable(code, detail, [{ pointer: `/${field}`, code, detail }]);

export async function grantLatePermit(
  { db, now }: Platform,
  actor: Actor,
  requestId: string,
  periodId: string,
  input: CreateLatePermit,
): Promise<LatePermit> {
  await getPeriodRow(db, periodId);
  if (!(await getReferenceBook(db)).agencies.has(input.agencyId))
    throw fault(
      'agencyId',
      'periods.unknown_agency',
      'Perangkat daerah tidak dikenal. Pilih dari daftar perangkat daerah.',
    );
  if (new Date(input.expiresAt) <= now())
    throw fault(
      'expiresAt',
      'periods.permit_already_expired',
      'Batas izin sudah lewat. Pilih waktu yang akan datang.',
    );
  const row = await db.transaction(async (tx) => {
    const granted = await insertPermit(tx, {
      ...input,
      periodId,
      grantedById: actor.id,
      grantedBy: actor.name,
      grantedAt: now().toISOString(),
    });
    await recordAudit(tx, actor, requestId, {
      event: 'period.late_permit_granted',
      subjectType: 'period',
      subjectId: periodId,
      agencyId: input.agencyId,
      detail: { permitId: granted.id, expiresAt: input.expiresAt, reason: input.note },
    });
    return granted;
  });
  return present(row);
}

export async function revokeLatePermit(
  { db }: Platform,
  actor: Actor,
  requestId: string,
  { id: periodId, permitId }: PermitAddress,
  expected: Expected,
): Promise<void> {
  await db.transaction(async (tx) => {
    const row = await deletePermitRow(tx, periodId, permitId);
    if (!row) throw noSuchPermit();
    checkVersion(expected, ONLY_VERSION);
    await recordAudit(tx, actor, requestId, {
      event: 'period.late_permit_revoked',
      subjectType: 'period',
      subjectId: periodId,
      agencyId: row.agencyId,
      detail: { permitId },
    });
  });
}
