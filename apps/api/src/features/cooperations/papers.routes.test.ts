import { existsSync } from 'node:fs';
import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Cooperation } from '@kerabat/shared/cooperations/schema';
import type { Checklist, Paper } from '@kerabat/shared/cooperations/papers.schema';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { accept, caseOf, must, open, step } from '../../../test/cooperations.ts';
import { cast, form, PDF } from '../../../test/proposals.ts';
import { housekeep } from '../../housekeeping.ts';
import { storedFiles } from '../documents/documents.table.ts';
import { cooperationStages } from './cooperations.table.ts';
import { cooperationPapers } from './papers.table.ts';

const t = await startApp();
const c = await cast(t);
const colleague = await person(t, ['bureau_staff'], undefined, 'Rekan Biro');
const lawyer = await person(t, ['legal_reviewer']);
let made: Cooperation;
beforeAll(async () => {
  made = await caseOf(t, c);
});

type Fields = Record<string, string>;
const upload = (by: Person, { id }: { id: string }, fields: Fields, file = PDF, headers: Fields = {}) => {
  const body = form(file, 'surat.pdf', fields);
  return by.call({
    method: 'POST',
    url: `/cooperations/${id}/papers`,
    ...body,
    headers: { ...body.headers, ...headers },
  });
};
const uploaded = (by: Person, where: { id: string }, fields: Fields) =>
  must<Paper>(upload(by, where, fields));
const on = (
  by: Person,
  where: { id: string },
  paper: { id: string; etag: string },
  method: 'PATCH' | 'POST' | 'DELETE',
  payload?: Record<string, unknown>,
  ifMatch = paper.etag,
) =>
  by.call({
    method,
    url: `/cooperations/${where.id}/papers/${paper.id}${method === 'POST' ? '/check' : ''}`,
    headers: { 'if-match': ifMatch },
    ...(payload ? { payload } : {}),
  });
const check = (by: Person, where: { id: string }, paper: Paper, state = 'accepted', remark?: string) =>
  on(by, where, paper, 'POST', { state, ...(remark ? { remark } : {}) });
const papersOf = async (by: Person, { id }: { id: string }) =>
  (await by.call({ url: `/cooperations/${id}/papers` })).json<{ items: Paper[] }>().items;
const checklistOf = async (by: Person, { id }: { id: string }) =>
  (await by.call({ url: `/cooperations/${id}/checklist` })).json<Checklist>().items;
const lineOf = async (stage: string, requirement: string) =>
  (await checklistOf(c.operator, made)).find(
    (line) => line.stage === stage && line.requirement === requirement,
  );
/** Marks a stage as passed, for what only asks whether it was. */
const passed = ({ id }: { id: string }, code: string) =>
  t.db
    .update(cooperationStages)
    .set({ passedAt: new Date().toISOString(), passedBy: 'Pegawai' })
    .where(and(eq(cooperationStages.cooperationId, id), eq(cooperationStages.code, code)));
const countFiles = () => t.db.$count(storedFiles);

