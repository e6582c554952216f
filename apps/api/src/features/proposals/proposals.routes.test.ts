import { describe, expect, it } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import type { Proposal } from '@kerabat/shared/proposals/schema';
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { act, attach, cast, complete, draft, form, PDF, reach } from '../../../test/proposals.ts';

const t = await startApp();
const c = await cast(t);

interface List {
  items: Proposal[];
  nextCursor: string | null;
  total: number | null;
}
const list = async (by: typeof c.biro, query = '') =>
  (await by.call({ url: `/proposals${query}` })).json<List>();
const patch = (by: typeof c.biro, id: string, payload: object, ifMatch = '*') =>
  by.call({ method: 'PATCH', url: `/proposals/${id}`, headers: { 'if-match': ifMatch }, payload });

describe('writing a proposal', () => {
  it('begins as thin as a title, for the agency of who writes', async () => {
    const answer = await c.operator.call({
      method: 'POST',
      url: '/proposals',
      payload: { title: 'Gagasan' },
    });
    expect(answer.statusCode).toBe(201);
    expect(answer.headers['location']).toBe(`/api/v1/proposals/${answer.json<Proposal>().id}`);
    expect(answer.json()).toMatchObject({
      status: 'draft',
      number: null,
      agency: { numberCode: 'DISPANGAN' },
      benefits: { region: null, partner: null, public: null },
      affairCodes: [],
    });
  });

  it('is not for the bureau, nor for another agency', async () => {
    const payload = { title: 'Gagasan' };
    expect((await c.biro.call({ method: 'POST', url: '/proposals', payload })).statusCode).toBe(403);
    const foreign = { ...payload, agencyId: c.stranger.agencyId };
    expect((await c.operator.call({ method: 'POST', url: '/proposals', payload: foreign })).statusCode).toBe(
      403,
    );
    expect((await t.app.inject({ method: 'POST', url: '/api/v1/proposals', payload })).statusCode).toBe(401);
  });

  it.each([
    ['no title', {}, 400, '/title'],
    ['a title of 251 letters', { title: 'a'.repeat(251) }, 400, '/title'],
    ['an unknown field', { title: 'x', colour: 'red' }, 400, '/colour'],
    ['money with decimals', { title: 'x', estimatedCost: 1.5 }, 400, '/estimatedCost'],
    [
      'an end before the start',
      { title: 'x', startDate: '2026-02-01', endDate: '2026-01-01' },
      400,
      '/endDate',
    ],
    ['an urusan that is not in the list', { title: 'x', affairCodes: ['9.99'] }, 422, '/affairCodes/0'],
    [
      'a place that is not in the list',
      { title: 'x', locationCodes: ['13.02', '99'] },
      422,
      '/locationCodes/1',
    ],
    [
      'the law check, which is the bureau’s',
      { title: 'x', lawCheck: { morality: true, publicOrder: true, nationalInterest: true, law: true } },
      422,
      '/lawCheck',
    ],
  ])('refuses %s and names the field', async (_case, payload, status, pointer) => {
    const answer = await c.operator.call({ method: 'POST', url: '/proposals', payload });
    expect(answer.statusCode).toBe(status);
    expect(answer.json<{ errors: { pointer: string }[] }>().errors[0]?.pointer).toBe(pointer);
  });

  it('is done once when the same request arrives twice', async () => {
    const headers = { 'idempotency-key': 'dari-hp-1' };
    const payload = { title: 'Terkirim dua kali' };
    const first = await c.operator.call({ method: 'POST', url: '/proposals', payload, headers });
    const second = await c.operator.call({ method: 'POST', url: '/proposals', payload, headers });
    expect(second.statusCode).toBe(201);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.json<Proposal>().id).toBe(first.json<Proposal>().id);
    const other = await c.operator.call({
      method: 'POST',
      url: '/proposals',
      payload: { title: 'Lain' },
      headers,
    });
    expect(other.statusCode).toBe(422);
    const stranger = await c.stranger.call({ method: 'POST', url: '/proposals', payload, headers });
    expect(stranger.json<Proposal>().id).not.toBe(first.json<Proposal>().id);
  });

  it('changes what is named, clears what is null and leaves the rest', async () => {
    const made = await draft(t, c.operator, {
      contact: { name: 'Narahubung', position: null, phone: null, email: null },
    });
    const answer = await patch(c.operator, made.id, {
      problem: null,
      contact: { phone: '0751 123456' },
      affairCodes: null,
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      title: made.title,
      problem: null,
      affairCodes: [],
      contact: { name: 'Narahubung', phone: '0751 123456' },
      etag: '"2"',
    });
  });

  it('needs If-Match, and a stale one learns what has changed', async () => {
    const made = await draft(t, c.operator);
    const bare = await c.operator.call({
      method: 'PATCH',
      url: `/proposals/${made.id}`,
      payload: { problem: 'x' },
    });
    expect(bare.statusCode).toBe(428);
    await patch(c.head, made.id, { problem: 'Dari kepala' }, made.etag);
    const stale = await patch(c.operator, made.id, { problem: 'Dari operator' }, made.etag);
    expect(stale.statusCode).toBe(412);
    expect(stale.json()).toMatchObject({
      currentEtag: '"2"',
      changes: [{ action: 'edited', fields: ['problem'] }],
    });
  });

  it('answers 304 to who has the newest version', async () => {
    const made = await draft(t, c.operator);
    const answer = await c.operator.call({
      url: `/proposals/${made.id}`,
      headers: { 'if-none-match': made.etag },
    });
    expect(answer.statusCode).toBe(304);
    expect(answer.body).toBe('');
  });

  it('is closed to the agency once handed in, while the bureau classifies', async () => {
    const proposal = await reach(t, c, 'in_verification');
    expect((await patch(c.operator, proposal.id, { title: 'Lain' })).statusCode).toBe(409);
    expect(
      (await patch(c.biro, proposal.id, { affairCodes: ['3.27', '2.09'], priority: 1 })).statusCode,
    ).toBe(200);
    const refused = await patch(c.biro, proposal.id, { title: 'Lain' });
    expect(refused.json()).toMatchObject({ status: 422, errors: [{ pointer: '/title' }] });
    expect((await patch(c.chair, proposal.id, { priority: 2 })).statusCode).toBe(403);
  });

  it('is deleted as a draft only, by its own agency', async () => {
    const made = await draft(t, c.operator);
    const remove = (by: typeof c.biro, id: string) =>
      by.call({ method: 'DELETE', url: `/proposals/${id}`, headers: { 'if-match': '*' } });
    expect((await remove(c.stranger, made.id)).statusCode).toBe(404);
    expect((await remove(c.operator, made.id)).statusCode).toBe(204);
    expect((await c.operator.call({ url: `/proposals/${made.id}` })).statusCode).toBe(404);
    expect((await remove(c.operator, (await reach(t, c, 'returned')).id)).statusCode).toBe(409);
  });
});

