import { beforeAll, describe, expect, it } from 'vitest';
import type { MappingBreakdown, MappingMatrix } from '@kerabat/shared/mapping/schema';
import {
  COUNTED_STATUSES,
  MAPPING_DIMENSIONS,
  type MappingDimension,
} from '@kerabat/shared/mapping/vocabulary';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { proposalPeriods } from '../periods/periods.table.ts';
import { getReferenceBook } from '../reference/reference.service.ts';
import { register } from './mapping.fixture.ts';

const t = await startApp();
let biro: Person;
let pangan: Person;
let periodId: string;

const partner = (type: string | null) => ({ name: 'Mitra', type, regionCode: null, readiness: null });

beforeAll(async () => {
  biro = await person(t, ['bureau_staff']);
  pangan = await person(t, ['agency_operator'], 'DISPANGAN');
  const [period] = await t.db
    .insert(proposalPeriods)
    .values({
      name: 'Pengusulan 2022',
      year: 2022,
      planYear: 2023,
      opensAt: '2022-05-01T00:00:00Z',
      closesAt: '2022-06-20T16:59:59Z',
    })
    .returning();
  periodId = period!.id;
  const book = await getReferenceBook(t.db);
  const target = (code: string) => book.planningTargetsByCode.get(code)!.id;
  const program = target('RPJMD-2021-2026/M1/P1');
  const mission = target('RPJMD-2021-2026/M3');
  await register(t, 'DISPANGAN', {
    periodId,
    affairCodes: ['2.09', '3.27', '2.09'],
    locationCodes: ['13.02', '13.06'],
    planningTargetIds: [program, mission],
    candidatePartners: [partner('PEMDA_PROV'), partner('PEMDA_PROV'), partner(null)],
    estimatedCost: 1_000,
  });
  await register(t, 'DISPANGAN', {
    periodId,
    kind: null,
    affairCodes: [],
    locationCodes: [],
    status: 'submitted',
    funding: [
      { source: 'APBD_PROV', amount: 200, year: 2027, budgeted: null },
      { source: null, amount: 50, year: null, budgeted: null },
    ],
  });
  await register(t, 'DISPAR', {
    affairCodes: ['3.26'],
    locationCodes: ['13', '14', '14.71'],
    kind: 'SINERGI',
    planningTargetIds: [target('RPJMD-2021-2026')],
    candidatePartners: [partner('KL')],
    submittedAt: '2021-12-31T17:30:00Z',
  });
  await register(t, 'DISPAR', { status: 'returned', submittedAt: '2021-12-31T16:30:00Z', estimatedCost: 7 });
  for (const status of ['merged', 'rejected', 'withdrawn', 'deferred'] as const)
    await register(t, 'DISPAR', { status, periodId });
  await register(t, 'DISPANGAN', { status: 'draft', submittedAt: null, number: null, periodId });
  await register(t, 'DISPAR', { status: 'draft', submittedAt: null, number: null, periodId });
});

const read = async <T>(who: Person, url: string): Promise<T> => {
  const answer = await who.call({ method: 'GET', url });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<T>();
};

const FILTER: Record<MappingDimension, string> = {
  affair: 'affairCode',
  region: 'locationCode',
  agency: 'agencyId',
  kind: 'kind',
  mission: 'missionCode',
  status: 'status',
};
const filter = (dimension: MappingDimension, code: string | null) =>
  `&${FILTER[dimension]}=${encodeURIComponent(code ?? 'none')}`;
const COUNTED = COUNTED_STATUSES.map((status) => filter('status', status)).join('');
/** What the list is asked for: the states that figures count, unless one of them is the side itself. */
const query = (...filters: string[]) =>
  filters.join('') + (filters.some((one) => one.startsWith('&status=')) ? '' : COUNTED);

async function totalOf(who: Person, query: string): Promise<number> {
  return (await read<{ total: number }>(who, `/proposals?includeTotal=true&limit=1${query}`)).total;
}

const PAIRS = MAPPING_DIMENSIONS.flatMap((rows, index) =>
  MAPPING_DIMENSIONS.slice(index).map((columns) => [rows, columns] as const),
);

