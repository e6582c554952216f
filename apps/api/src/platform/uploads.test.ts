import { describe, expect, it } from 'vitest';
import { person } from '../../test/actors.ts';
import { startApp } from '../../test/app.ts';
import { draft, form, PDF } from '../../test/proposals.ts';
import { storedFiles } from '../features/documents/documents.table.ts';

const t = await startApp();
const operator = await person(t, ['agency_operator'], 'DISPANGAN');
const proposal = await draft(t, operator);
const url = `/proposals/${proposal.id}/attachments`;

const send = (payload: Buffer | string, headers: Record<string, string>) =>
  operator.call({ method: 'POST', url, payload, headers });
const countFiles = async () => (await t.db.select().from(storedFiles)).length;

const TYPE = 'multipart/form-data; boundary=x';
const field = (name: string, value = '') =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = `--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n${PDF.toString('latin1')}\r\n`;

describe('a form that cannot be read is a 400 that says what to do', () => {
  it.each([
    ['no boundary', form(PDF, 'a.pdf').payload, 'multipart/form-data'],
    ['no form at all', 'bukan formulir', TYPE],
    ['cut within the file', file.slice(0, -20), TYPE],
    ['cut within a head', `${file}--x\r\nContent-Disp`, TYPE],
    ['not closed', file, TYPE],
  ])('%s', async (_case, payload, type) => {
    const before = await countFiles();
    const answer = await send(payload, { 'content-type': type });
    expect(answer.json()).toMatchObject({ status: 400, code: 'files.malformed_form' });
    expect(await countFiles()).toBe(before);
  });

  it.each([
    ['two files', `${file}${file}--x--`, 'files.one_file_only'],
    ['too many fields', `${field('documentKind', 'KAK').repeat(11)}${file}--x--`, 'files.too_many_fields'],
    ['an unknown field', `${file}${field('catatan')}--x--`, 'common.unknown_field'],
    ['no file', `${field('documentKind', 'KAK')}--x--`, 'files.missing'],
    ['an empty form', '--x--', 'files.missing'],
  ])('%s', async (_case, payload, code) => {
    const answer = await send(payload, { 'content-type': TYPE });
    expect(answer.json()).toMatchObject({ status: 400, code });
  });
});

describe('an upload that is sent twice with one Idempotency-Key', () => {
  const upload = (key: string, content: Buffer, kind = 'KAK', boundary = '----kerabat-test') => {
    const { payload } = form(content, 'kak.pdf', { documentKind: kind });
    const text = payload.toString('latin1').replaceAll('----kerabat-test', boundary);
    return send(Buffer.from(text, 'latin1'), {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'idempotency-key': key,
    });
  };
  const other = Buffer.from(PDF.toString('latin1').replace('Catalog', 'catalog'), 'latin1');

  it('is stored once and answered again, whatever boundary it comes with', async () => {
    const first = await upload('unggah-1', PDF);
    expect(first.statusCode).toBe(201);
    const before = await countFiles();
    for (const boundary of ['----kerabat-test', '--lain']) {
      const again = await upload('unggah-1', PDF, 'KAK', boundary);
      expect([again.statusCode, again.headers['idempotency-replayed'], again.body]).toEqual([
        201,
        'true',
        first.body,
      ]);
    }
    expect(await countFiles()).toBe(before);
  });

  it('is refused when the content differs, though its length is the same', async () => {
    await upload('unggah-2', PDF);
    const before = await countFiles();
    const reused = { status: 422, code: 'common.idempotency_key_reused' };
    expect((await upload('unggah-2', other)).json()).toMatchObject(reused);
    expect((await upload('unggah-2', PDF, 'SKR')).json()).toMatchObject(reused);
    expect(await countFiles()).toBe(before);
  });

  it('may use its key again after a refusal', async () => {
    expect((await upload('unggah-3', Buffer.from('bukan berkas kantor'))).statusCode).toBe(422);
    expect((await upload('unggah-3', PDF)).statusCode).toBe(201);
  });

  it('waits while the first is still being stored', async () => {
    const answers = await Promise.all([upload('unggah-4', PDF), upload('unggah-4', PDF)]);
    const statuses = answers.map(({ statusCode }) => statusCode).sort();
    expect([
      [201, 201],
      [201, 409],
    ]).toContainEqual(statuses);
  });
});