describe('who sees what', () => {
  it('hides a draft and what waits for its head from everybody outside the agency, in lists, counts and addresses', async () => {
    const word = 'rahasiadapur';
    const made = await draft(t, c.operator, { title: `Usulan ${word}` });
    for (const who of [
      c.biro,
      c.chair,
      c.stranger,
      await person(t, ['leader']),
      await person(t, ['auditor']),
    ]) {
      expect(await list(who, `?q=${word}&includeTotal=true`)).toMatchObject({ items: [], total: 0 });
      expect((await who.call({ url: `/proposals/${made.id}` })).statusCode).toBe(404);
      expect((await who.call({ url: `/proposals/${made.id}/history` })).statusCode).toBe(404);
      expect((await who.call({ url: `/proposals/export.csv?q=${word}` })).body).not.toContain(word);
    }
    await act(c.operator, made, 'request-approval');
    expect((await c.biro.call({ url: `/proposals/${made.id}` })).statusCode).toBe(404);
    await act(c.head, made, 'submit');
    expect(await list(c.biro, `?q=${word}&includeTotal=true`)).toMatchObject({ total: 1 });
    expect(await list(c.stranger, `?q=${word}&includeTotal=true`)).toMatchObject({ total: 0 });
  });

  it('shows a handed-in proposal to the agencies that support it, without the right to change it', async () => {
    const proposal = await reach(t, c, 'submitted', { supportingAgencyIds: [c.stranger.agencyId] });
    expect((await c.stranger.call({ url: `/proposals/${proposal.id}` })).statusCode).toBe(200);
    expect((await act(c.stranger, proposal, 'withdraw', { note: 'Alasan.' })).statusCode).toBe(403);
    const unsent = await draft(t, c.operator, { supportingAgencyIds: [c.stranger.agencyId] });
    expect((await c.stranger.call({ url: `/proposals/${unsent.id}` })).statusCode).toBe(404);
  });

  it('shows contacts to the agency and the bureau only', async () => {
    const contact = { name: 'Narahubung Contoh', position: null, phone: null, email: null };
    const proposal = await reach(t, c, 'submitted', { contact });
    const seenBy = async (who: typeof c.biro) =>
      (await who.call({ url: `/proposals/${proposal.id}` })).json<Proposal>().contact?.name ?? null;
    expect(await seenBy(c.operator)).toBe('Narahubung Contoh');
    expect(await seenBy(c.biro)).toBe('Narahubung Contoh');
    expect(await seenBy(c.chair)).toBeNull();
    expect(await seenBy(await person(t, ['leader']))).toBeNull();
    expect((await c.biro.call({ url: '/proposals/export.csv' })).body).not.toContain('Narahubung Contoh');
    expect(await list(c.biro, '?q=narahubung%20contoh')).toMatchObject({ items: [] });
  });

  it('keeps internal notes inside the bureau', async () => {
    const proposal = await reach(t, c, 'submitted');
    const url = `/proposals/${proposal.id}/remarks`;
    const say = (by: typeof c.biro, body: string, internal: boolean) =>
      by.call({ method: 'POST', url, payload: { body, internal } });
    expect((await say(c.biro, 'Hanya untuk kita.', true)).statusCode).toBe(201);
    expect((await say(c.biro, 'Mohon dilengkapi.', false)).statusCode).toBe(201);
    expect((await say(c.operator, 'Coba internal.', true)).statusCode).toBe(403);
    const bodies = async (by: typeof c.biro) =>
      (await by.call({ url })).json<{ items: { body: string }[] }>().items.map((remark) => remark.body);
    expect(await bodies(c.kabag)).toEqual(['Hanya untuk kita.', 'Mohon dilengkapi.']);
    expect(await bodies(c.operator)).toEqual(['Mohon dilengkapi.']);
    expect(await bodies(c.chair)).toEqual(['Mohon dilengkapi.']);
    expect((await c.stranger.call({ url })).statusCode).toBe(404);
  });
});