describe('a paper of the agency', () => {
  it('is uploaded with number and date, waits for the bureau, and counts once it is accepted', async () => {
    expect(await lineOf('T4_TTD_KB', 'R-KBFIRST')).toMatchObject({ state: 'missing', paperIds: [] });
    const kb = await uploaded(c.operator, made, { kind: 'KB', number: '050/12/2026', date: '2026-01-05' });
    expect(kb).toMatchObject({
      kind: 'KB',
      title: 'Kesepakatan Bersama (KB)',
      number: '050/12/2026',
      state: 'uploaded',
      isAgreement: true,
      file: { fileName: 'surat.pdf', mediaType: 'application/pdf', size: PDF.length },
      may: { edit: true, check: false, remove: true },
    });
    expect(await lineOf('T4_TTD_KB', 'R-KBFIRST')).toMatchObject({ state: 'uploaded', paperIds: [kb.id] });
    const seen = (await papersOf(c.biro, made)).find(({ id }) => id === kb.id);
    expect(seen?.may).toEqual({ edit: true, check: true, remove: true });
    const answer = await check(c.biro, made, kb);
    expect(answer.json()).toMatchObject({
      state: 'accepted',
      checkedBy: expect.any(String) as string,
      etag: '"2"',
    });
    expect(await lineOf('T4_TTD_KB', 'R-KBFIRST')).toMatchObject({ state: 'met' });
  });

  it('goes back with a remark, and its replacement takes its place while the older one is kept', async () => {
    const first = await uploaded(c.operator, made, { kind: 'SRT_INISIASI' });
    expect((await check(c.biro, made, first, 'to_correct')).statusCode).toBe(400);
    const back = (await check(c.biro, made, first, 'to_correct', 'Belum bertanda tangan.')).json<Paper>();
    expect(back).toMatchObject({ state: 'to_correct', remark: 'Belum bertanda tangan.' });
    const second = await uploaded(c.operator, made, { kind: 'SRT_INISIASI', replacesId: first.id });
    expect((await check(c.biro, made, second)).statusCode).toBe(200);
    const papers = await papersOf(c.operator, made);
    expect(papers.find(({ id }) => id === first.id)).toMatchObject({ replacedById: second.id });
    expect(papers.find(({ id }) => id === second.id)).toMatchObject({ replacesId: first.id });
    const again = await upload(c.operator, made, { kind: 'SRT_INISIASI', replacesId: first.id });
    expect(again.json()).toMatchObject({ status: 409, code: 'cooperations.paper_already_replaced' });
    const other = await upload(c.operator, made, { kind: 'KAK', replacesId: second.id });
    expect(other.json()).toMatchObject({ status: 422, errors: [{ pointer: '/replacesId' }] });
  });

  it('is checked again when what was checked has changed, but not for its title', async () => {
    const paper = await uploaded(c.operator, made, { kind: 'LAINNYA', title: 'Notulen' });
    const checked = (await check(c.biro, made, paper)).json<Paper>();
    const named = (await on(c.operator, made, checked, 'PATCH', { title: 'Notulen rapat' })).json<Paper>();
    expect(named).toMatchObject({ title: 'Notulen rapat', state: 'accepted' });
    const dated = (await on(c.operator, made, named, 'PATCH', { date: '2026-02-01' })).json<Paper>();
    expect(dated).toMatchObject({ date: '2026-02-01', state: 'uploaded', checkedBy: null });
    expect((await on(c.operator, made, dated, 'PATCH', {})).json<Paper>().etag).toBe(dated.etag);
  });

  it('is downloaded by whoever sees the case, and by nobody else', async () => {
    const paper = await uploaded(c.operator, made, { kind: 'LAINNYA' });
    const url = `/cooperations/${made.id}/papers/${paper.id}/file`;
    const got = await c.biro.call({ url });
    expect(got.rawPayload.equals(PDF)).toBe(true);
    expect(got.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      etag: `"${paper.file?.sha256}"`,
    });
    expect((await c.stranger.call({ url })).statusCode).toBe(404);
    expect((await t.app.inject(`/api/v1${url}`)).statusCode).toBe(401);
  });
});

describe('four eyes', () => {
  it('nobody checks what they uploaded, in the bureau neither; a colleague does', async () => {
    const paper = await uploaded(c.biro, made, { kind: 'SRT_KONSUL' });
    expect(paper.may.check).toBe(false);
    const own = await check(c.biro, made, paper);
    expect(own.json()).toMatchObject({ status: 403, code: 'cooperations.paper_four_eyes' });
    expect((await check(colleague, made, paper)).statusCode).toBe(200);
  });

  it('agencies and reviewers check nothing', async () => {
    const paper = await uploaded(c.operator, made, { kind: 'LAINNYA' });
    for (const who of [c.head, lawyer, c.chair]) expect((await check(who, made, paper)).statusCode).toBe(403);
  });
});

describe('who may add what', () => {
  it('the legal bureau its opinion, TKKSD its minutes, the agency neither of them', async () => {
    expect((await uploaded(lawyer, made, { kind: 'OPINI_HUKUM' })).kind).toBe('OPINI_HUKUM');
    expect((await upload(lawyer, made, { kind: 'KAK' })).statusCode).toBe(403);
    expect((await uploaded(c.chair, made, { kind: 'BA_BAHAS' })).kind).toBe('BA_BAHAS');
    for (const kind of ['OPINI_HUKUM', 'TELAAH'])
      expect((await upload(c.operator, made, { kind })).json()).toMatchObject({
        status: 403,
        code: 'cooperations.paper_kind_forbidden',
      });
  });

  it('another agency is told that there is no such case, and nothing of it is stored', async () => {
    const before = await countFiles();
    expect((await upload(c.stranger, made, { kind: 'KAK' })).statusCode).toBe(404);
    expect((await c.stranger.call({ url: `/cooperations/${made.id}/papers` })).statusCode).toBe(404);
    expect((await c.stranger.call({ url: `/cooperations/${made.id}/checklist` })).statusCode).toBe(404);
    expect(await countFiles()).toBe(before);
  });

  it('a paper of another is changed by the bureau, not by somebody else', async () => {
    const paper = await uploaded(c.operator, made, { kind: 'LAINNYA' });
    expect((await on(c.head, made, paper, 'PATCH', { title: 'Lain' })).statusCode).toBe(403);
    expect((await on(c.head, made, paper, 'DELETE')).statusCode).toBe(403);
    expect((await on(c.biro, made, paper, 'PATCH', { title: 'Lain' })).statusCode).toBe(200);
  });
});

