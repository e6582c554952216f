import { beforeAll, describe, expect, it } from 'vitest';
import type { Cooperation, CooperationSummary } from '@kerabat/shared/cooperations/schema';
import { PROCEDURE_CODES } from '@kerabat/shared/procedures/vocabulary';
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { change, crewOf, must, open, pass, walkTo } from '../../../test/cooperations.ts';
import { cast } from '../../../test/proposals.ts';
import { partners } from '../partners/partners.table.ts';

const t = await startApp();
const c = await cast(t);
const crew = await crewOf(t, c);

const made: Cooperation[] = [];
let partnerId = '';

beforeAll(async () => {
  const [row] = await t.db
    .insert(partners)
    .values({ name: 'Pemerintah Provinsi Jambi', nameKey: 'jambi', typeCode: 'PEMDA_PROV', regionCode: '15' })
    .returning();
  partnerId = row?.id ?? '';
  const input = {
    origin: 'WARISAN',
    originReason: 'Sudah berjalan.',
    exceptionReason: 'PSN',
    kind: 'KSDD_SUKARELA',
    leadAgencyId: c.operator.agencyId,
  };
  const titles = ['Beras', 'Cabai', 'Jagung', 'Kopi'];
  for (const [index, title] of titles.entries()) {
    t.setNow(new Date(Date.UTC(2026, 0, 5 + index, 3)));
    made.push(await must(open(c.biro, { ...input, title, parties: index === 0 ? [{ partnerId }] : [] })));
  }
  await must(change(c.biro, made[1]!, { supportingAgencyIds: [c.stranger.agencyId] }));
  await walkTo(t, crew, made[0]!, 'T3_BAHAS_KB');
});

const list = async (query: string, by = c.biro) => {
  const answer = await by.call({ url: `/cooperations${query}` });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: CooperationSummary[]; nextCursor: string | null; total: number | null }>();
};
const titles = async (query: string, by = c.biro) => (await list(query, by)).items.map(({ title }) => title);

describe('the list of cases', () => {
  it('walks in every order, page by page, without losing or doubling one', async () => {
    for (const sort of ['-movedAt', 'movedAt', 'dueOn', '-createdAt', 'createdAt', 'title']) {
      const whole = await titles(`?sort=${sort}`);
      expect(whole).toHaveLength(4);
      const paged: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Awaited<ReturnType<typeof list>> = await list(
          `?sort=${sort}&limit=1${cursor ? `&cursor=${cursor}` : ''}`,
        );
        paged.push(...page.items.map(({ title }) => title));
        cursor = page.nextCursor;
      }
      expect(paged, sort).toEqual(whole);
    }
    expect(await titles('?sort=title')).toEqual(['Beras', 'Cabai', 'Jagung', 'Kopi']);
  });

  it('is narrowed by what people ask for', async () => {
    expect(await titles('?q=kopi')).toEqual(['Kopi']);
    expect(await titles('?q=jambi')).toEqual(['Beras']);
    expect(await titles(`?partnerId=${partnerId}`)).toEqual(['Beras']);
    expect(await titles('?stage=T3_BAHAS_KB_MITRA')).toEqual(['Beras']);
    expect(await titles('?status=ended&status=withdrawn')).toEqual([]);
    expect(await titles('?procedure=KSDD_SUKARELA&kind=KSDD_SUKARELA&route=full&limit=1')).toHaveLength(1);
    expect(await titles(`?leadAgencyId=${c.stranger.agencyId}`)).toEqual([]);
    expect(await titles(`?officerId=${c.biro.id}`)).toEqual([]);
    expect((await list('?includeTotal=true&q=cabai')).total).toBe(1);
  });

  it('knows what is late and what stands still', async () => {
    t.setNow(new Date('2026-03-20T03:00:00Z'));
    expect(await titles('?overdue=true&sort=title')).toEqual(['Beras', 'Cabai', 'Jagung', 'Kopi']);
    expect(await titles('?overdue=false')).toEqual([]);
    expect((await titles('?alarm=STALLED&alarm=STAGE_OVERDUE')).length).toBe(4);
    expect(await titles('?alarm=REPLY_OVERDUE&alarm=PAPER_EXPIRED')).toEqual([]);
    const [first] = (await list('?sort=title&limit=1')).items;
    expect(first?.alarms.map(({ kind }) => kind)).toEqual(['STALLED', 'STAGE_OVERDUE']);
    t.setNow(new Date('2026-01-09T03:00:00Z'));
  });

  it('shows an agency what it leads or supports, and nothing else', async () => {
    expect(await titles('?sort=title', c.operator)).toHaveLength(4);
    expect(await titles('', c.stranger)).toEqual(['Cabai']);
    expect(await titles('', await person(t, ['leader']))).toHaveLength(4);
    expect(await titles('', await person(t, ['agency_head'], 'DISDIK'))).toEqual([]);
  });

  it('refuses what it does not know', async () => {
    for (const query of ['?status=open', '?sort=number', '?cursor=x', '?limit=0', '?foo=1', '?alarm=FIRE'])
      expect((await c.biro.call({ url: `/cooperations${query}` })).statusCode, query).toBe(400);
    expect((await t.app.inject({ url: '/api/v1/cooperations' })).statusCode).toBe(401);
  });
});

describe('the board', () => {
  it('counts each open stage; a case with two tracks stands in both', async () => {
    const { columns } = await must<{ columns: { stage: string; label: string; total: number }[] }>(
      c.biro.call({ url: '/cooperations/board' }),
    );
    expect(columns.map(({ stage, total }) => [stage, total])).toEqual([
      ['T1_PERSIAPAN', 3],
      ['T3_BAHAS_KB', 1],
      ['T3_BAHAS_KB_MITRA', 1],
    ]);
    const own = await must<{ columns: { total: number }[] }>(c.stranger.call({ url: '/cooperations/board' }));
    expect(own.columns).toMatchObject([{ stage: 'T1_PERSIAPAN', total: 1 }]);
    const none = await must(c.biro.call({ url: '/cooperations/board?q=tidakada' }));
    expect(none).toEqual({ columns: [] });
  });
});

describe('a single case', () => {
  it('is answered with 304 to whoever has it already', async () => {
    const [{ id, etag }] = (await list('?limit=1')).items as [CooperationSummary];
    const again = await c.biro.call({ url: `/cooperations/${id}`, headers: { 'if-none-match': etag } });
    expect(again.statusCode).toBe(304);
    await pass(t, crew, { id: made[0]!.id }, 'T3_BAHAS_KB_MITRA');
  });
});

describe('the procedures', () => {
  it('are told to everybody who has signed in', async () => {
    const { items } = await must<{ items: { code: string; stages: unknown[] }[] }>(
      c.operator.call({ url: '/procedures' }),
    );
    expect(items.map(({ code }) => code)).toEqual(PROCEDURE_CODES);
    const one = await must<{ stages: { code: string; requires: object[] }[] }>(
      c.operator.call({ url: '/procedures/KSDPL' }),
    );
    expect(one.stages.find(({ code }) => code === 'L6_DPRD')).toMatchObject({
      outsideActor: 'DPRD Provinsi',
      limit: { days: 45, unit: 'working' },
      requires: [{ paper: 'KEP_DPRD' }],
    });
    expect((await c.operator.call({ url: '/procedures/X' })).statusCode).toBe(400);
    expect((await t.app.inject({ url: '/api/v1/procedures' })).statusCode).toBe(401);
  });
});