describe('the matrix', () => {
  it.each(PAIRS)('%s by %s: every figure is the total of the list that it opens', async (rows, columns) => {
    for (const who of [biro, pangan])
      for (const more of ['', '&year=2022', '&onlyMapped=true']) {
        const matrix = await read<MappingMatrix>(
          who,
          `/mapping/matrix?rows=${rows}&columns=${columns}${more}`,
        );
        const listed = (...filters: string[]) => totalOf(who, query(more, ...filters));
        for (const { code, count } of matrix.rows.items)
          expect(count, `row ${code}`).toBe(await listed(filter(rows, code)));
        for (const { code, count } of matrix.columns.items)
          expect(count, `column ${code}`).toBe(await listed(filter(columns, code)));
        for (const { row, column, count } of rows === columns ? [] : matrix.cells)
          expect(count, `cell ${row} ${column}`).toBe(
            await listed(filter(rows, row), filter(columns, column)),
          );
        expect(matrix.total.count).toBe(await listed());
      }
  });

  it('always has the 19 kabupaten/kota in the order of their codes, and other places only if they occur', async () => {
    const matrix = await read<MappingMatrix>(biro, '/mapping/matrix');
    const codes = matrix.columns.items.map(({ code }) => code);
    expect(codes).toHaveLength(22);
    expect(codes.slice(0, 19).every((code) => /^13\.\d\d$/.test(code ?? ''))).toBe(true);
    expect(codes.slice(0, 19)).toEqual([...codes.slice(0, 19)].sort());
    expect(codes.slice(19)).toEqual(['13', 'outside', null]);
    const own = await read<MappingMatrix>(pangan, '/mapping/matrix?onlyMapped=true');
    expect(own.columns.items).toHaveLength(19);
  });

  it('counts a proposal once per cell and once in the total, with its cost or else the sum of its sources', async () => {
    const matrix = await read<MappingMatrix>(pangan, '/mapping/matrix?year=2022');
    expect(matrix.total).toEqual({ count: 2, amount: 1_250 });
    expect(matrix.cells).toHaveLength(5);
    expect(matrix.cells).toContainEqual({ row: '3.27', column: '13.06', count: 1, amount: 1_000 });
    expect(matrix.cells).toContainEqual({ row: null, column: null, count: 1, amount: 250 });
    expect(matrix.rows.items.map(({ code, count }) => [code, count])).toEqual([
      ['2.09', 1],
      ['3.27', 1],
      [null, 1],
    ]);
  });

  it('shows every mission of the RPJMD of the year, and the kinds of the law', async () => {
    const matrix = await read<MappingMatrix>(biro, '/mapping/matrix?rows=mission&columns=kind&year=2022');
    const [first, second] = matrix.rows.items;
    expect(first).toMatchObject({ code: 'RPJMD-2021-2026/M1', shortLabel: 'Misi 1', count: 1 });
    expect(second).toMatchObject({ code: 'RPJMD-2021-2026/M2', count: 0 });
    expect(matrix.rows.items.at(-1)?.code).toBeNull();
    expect(matrix.columns.items.map(({ code }) => code).slice(0, 6)).toEqual([
      'KSDD_WAJIB',
      'KSDD_SUKARELA',
      'KSDPK',
      'KSDPL',
      'KSDLL',
      'SINERGI',
    ]);
  });

  it.each([
    ['&affairCode=none&affairCode=3.26', 2],
    ['&locationCode=outside&locationCode=13.06', 2],
    ['&locationCode=none&locationCode=outside', 2],
    ['&kind=none&kind=SINERGI', 2],
    ['&missionCode=none&missionCode=RPJMD-2021-2026/M3&onlyMapped=true', 2],
    ['&missionCode=RPJMD-2021-2026/M2', 0],
    ['&partnerType=unknown&partnerType=KL', 2],
  ])('the list takes %s together: %i', async (filters, total) => {
    expect(await totalOf(biro, filters)).toBe(total);
    const matrix = await read<MappingMatrix>(biro, `/mapping/matrix?${filters.slice(1)}`);
    expect(matrix.total.count).toBe(total);
  });

  it('takes the year of the hand-in in WIB where there is no period', async () => {
    expect(await totalOf(biro, '&year=2021')).toBe(1);
    expect(await totalOf(biro, '&year=2022&status=mapped')).toBe(2);
  });

  it('is counted again after some seconds, and says since when it holds', async () => {
    const url = `/mapping/matrix?rows=agency&columns=kind&periodId=${periodId}`;
    const before = await read<MappingMatrix>(biro, url);
    await register(t, 'DISPAR', { periodId, status: 'rejected' });
    expect(await read<MappingMatrix>(biro, url)).toEqual(before);
  });

  it.each(['rows=town', 'columns=x', 'year=22', 'kind=KSXX', 'colour=red'])(
    'refuses %s with 400',
    async (asked) => {
      const answer = await biro.call({ method: 'GET', url: `/mapping/matrix?${asked}` });
      expect(answer.statusCode).toBe(400);
    },
  );
});

describe('partners by type', () => {
  it('agree with the lists behind them, the unknown ones and none at all included', async () => {
    for (const who of [biro, pangan]) {
      const { items, total } = await read<MappingBreakdown>(who, '/mapping/partners');
      for (const { code, count } of items)
        expect(count, code ?? 'none').toBe(await totalOf(who, query(`&partnerType=${code ?? 'none'}`)));
      expect(total.count).toBe(await totalOf(who, query()));
    }
    const { items } = await read<MappingBreakdown>(biro, '/mapping/partners?year=2022');
    expect(items.map(({ code, group, count }) => [code, group, count])).toEqual([
      ['KL', 'Instansi pusat atau vertikal', 1],
      ['PEMDA_PROV', 'Daerah lain', 1],
      ['unknown', null, 1],
      [null, null, 2],
    ]);
  });
});

describe('the funnel', () => {
  it('shows every state that the caller may see, in the order of a proposal’s life', async () => {
    const of = async (who: Person) => (await read<MappingBreakdown>(who, '/mapping/funnel')).items;
    const bureau = await of(biro);
    expect(bureau.map(({ code }) => code)).not.toContain('draft');
    expect(bureau).toHaveLength(11);
    const agency = await of(pangan);
    expect(agency).toHaveLength(13);
    expect(agency[0]).toMatchObject({ code: 'draft', count: 1 });
    for (const [who, items] of [
      [biro, bureau],
      [pangan, agency],
    ] as const)
      for (const { code, count } of items) expect(count, code!).toBe(await totalOf(who, `&status=${code}`));
  });
});