describe('what cannot be right', () => {
  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  it.each([
    ['a kind that is none', { kind: 'SURAT' }, 400, '/kind'],
    ['a day that is none', { kind: 'KAK', date: '32 Mei' }, 400, '/date'],
    ['a field that is none', { kind: 'KAK', warna: 'biru' }, 400, undefined],
    ['a day to come', { kind: 'KAK', date: tomorrow }, 422, '/date'],
    [
      'an end before the beginning',
      { kind: 'KB', startDate: '2026-02-01', endDate: '2026-01-01' },
      422,
      '/endDate',
    ],
    ['a KB signed by mandate', { kind: 'KB', signatory: 'KEPALA_OPD' }, 422, '/signatory'],
    ['a stage that is none', { kind: 'KAK', stage: 'T99' }, 422, '/stage'],
    [
      'an agency that is none',
      { kind: 'KAK', agencyId: '0197b1c2-0000-7000-8000-000000000000' },
      422,
      '/agencyId',
    ],
  ])('%s is refused, and the file is not kept', async (_case, fields, status, pointer) => {
    const before = await countFiles();
    const answer = await upload(c.biro, made, fields);
    expect(answer.statusCode, answer.body).toBe(status);
    if (pointer) expect(answer.json()).toMatchObject({ errors: [{ pointer }] });
    expect(await countFiles()).toBe(before);
  });

  it('a file whose content is no paper, whatever its name', async () => {
    const answer = await upload(c.biro, made, { kind: 'KAK' }, Buffer.from('MZ bukan surat'));
    expect(answer.json()).toMatchObject({ status: 422, code: 'files.type_not_allowed' });
  });

  it('a change by somebody who has not seen the latest version', async () => {
    const paper = await uploaded(c.operator, made, { kind: 'LAINNYA' });
    const stale = await on(c.operator, made, paper, 'PATCH', { title: 'x' }, '"7"');
    expect(stale.json()).toMatchObject({ status: 412, currentEtag: paper.etag });
    const url = `/cooperations/${made.id}/papers/${paper.id}`;
    expect((await c.operator.call({ method: 'PATCH', url, payload: { title: 'x' } })).statusCode).toBe(428);
    expect((await on(c.biro, made, paper, 'POST', { state: 'accepted' }, '"7"')).statusCode).toBe(412);
    expect((await on(c.operator, made, paper, 'DELETE', undefined, '"7"')).statusCode).toBe(412);
  });

  it('the clauses of a PKS are sent as a repeated field', async () => {
    const body = form(PDF, 'pks.pdf', { kind: 'PKS', clauses: 'SANKSI', signatoryIsOfficial: 'true' });
    const second = form(PDF, 'x', { clauses: 'JANGKA_WAKTU' }).payload.toString('latin1');
    const field = second.slice(
      0,
      second.indexOf('------kerabat-test\r\nContent-Disposition: form-data; name="file"'),
    );
    const answer = await c.biro.call({
      method: 'POST',
      url: `/cooperations/${made.id}/papers`,
      headers: body.headers,
      payload: Buffer.concat([Buffer.from(field, 'latin1'), body.payload]),
    });
    expect(answer.json<Paper>().clauses.toSorted()).toEqual(['JANGKA_WAKTU', 'SANKSI']);
    expect(answer.json()).toMatchObject({ signatoryIsOfficial: true, isAgreement: true });
  });

  it('an upload that is sent twice is stored once', async () => {
    const send = () => upload(c.biro, made, { kind: 'MONEV' }, PDF, { 'idempotency-key': 'monev-1' });
    const [first, again] = [await send(), await send()];
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.json()).toEqual(first.json());
  });
});

