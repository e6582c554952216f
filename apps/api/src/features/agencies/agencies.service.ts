import type { Agency, ListAgenciesQuery } from '@kerabat/shared/reference/schema';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { etagOf } from '../../platform/etag.ts';
import { notFound } from '../../platform/problem.ts';
import { pageOfCodes } from '../reference/code-list.policy.ts';
import { findAgency, readAgencies } from './agencies.queries.ts';
import type { AgencyRow } from './agencies.table.ts';

export const presentAgency = (row: AgencyRow): Agency => ({
  id: row.id,
  etag: etagOf(row.rowVersion),
  code: row.code,
  numberCode: row.numberCode,
  name: row.name,
  shortName: row.shortName,
  kind: row.kind,
  parentCode: row.parentCode,
  aliases: row.aliases,
  validFrom: row.validFrom,
  validUntil: row.validUntil,
});

export async function listAgencies({ db, now }: Platform, query: ListAgenciesQuery) {
  const { rows, ...page } = pageOfCodes(await readAgencies(db), query, officeDay(now()));
  return { ...page, items: rows.map(presentAgency) };
}

export async function getAgencyRow(db: DbOrTx, id: string): Promise<AgencyRow> {
  const row = await findAgency(db, id);
  if (!row) throw notFound('Perangkat daerah');
  return row;
}
