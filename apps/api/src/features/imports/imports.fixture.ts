import { eq } from 'drizzle-orm';
import type { ImportRow, ProposalImport } from '@kerabat/shared/imports/schema';
import type { Person } from '../../../test/actors.ts';
import type { TestApp } from '../../../test/app.ts';
import { form } from '../../../test/proposals.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { proposalPeriods } from '../periods/periods.table.ts';

export const upload = (
  by: Person,
  file: Buffer,
  fields: Record<string, string> = {},
  name = 'usulan.xlsx',
) => {
  const { payload, headers } = form(file, name, fields);
  return by.call({ method: 'POST', url: '/proposal-imports', payload, headers });
};

export async function preview(
  by: Person,
  file: Buffer,
  fields: Record<string, string> = {},
): Promise<ProposalImport> {
  const answer = await upload(by, file, fields);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<ProposalImport>();
}

export const csv = (...rows: string[]) => Buffer.from(`OPD;Usulan;Mitra;Lokasi;PIC\n${rows.join('\n')}\n`);

export const importOf = async (by: Person, id: string) =>
  (await by.call({ url: `/proposal-imports/${id}` })).json<ProposalImport>();

export const rowsOf = async (by: Person, id: string, query = 'limit=100') =>
  (await by.call({ url: `/proposal-imports/${id}/rows?${query}` })).json<{
    items: ImportRow[];
    nextCursor: string | null;
  }>();

export const commit = (by: Person, id: string, key: string) =>
  by.call({ method: 'POST', url: `/proposal-imports/${id}/commit`, headers: { 'idempotency-key': key } });

export const correct = (by: Person, id: string, row: number, values: object, ifMatch = '*') =>
  by.call({
    method: 'PATCH',
    url: `/proposal-imports/${id}/rows/${row}`,
    headers: { 'if-match': ifMatch },
    payload: { values },
  });

export const remap = (by: Person, id: string, columns: object[], ifMatch = '*') =>
  by.call({
    method: 'PATCH',
    url: `/proposal-imports/${id}/columns`,
    headers: { 'if-match': ifMatch },
    payload: { columns },
  });

/** The period of 2022, closed on 20 June. */
export async function closedPeriod({ db }: TestApp): Promise<string> {
  const [row] = await db
    .insert(proposalPeriods)
    .values({
      name: 'Usulan 2022',
      year: 2022,
      planYear: 2023,
      opensAt: '2022-01-03T01:00:00Z',
      closesAt: '2022-06-20T09:00:00Z',
    })
    .returning();
  if (!row) throw new Error('no period');
  return row.id;
}

export async function agencyId({ db }: TestApp, numberCode: string): Promise<string> {
  const [row] = await db.select().from(agencies).where(eq(agencies.numberCode, numberCode));
  if (!row) throw new Error(`no agency ${numberCode}`);
  return row.id;
}