describe('finding proposals', () => {
  it('finds one by "kerja sama", "kerjasama" and "dikerjasamakan", all words in any order', async () => {
    const proposal = await reach(t, c, 'submitted', { title: 'Dikerjasamakan: benih unggul zamrud' });
    for (const q of [
      'kerja sama zamrud',
      'zamrud kerjasama',
      'dikerjasamakan ZAMRUD',
      'zamr',
      proposal.number ?? '',
      'zamrud riau pangan',
    ])
      expect(
        (await list(c.biro, `?q=${encodeURIComponent(q)}`)).items.map((item) => item.id),
        q,
      ).toContain(proposal.id);
    expect((await list(c.biro, '?q=zamrud%20tidakada')).items).toEqual([]);
  });

  it('asks for every word of a long question', async () => {
    const words = Array.from({ length: 14 }, (_unused, index) => `kata${index}`).join(' ');
    const proposal = await reach(t, c, 'submitted', { problem: words });
    expect((await list(c.biro, `?q=${encodeURIComponent(words)}`)).items.map(({ id }) => id)).toEqual([
      proposal.id,
    ]);
    expect((await list(c.biro, `?q=${encodeURIComponent(`${words} tidakada`)}`)).items).toEqual([]);
  });

  it.each(["zamrud' or 1=1 --", '<script>', 'a & | ! ( ) : * b', '\\', '%', '🙂', '()', "''"])(
    'takes %j as plain text',
    async (q) => {
      expect((await c.biro.call({ url: `/proposals?q=${encodeURIComponent(q)}` })).statusCode).toBe(200);
    },
  );

  it('pages through everything exactly once, in each order, also while rows are added', async () => {
    for (let index = 0; index < 7; index += 1)
      await reach(t, c, 'submitted', { title: `Berhalaman ${index}` });
    for (const sort of ['-submittedAt', 'submittedAt', '-updatedAt', 'title', '-title', 'dueOn', '-dueOn']) {
      const seen: string[] = [];
      let cursor = '';
      for (;;) {
        const page = await list(c.biro, `?q=berhalaman&limit=3&sort=${sort}${cursor}`);
        seen.push(...page.items.map((item) => item.title));
        if (seen.length === 3 && sort === '-submittedAt')
          await reach(t, c, 'submitted', { title: 'Berhalaman baru' });
        if (page.nextCursor === null) break;
        cursor = `&cursor=${page.nextCursor}`;
      }
      expect(new Set(seen).size, sort).toBe(seen.length);
      expect(
        seen.filter((title) => /\d$/.test(title)),
        sort,
      ).toHaveLength(7);
      if (sort === 'title') expect(seen).toEqual([...seen].sort());
    }
  });

  it('filters by state, kind, urusan, place, agency and period', async () => {
    const proposal = await reach(t, c, 'in_verification', {
      affairCodes: ['3.29'],
      locationCodes: ['13.09'],
    });
    const ids = async (query: string) => (await list(c.biro, query)).items.map((item) => item.id);
    expect(await ids('?affairCode=3.29&locationCode=13.09')).toEqual([proposal.id]);
    expect(await ids('?status=in_verification&status=mapped&affairCode=3.29&kind=KSDD_SUKARELA')).toEqual([
      proposal.id,
    ]);
    expect(await ids(`?agencyId=${c.stranger.agencyId}&affairCode=3.29`)).toEqual([]);
    expect(await ids('?overdue=true&affairCode=3.29')).toEqual([]);
    t.setNow(new Date(Date.now() + 30 * 86_400_000));
    expect(await ids('?overdue=true&affairCode=3.29')).toEqual([proposal.id]);
    t.setNow(undefined);
  });

  it.each([
    ['?page=2', '/page', 'Yang tersedia: limit, cursor'],
    ['?limit=101', '/limit', 'limit paling besar 100'],
    ['?sort=colour', '/sort', 'Pilih sort'],
    ['?status=gone', '/status/0', ''],
    ['?cursor=xyz', '/cursor', 'halaman pertama'],
  ])('refuses %s with what is allowed', async (query, pointer, words) => {
    const answer = await c.biro.call({ url: `/proposals${query}` });
    expect(answer.statusCode).toBe(400);
    const error = answer.json<{ errors: { pointer: string; detail: string }[] }>().errors[0];
    expect(error?.pointer).toBe(pointer);
    expect(error?.detail).toContain(words);
  });

  it('names look-alikes with the reason, only among what one may see', async () => {
    const one = await reach(t, c, 'submitted', { title: 'Pembangunan dermaga wisata bahari Mandeh' });
    const two = await reach(t, c, 'submitted', { title: 'Pembangunan dermaga wisata Mandeh' });
    const hidden = await draft(t, c.operator, { title: 'Pembangunan dermaga wisata bahari Mandeh' });
    const { items } = (await c.biro.call({ url: `/proposals/${one.id}/similar` })).json<{
      items: { id: string; reasons: string[] }[];
    }>();
    expect(items[0]).toMatchObject({ id: two.id });
    expect(items[0]?.reasons).toEqual(['judul mirip', 'perangkat daerah sama', 'mitra sama', 'urusan sama']);
    expect(items.map((item) => item.id)).not.toContain(hidden.id);
  });
});

