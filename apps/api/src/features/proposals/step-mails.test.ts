import { describe, expect, it } from 'vitest';
import { account } from '../../../test/accounts.ts';
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { mailsTo } from '../../../test/mails.ts';
import { act, cast, draft, reach } from '../../../test/proposals.ts';

const t = await startApp({ PUBLIC_URL: 'https://kerabat.example' });
const c = await cast(t);

const mailsOf = ({ id }: { id: string }) => mailsTo(t, `${id}@kerabat.example`);
/** As a person reads it, whatever the encoding of the mail. */
function readable(mail = ''): string {
  const [head = '', ...body] = mail.split('\r\n\r\n');
  const text = body.join('\n\n');
  const plain = /base64/i.test(head)
    ? Buffer.from(text, 'base64').toString('utf8')
    : text
        .replace(/=\r?\n/g, '')
        .replace(/((?:=[0-9A-F]{2})+)/g, (hex) =>
          Buffer.from(hex.replaceAll('=', ''), 'hex').toString('utf8'),
        );
  return `${head}\n\n${plain}`.replaceAll('\r\n', '\n');
}

describe('a step is told by mail to whoever must act', () => {
  it('request-approval: to the active heads of the agency, with the page on which they decide', async () => {
    const idle = await account(t, ['agency_head'], { agencyId: c.operator.agencyId, status: 'disabled' });
    const proposal = await draft(t, c.operator, { title: 'Cabai merah\nKerinci' });
    await act(c.operator, proposal, 'request-approval');
    const [mail, ...more] = await mailsOf(c.head);
    expect(more).toEqual([]);
    const text = readable(mail);
    expect(text).toContain('Subject: Usulan menunggu persetujuan Anda: Cabai merah Kerinci');
    expect(text).toContain('Pegawai agency_operator');
    expect(text).toContain('Perangkat daerah: Dinas Pangan');
    expect(text).toContain(`https://kerabat.example/usulan/${proposal.id}/persetujuan`);
    expect(await mailsTo(t, idle.email)).toEqual([]);
    expect(await mailsOf(c.stranger)).toEqual([]);
  });

  it('send-back: to the operators who wrote it, with the note', async () => {
    const colleague = await person(t, ['agency_operator'], 'DISPANGAN');
    const proposal = await reach(t, c, 'awaiting_head');
    await act(c.head, proposal, 'send-back', { note: 'Lengkapi lokasi kegiatan.' });
    const text = readable((await mailsOf(c.operator)).at(-1));
    expect(text).toContain('Usulan dikembalikan oleh kepala perangkat daerah');
    expect(text).toContain('Lengkapi lokasi kegiatan.');
    expect(text).toContain(`https://kerabat.example/usulan/${proposal.id}\n`);
    expect(await mailsOf(colleague)).toEqual([]);
  });

  it('return: to the same people and not to the head; submit tells nobody', async () => {
    const proposal = await reach(t, c, 'in_verification');
    const [heads, operators] = [(await mailsOf(c.head)).length, (await mailsOf(c.operator)).length];
    await act(c.biro, proposal, 'return', { note: 'Indikator belum terukur.' });
    const mails = await mailsOf(c.operator);
    expect(mails).toHaveLength(operators + 1);
    expect(readable(mails.at(-1))).toContain('Indikator belum terukur.');
    expect(readable(mails.at(-1))).toContain(proposal.number);
    expect(await mailsOf(c.head)).toHaveLength(heads);
    expect(await mailsOf(c.biro)).toEqual([]);
  });

  it('return: to all operators where none of them wrote it, to the head where there is none', async () => {
    const own = await person(t, ['agency_head'], 'DISDIK');
    const proposal = await draft(t, own);
    const back = async () => {
      expect((await act(own, proposal, 'submit')).statusCode).toBe(200);
      await act(c.biro, proposal, 'start-verification');
      await act(c.biro, proposal, 'return', { note: 'Lengkapi.' });
    };
    await back();
    expect(await mailsOf(own)).toHaveLength(1);
    const operators = [
      await person(t, ['agency_operator'], 'DISDIK'),
      await person(t, ['agency_operator'], 'DISDIK'),
    ];
    await back();
    for (const operator of operators) expect(await mailsOf(operator)).toHaveLength(1);
    expect(await mailsOf(own)).toHaveLength(1);
  });

  it('a refused step tells nobody, and nobody is told of what they did themselves', async () => {
    const both = await person(t, ['agency_operator', 'agency_head'], 'DISHUB');
    const thin = await draft(t, both, { problem: null });
    expect((await act(both, thin, 'request-approval')).statusCode).toBe(422);
    expect((await act(both, await draft(t, both), 'request-approval')).statusCode).toBe(200);
    expect(await mailsOf(both)).toEqual([]);
  });
});