describe('a paper that is deleted', () => {
  it('goes with its file, and what replaced it now replaces what it had replaced', async () => {
    const [one, two] = [
      await uploaded(c.operator, made, { kind: 'POA' }),
      await uploaded(c.operator, made, { kind: 'RKS' }),
    ];
    const newer = await uploaded(c.operator, made, { kind: 'POA', replacesId: one.id });
    const newest = await uploaded(c.operator, made, { kind: 'POA', replacesId: newer.id });
    const [row] = await t.db
      .select({ key: storedFiles.storageKey })
      .from(cooperationPapers)
      .innerJoin(storedFiles, eq(storedFiles.id, cooperationPapers.fileId))
      .where(eq(cooperationPapers.id, newer.id));
    const place = t.app.platform.files.path(row?.key ?? '');
    expect(existsSync(place)).toBe(true);
    expect((await on(c.operator, made, newer, 'DELETE')).statusCode).toBe(204);
    expect(existsSync(place)).toBe(false);
    expect((await papersOf(c.operator, made)).find(({ id }) => id === newest.id)?.replacesId).toBe(one.id);
    expect((await on(c.operator, made, two, 'DELETE')).statusCode).toBe(204);
  });

  it('stays when a passed stage rests on it; a second one of its kind may go', async () => {
    const own = await caseOf(t, c, { title: 'Berkas dengan tahap selesai' });
    const taken = (await papersOf(c.biro, own)).find(({ kind }) => kind === 'KAK');
    if (!taken) throw new Error('the KAK of the proposal was not taken over');
    const kak = await uploaded(c.operator, own, { kind: 'KAK' });
    const accepted = (await check(c.biro, own, kak)).json<Paper>();
    expect((await on(c.biro, own, taken, 'DELETE')).statusCode).toBe(204);
    await passed(own, 'T1_PERSIAPAN');
    expect((await papersOf(c.biro, own)).find(({ id }) => id === kak.id)?.may.remove).toBe(false);
    const refused = await on(c.biro, own, accepted, 'DELETE');
    expect(refused.json()).toMatchObject({ status: 409, code: 'cooperations.paper_is_evidence' });
    expect((await on(c.biro, own, accepted, 'PATCH', { date: '2026-01-01' })).statusCode).toBe(409);
    expect((await check(c.biro, own, accepted, 'to_correct', 'Salah.')).statusCode).toBe(409);
    expect((await on(c.biro, own, accepted, 'PATCH', { title: 'KAK akhir' })).statusCode).toBe(200);
    const second = await uploaded(c.operator, own, { kind: 'KAK' });
    expect((await check(c.biro, own, second)).statusCode).toBe(200);
    expect((await on(c.biro, own, accepted, 'DELETE', undefined, '*')).statusCode).toBe(204);
  });

  it('that was taken over from the proposal leaves the proposal its attachment', async () => {
    const own = await caseOf(t, c, { title: 'Berkas dengan lampiran usulan' });
    const taken = (await papersOf(c.biro, own)).find(({ kind }) => kind === 'KAK');
    if (!taken) throw new Error('the KAK of the proposal was not taken over');
    expect((await on(c.biro, own, taken, 'DELETE')).statusCode).toBe(204);
    const url = `/proposals/${own.proposals[0]?.id}/attachments`;
    const items = (await c.biro.call({ url })).json<{ items: { id: string; documentKind: string }[] }>()
      .items;
    const kak = items.find(({ documentKind }) => documentKind === 'KAK');
    expect((await c.biro.call({ url: `${url}/${kak?.id}/content` })).rawPayload.equals(PDF)).toBe(true);
  });

  it('an accepted one is taken away by the bureau alone', async () => {
    const paper = await uploaded(c.operator, made, { kind: 'LAINNYA' });
    const accepted = (await check(c.biro, made, paper)).json<Paper>();
    expect((await on(c.operator, made, accepted, 'DELETE')).statusCode).toBe(403);
    expect((await on(c.biro, made, accepted, 'DELETE')).statusCode).toBe(204);
  });
});

describe('papers without a file', () => {
  it('are recorded for a legacy case alone', async () => {
    const boundary = 'x';
    const send = (id: string) =>
      c.biro.call({
        method: 'POST',
        url: `/cooperations/${id}/papers`,
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload: `--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\nKB\r\n--x--\r\n`,
      });
    expect((await send(made.id)).json()).toMatchObject({ status: 400, code: 'files.missing' });
    const legacy = await must(
      open(c.biro, {
        origin: 'WARISAN',
        originReason: 'Ditandatangani 2019.',
        title: 'KB lama',
        kind: 'KSDD_SUKARELA',
        leadAgencyId: c.operator.agencyId,
      }),
    );
    const recorded = await send(legacy.id);
    expect(recorded.json()).toMatchObject({ kind: 'KB', file: null });
    const url = `/cooperations/${legacy.id}/papers/${recorded.json<Paper>().id}/file`;
    expect((await c.biro.call({ url })).statusCode).toBe(404);
  });
});