describe('papers and exports', () => {
  it('takes a paper by its content, hands it out as a download, and in ranges', async () => {
    const proposal = await draft(t, c.operator);
    const answer = await attach(c.operator, proposal, 'KAK', PDF, '../../etc/kerangka açuan.pdf');
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      fileName: 'kerangka açuan.pdf',
      mediaType: 'application/pdf',
      documentKind: 'KAK',
    });
    const url = `/proposals/${proposal.id}/attachments/${answer.json<{ id: string }>().id}/content`;
    const whole = await c.operator.call({ url });
    expect(whole.rawPayload.equals(PDF)).toBe(true);
    expect(whole.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'accept-ranges': 'bytes' });
    expect(whole.headers['content-disposition']).toMatch(/^attachment; /);
    const part = await c.operator.call({ url, headers: { range: 'bytes=0-3' } });
    expect([part.statusCode, part.body]).toEqual([206, '%PDF']);
    expect(
      (await c.operator.call({ url, headers: { 'if-none-match': String(whole.headers['etag']) } }))
        .statusCode,
    ).toBe(304);
    for (const who of [c.biro, c.stranger]) expect((await who.call({ url })).statusCode).toBe(404);
  });

  it('refuses a program that calls itself a PDF, an empty file and a missing one, and keeps none', async () => {
    const proposal = await draft(t, c.operator);
    const elf = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46]), Buffer.alloc(100)]);
    expect((await attach(c.operator, proposal, 'KAK', elf, 'kak.pdf')).json()).toMatchObject({
      code: 'files.type_not_allowed',
    });
    expect((await attach(c.operator, proposal, 'KAK', Buffer.alloc(0))).json()).toMatchObject({
      code: 'files.empty',
    });
    expect((await attach(c.operator, proposal, 'RESEP')).json()).toMatchObject({
      code: 'proposals.unknown_document_kind',
    });
    const url = `/proposals/${proposal.id}/attachments`;
    const none = await c.operator.call({ method: 'POST', url, ...form(PDF, 'x.pdf', { warna: 'merah' }) });
    expect(none.statusCode).toBe(400);
    expect((await c.operator.call({ url })).json()).toEqual({ items: [] });
  });

  it('leaves the minutes to the reviewers', async () => {
    expect((await attach(c.operator, await reach(t, c, 'mapped'), 'TELAAH')).statusCode).toBe(403);
  });

  it('exports the rows that the list shows, text as text', async () => {
    await reach(t, c, 'submitted', { title: '=HYPERLINK("jahat") ekspor' });
    const csv = (await c.biro.call({ url: '/proposals/export.csv?q=ekspor&columns=title&columns=agency' }))
      .body;
    expect(csv).toBe(
      '\uFEFFJudul Usulan;Perangkat Daerah\r\n"\'=HYPERLINK(""jahat"") ekspor";Dinas Pangan\r\n',
    );
    const xlsx = await c.biro.call({ url: '/proposals/export.xlsx?q=ekspor' });
    const sheet = (await readXlsx(xlsx.rawPayload)).sheets[0];
    expect(sheet?.rows[1]?.[1]).toBe('=HYPERLINK("jahat") ekspor');
    expect(sheet?.rows).toHaveLength(2);
  });
});

