import type { CreateRemark, MentionableQuery } from '@kerabat/shared/proposals/trail.schema';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { forbidden, notFound, unprocessable } from '../../platform/problem.ts';
import { toIso } from '../../platform/time.ts';
import { mentionable, type MentionPlace } from './people.policy.ts';
import { findPeople, readNames, type FoundPerson } from './people.queries.ts';
import { mentionMail } from './proposals.mails.ts';
import { isVisibleToProvince, maySeeInternalRemarks, visibleTo } from './proposals.policy.ts';
import { findProposal, type VisibleProposal } from './proposals.queries.ts';
import { noSuchProposal } from './proposals.service.ts';
import { auditOf } from './proposals.trail.ts';
import { findRemark, insertRemark, listRemarks, type PlacedRemark } from './remarks.queries.ts';
import { occasionOf } from './step-mails.service.ts';

const present = ({ remark, on }: PlacedRemark, lookedAt: string, names: ReadonlyMap<string, string>) => ({
  id: remark.id,
  at: toIso(remark.at),
  author: { name: remark.authorName, office: remark.authorOffice },
  body: remark.body,
  internal: remark.internal,
  replyToId: remark.replyToId,
  mentions: remark.mentionIds.flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name }];
  }),
  from: on.id === lookedAt ? null : on,
});

async function getVisible(db: DbOrTx, actor: Actor, id: string): Promise<VisibleProposal> {
  const found = await findProposal(db, id, visibleTo(actor));
  if (!found) throw noSuchProposal();
  return found;
}

/** The conversation about a proposal and all that was merged into it; internal notes are invisible outside the bureau. */
export async function listFor({ db }: Platform, { actor }: Caller, proposalId: string) {
  await getVisible(db, actor, proposalId);
  const rows = await listRemarks(db, proposalId, maySeeInternalRemarks(actor));
  const names = await readNames(db, [...new Set(rows.flatMap(({ remark }) => remark.mentionIds))]);
  return { items: rows.map((row) => present(row, proposalId, names)) };
}

export async function get({ db }: Platform, { actor }: Caller, proposalId: string, id: string) {
  await getVisible(db, actor, proposalId);
  const row = await findRemark(db, proposalId, id, maySeeInternalRemarks(actor));
  if (!row) throw notFound('Catatan');
  return present(row, proposalId, await readNames(db, row.remark.mentionIds));
}

const placeOf = ({ row }: VisibleProposal): MentionPlace => ({
  agencyId: row.agencyId,
  supportingAgencyIds: row.supportingAgencyIds,
  isHandedIn: isVisibleToProvince(row),
});

function demandInternal(actor: Actor): void {
  if (!maySeeInternalRemarks(actor))
    throw forbidden('proposals.internal_remark', 'Catatan internal hanya untuk Biro Pemerintahan.');
}

const MOST_OFFERED = 20;

/** People who would see a remark on this proposal and may answer it. */
export async function listMentionable(
  { db }: Platform,
  { actor }: Caller,
  proposalId: string,
  { q, internal = false }: MentionableQuery,
) {
  const found = await getVisible(db, actor, proposalId);
  if (internal) demandInternal(actor);
  const circles = mentionable(placeOf(found), internal);
  const people = await findPeople(db, { circles, q, limit: MOST_OFFERED + 1 });
  const others = people.filter(({ id }) => id !== actor.id).slice(0, MOST_OFFERED);
  return { items: others.map(({ id, name, office }) => ({ id, name, office })) };
}

/** Whoever answers an internal note does so internally. */
async function isInternal(
  db: DbOrTx,
  actor: Actor,
  proposalId: string,
  input: CreateRemark,
): Promise<boolean> {
  const { internal, replyToId } = input;
  if (replyToId) {
    const answered = await findRemark(db, proposalId, replyToId, maySeeInternalRemarks(actor));
    if (!answered)
      throw unprocessable('proposals.unknown_remark', 'Catatan yang dibalas tidak ada pada usulan ini.', [
        {
          pointer: '/replyToId',
          code: 'proposals.unknown_remark',
          detail: 'Pilih catatan pada usulan ini, atau kosongkan untuk memulai percakapan baru.',
        },
      ]);
    if (answered.remark.internal) return true;
  }
  if (internal) demandInternal(actor);
  return internal;
}

/** The people named, each once and without the author; all of them must be able to see the remark. */
async function findMentioned(
  db: DbOrTx,
  actor: Actor,
  found: VisibleProposal,
  { mentionIds, internal }: Pick<CreateRemark, 'mentionIds' | 'internal'>,
): Promise<FoundPerson[]> {
  const ids = [...new Set(mentionIds)].filter((id) => id !== actor.id);
  if (ids.length === 0) return [];
  const people = await findPeople(db, { circles: mentionable(placeOf(found), internal), ids });
  const known = new Map(people.map((person) => [person.id, person]));
  const errors = mentionIds.flatMap((id, index) =>
    id === actor.id || known.has(id)
      ? []
      : [
          {
            pointer: `/mentionIds/${index}`,
            code: 'proposals.not_mentionable',
            detail: internal
              ? 'Orang ini tidak dapat melihat catatan internal. Pilih dari daftar yang ditawarkan.'
              : 'Orang ini tidak dapat melihat usulan ini. Pilih dari daftar yang ditawarkan.',
          },
        ],
  );
  if (errors.length > 0)
    throw unprocessable(
      'proposals.not_mentionable',
      'Sebagian orang yang disebut tidak dapat diberi tahu.',
      errors,
    );
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** Says something about a proposal, and tells by mail those who are mentioned. */
export async function add(platform: Platform, caller: Caller, proposalId: string, input: CreateRemark) {
  const { actor, requestId } = caller;
  return platform.db.transaction(async (tx) => {
    const found = await getVisible(tx, actor, proposalId);
    const internal = await isInternal(tx, actor, proposalId, input);
    const people = await findMentioned(tx, actor, found, { ...input, internal });
    const remark = await insertRemark(tx, {
      proposalId,
      authorId: actor.id,
      authorName: actor.name,
      authorOffice: actor.office,
      body: input.body,
      internal,
      replyToId: input.replyToId ?? null,
      mentionIds: people.map(({ id }) => id),
    });
    await recordAudit(tx, actor, requestId, {
      ...auditOf('proposal.remarked', found.row),
      detail: { internal, mentionIds: remark.mentionIds },
    });
    const about = occasionOf(platform, actor, found);
    for (const person of people)
      await platform.jobs.enqueue(tx, 'mail', mentionMail(person, about, input.body));
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return present({ remark, on: found.row }, proposalId, names);
  });
}