describe('the checklist', () => {
  it('names stage, source and what to do, for stages open and to come', async () => {
    const lines = await checklistOf(c.operator, made);
    expect(new Set(lines.map(({ stage }) => stage)).size).toBeGreaterThan(5);
    const kb = lines.find(({ stage, requirement }) => stage === 'T4_TTD_KB' && requirement === 'R-KBFIRST');
    expect(kb).toMatchObject({ type: 'paper', paperKind: 'KB', overridable: true });
    expect(kb?.legalBasis).toContain('PP 28/2018 ps. 6(1)d');
    expect(lines.find(({ requirement }) => requirement === 'R-LARANG')).toMatchObject({ type: 'rule' });
  });

  it('says that a paper has expired', async () => {
    await accept(t, made, 'SRT_KUASA', { validUntil: '2026-02-01' });
    await accept(t, made, 'BA_BAHAS', { validUntil: '2026-02-01', stage: 'T3_BAHAS_KB' });
    expect(await lineOf('T3_BAHAS_KB', 'BA_BAHAS_KB')).toMatchObject({ state: 'expired' });
    const expired = (await papersOf(c.operator, made)).filter(({ isExpired }) => isExpired);
    expect(expired.map(({ kind }) => kind).toSorted()).toEqual(['BA_BAHAS', 'SRT_KUASA']);
  });
});

describe('a case that runs no longer', () => {
  it('takes no paper once it was withdrawn', async () => {
    const own = await caseOf(t, c, { title: 'Berkas yang dihentikan' });
    const paper = await uploaded(c.operator, own, { kind: 'LAINNYA' });
    await must(step(c.kabag, own, 'withdraw', { reason: 'DITARIK_PEMRAKARSA', note: 'Tidak jadi.' }));
    const before = await countFiles();
    const closed = { status: 409, code: 'cooperations.wrong_status' };
    expect((await upload(c.biro, own, { kind: 'KAK' })).json()).toMatchObject(closed);
    expect((await check(c.biro, own, paper)).json()).toMatchObject(closed);
    expect((await on(c.biro, own, paper, 'PATCH', { title: 'x' })).statusCode).toBe(403);
    expect(await countFiles()).toBe(before);
    expect((await papersOf(c.biro, own)).every(({ may }) => !may.edit && !may.check && !may.remove)).toBe(
      true,
    );
  });

  it('takes the papers that round it off after its end, from the bureau and the agency', async () => {
    const own = await caseOf(t, c, { title: 'Berkas yang berakhir' });
    await accept(t, own, 'KB');
    await must(step(c.kabag, own, 'end', { reason: 'E3', on: '2026-06-01', note: 'Disepakati.' }));
    expect((await uploaded(c.operator, own, { kind: 'LAP' })).state).toBe('uploaded');
    expect((await upload(c.operator, own, { kind: 'KAK' })).statusCode).toBe(403);
  });
});

describe('files of papers', () => {
  it('are kept by the sweeper as long as the paper stands', async () => {
    const before = await countFiles();
    t.setNow(new Date(Date.now() + 25 * 3_600_000));
    await housekeep(t.app.platform);
    t.setNow(undefined);
    expect(await countFiles()).toBe(before);
    const [paper] = (await papersOf(c.operator, made)).filter(({ file }) => file !== null);
    const url = `/cooperations/${made.id}/papers/${paper?.id}/file`;
    expect((await c.operator.call({ url })).statusCode).toBe(200);
  });
});

describe('what happens to a paper', () => {
  it('stands in the history of its case, without a word of what it says in the audit log', async () => {
    const own = await caseOf(t, c, { title: 'Berkas yang dicatat' });
    const paper = await uploaded(c.operator, own, { kind: 'KAK', title: 'Rahasia KAK' });
    await check(c.biro, own, paper);
    const auditor = await person(t, ['auditor']);
    const log = await auditor.call({ url: `/audit-records?subjectId=${own.id}&limit=100` });
    expect(log.statusCode, log.body).toBe(200);
    const events = log.json<{ items: { event: string }[] }>().items.map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(['cooperation.paper_added', 'cooperation.paper_accepted']));
    expect(log.body).not.toContain('Rahasia KAK');
  });
});
