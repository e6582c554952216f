import type { CaseRemark, CreateCaseRemark } from '@kerabat/shared/cooperations/remarks.schema';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import { forbidden, notFound, unprocessable } from '../../platform/problem.ts';
import { toIso } from '../../platform/time.ts';
import { demandVisible } from './case.service.ts';
import { maySeeInternalRemarks } from './cooperations.policy.ts';
import { findRemark, insertRemark, listRemarks, type RemarkRow } from './remarks.queries.ts';

const present = (row: RemarkRow): CaseRemark => ({
  id: row.id,
  at: toIso(row.at),
  author: { name: row.authorName, office: row.authorOffice },
  body: row.body,
  internal: row.internal,
  replyToId: row.replyToId,
});

/** The conversation about a case; internal remarks are invisible outside the bureau. */
export async function listFor({ db }: Platform, { actor }: Caller, id: string) {
  await demandVisible(db, actor, id);
  return { items: (await listRemarks(db, id, maySeeInternalRemarks(actor))).map(present) };
}

export async function get({ db }: Platform, { actor }: Caller, cooperationId: string, id: string) {
  await demandVisible(db, actor, cooperationId);
  const row = await findRemark(db, { cooperationId, id }, maySeeInternalRemarks(actor));
  if (!row) throw notFound('Catatan');
  return present(row);
}

/** Says something about a case; whoever answers an internal remark does so internally. */
export async function add(
  platform: Platform,
  caller: Caller,
  cooperationId: string,
  input: CreateCaseRemark,
) {
  const { actor, requestId } = caller;
  return platform.db.transaction(async (tx) => {
    const { number, leadAgencyId } = await demandVisible(tx, actor, cooperationId);
    const seesInternal = maySeeInternalRemarks(actor);
    const { replyToId = null } = input;
    const answered =
      replyToId === null ? null : await findRemark(tx, { cooperationId, id: replyToId }, seesInternal);
    if (answered === undefined) {
      const detail = 'Catatan yang dibalas tidak ada pada berkas ini.';
      throw unprocessable('cooperations.unknown_remark', detail, [
        { pointer: '/replyToId', code: 'cooperations.unknown_remark', detail },
      ]);
    }
    if (input.internal && !seesInternal)
      throw forbidden('cooperations.internal_remark', 'Catatan internal hanya untuk Biro Pemerintahan.');
    const internal = input.internal || answered?.internal === true;
    const row = await insertRemark(tx, {
      cooperationId,
      authorId: actor.id,
      authorName: actor.name,
      authorOffice: actor.office,
      body: input.body,
      internal,
      replyToId,
    });
    await recordAudit(tx, actor, requestId, {
      event: 'cooperation.remarked',
      subjectType: 'cooperation',
      subjectId: cooperationId,
      agencyId: leadAgencyId,
      detail: { number, internal },
    });
    return present(row);
  });
}
