import type { Partner } from '@kerabat/shared/partners/schema';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Tx } from '../../platform/db.ts';
import type { Expected } from '../../platform/etag.ts';
import { conflict, unprocessable } from '../../platform/problem.ts';
import { derivedOf } from './partners.policy.ts';
import {
  countSharedCases,
  lockPartner,
  lockPartners,
  redirectPartner,
  updatePartner,
} from './partners.queries.ts';
import { describePartner, SUBJECT } from './partners.service.ts';
import type { PartnerRow } from './partners.table.ts';
import { lockSeen } from './partners.writes.service.ts';

const fault = (code: string, detail: string) =>
  unprocessable(code, detail, [{ pointer: '/intoId', code, detail }]);

const MOST_ALIASES = 30;
const MOST_CONTACTS = 2;
const MOST_REPRESENTATIVES = 10;

const distinct = <Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): Entry[] =>
  [...new Map(entries.toReversed().map((entry) => [keyOf(entry), entry])).values()].toReversed();

/** What the kept partner holds afterwards: its own, and what it did not know yet. */
export function unite(kept: PartnerRow, gone: PartnerRow) {
  const names = [...kept.aliases, gone.name, ...gone.aliases].filter((name) => name !== kept.name);
  const united = {
    aliases: [...new Set(names)].slice(0, MOST_ALIASES),
    regionCode: kept.regionCode ?? gone.regionCode,
    country: kept.country ?? gone.country,
    address: kept.address ?? gone.address,
    website: kept.website ?? gone.website,
    npwp: kept.npwp ?? gone.npwp,
    nib: kept.nib ?? gone.nib,
    ahu: kept.ahu ?? gone.ahu,
    deed: kept.deed ?? gone.deed,
    representatives: distinct([...kept.representatives, ...gone.representatives], ({ name, position }) =>
      `${name}|${position}`.toLowerCase(),
    ).slice(0, MOST_REPRESENTATIVES),
    contacts: distinct([...kept.contacts, ...gone.contacts], ({ name, email, phone }) =>
      `${email ?? phone ?? name ?? ''}`.toLowerCase(),
    ).slice(0, MOST_CONTACTS),
    note: [kept.note, gone.note].filter(Boolean).join('\n\n').slice(0, 2000) || null,
  };
  return { ...united, ...derivedOf({ ...kept, ...united }) };
}

async function lockKept(tx: Tx, intoId: string, gone: PartnerRow): Promise<PartnerRow> {
  if (intoId === gone.id)
    throw fault('partners.merge_with_itself', 'Pilih mitra lain: mitra tidak dapat digabung dengan dirinya.');
  const kept = await lockPartner(tx, intoId);
  if (!kept || kept.status !== 'active')
    throw fault('partners.unknown_target', 'Mitra tujuan tidak ada atau sudah digabung. Pilih mitra lain.');
  const shared = await countSharedCases(tx, gone.id, kept.id);
  if (shared > 0)
    throw conflict(
      'partners.both_are_parties',
      `Keduanya menjadi pihak dalam ${shared} berkas kerja sama yang sama. Betulkan para pihak berkas itu lebih dahulu.`,
    );
  return kept;
}

/** Two records of one partner become one: everything that points at the first follows, and it leads to the kept one. */
export async function mergePartner(
  platform: Platform,
  { actor, requestId }: Caller,
  id: string,
  expected: Expected,
  { intoId, note }: { intoId: string; note: string },
): Promise<Partner> {
  const kept = await platform.db.transaction(async (tx) => {
    await lockPartners(tx);
    const gone = await lockSeen(tx, id, expected);
    const target = await lockKept(tx, intoId, gone);
    const merged = await updatePartner(tx, id, { status: 'merged', mergedIntoId: intoId });
    const cases = await redirectPartner(tx, id, intoId);
    const after = await updatePartner(tx, intoId, unite(target, gone));
    const detail = { note, cases };
    await recordAudit(
      tx,
      actor,
      requestId,
      {
        event: 'partner.merged',
        subjectType: SUBJECT,
        subjectId: id,
        detail: { ...detail, intoId, rowVersion: merged.rowVersion, fields: ['status'] },
      },
      {
        event: 'partner.merged',
        subjectType: SUBJECT,
        subjectId: intoId,
        detail: { ...detail, fromId: id, rowVersion: after.rowVersion, fields: ['aliases'] },
      },
    );
    return after;
  });
  return describePartner(platform.db, actor, kept);
}