describe('periods', () => {
  it('takes a late hand-in only with leave, and an answer to a return at any time', async () => {
    const opened = await c.kabag.call({
      method: 'POST',
      url: '/proposal-periods',
      payload: {
        name: 'Periode uji',
        year: 2026,
        opensAt: '2026-01-01T00:00:00Z',
        closesAt: '2026-03-01T00:00:00Z',
      },
    });
    expect(opened.statusCode).toBe(201);
    const periodId = opened.json<{ id: string }>().id;
    const body = { ...(await complete(t)), periodId };
    const late = await draft(t, c.operator, body);
    await act(c.operator, late, 'request-approval');
    t.setNow(new Date('2026-06-01T00:00:00Z'));
    expect((await act(c.head, late, 'submit')).json()).toMatchObject({
      errors: [{ code: 'proposals.period_closed' }],
    });
    const permit = {
      agencyId: c.operator.agencyId,
      note: 'Bencana alam.',
      expiresAt: '2026-07-01T00:00:00Z',
    };
    const url = `/proposal-periods/${periodId}/late-permits`;
    expect((await c.biro.call({ method: 'POST', url, payload: permit })).statusCode).toBe(403);
    expect((await c.kabag.call({ method: 'POST', url, payload: permit })).statusCode).toBe(201);
    const submitted = (await act(c.head, late, 'submit')).json<Proposal>();
    expect(submitted.number).toMatch(/^USL\/2026\//);
    t.setNow(new Date('2026-09-01T00:00:00Z'));
    await act(c.biro, late, 'start-verification');
    await act(c.biro, late, 'return', { note: 'Lengkapi.' });
    expect((await act(c.head, late, 'submit')).json()).toMatchObject({ status: 'submitted', version: 2 });
    t.setNow(undefined);
  });
});
