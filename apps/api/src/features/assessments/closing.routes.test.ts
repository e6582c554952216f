import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReviewMeeting, ReviewOpinions } from '@kerabat/shared/assessments/schema';
import { startApp } from '../../../test/app.ts';
import { PDF } from '../../../test/proposals.ts';
import { mailsTo } from '../../../test/mails.ts';
import { readDocument } from '../mapping/mapping.fixture.ts';
import { proposals } from '../proposals/proposals.table.ts';
import { settings } from '../settings/settings.table.ts';
import { sweepFiles } from '../documents/documents.service.ts';
import {
  attendance,
  BEFORE,
  close,
  decide,
  giveOpinion,
  invited,
  itemUrl,
  mapped,
  readMeeting,
  reviewCast,
  send,
  THAT_DAY,
  type ReviewCast,
} from '../../../test/reviews.ts';
import { reviewMinutes } from './assessments.table.ts';
import { sealOf } from './minutes.policy.ts';

/** Does what LibreOffice does as far as the office sees it: a PDF for each document. */
function converter(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kerabat-soffice-'));
  writeFileSync(path.join(folder, 'leaf.pdf'), PDF);
  const script = path.join(folder, 'soffice');
  writeFileSync(
    script,
    `#!/bin/sh\nfor word in "$@"; do case "$word" in *.docx) cp "${folder}/leaf.pdf" "\${word%.docx}.pdf";; esac; done\n`,
  );
  chmodSync(script, 0o755);
  return script;
}

const t = await startApp({ SOFFICE: converter() });
const without = await startApp({ SOFFICE: '/there/is/no/soffice' });
let c: ReviewCast;
beforeAll(async () => {
  c = await reviewCast(t);
});

const stateOf = async (id: string) => (await t.db.select().from(proposals).where(eq(proposals.id, id)))[0];
const download = (who: ReviewCast['chair'], meeting: { id: string }, kind: string) =>
  send(who, 'GET', `/review-meetings/${meeting.id}/minutes.${kind}`);

/** Two proposals, opinions of two members, and the day of the meeting. */
async function discussed(present: readonly (keyof ReviewCast)[] = ['chair', 'ani', 'budi']) {
  t.setNow(BEFORE);
  const [one, two] = [await mapped(t, c), await mapped(t, c)];
  const meeting = await invited(c, [one.id, two.id]);
  await giveOpinion(c.ani, meeting, one, 'LAYAK', 5);
  await giveOpinion(c.budi, meeting, one, 'LAYAK', 4);
  await giveOpinion(c.ani, meeting, two, 'TUNDA', 2);
  t.setNow(THAT_DAY);
  await attendance(
    c,
    meeting,
    present.map((name) => c[name]),
    [c.pangan],
  );
  return { one, two, meeting };
}

describe('closing a meeting', () => {
  it('takes the decisions, freezes the minutes and hangs each proposal’s excerpt on it', async () => {
    const { one, two, meeting } = await discussed();
    await decide(c.chair, meeting, one, 'recommend');
    await decide(c.chair, meeting, two, 'defer', 'Menunggu anggaran perubahan.');
    expect((await readMeeting(c.chair, meeting)).closingObstacles).toEqual([]);
    const answer = await close(c.chair, meeting);
    expect(answer.statusCode, answer.body).toBe(200);
    const closed = answer.json<ReviewMeeting>();
    expect(closed).toMatchObject({ status: 'closed', allowedActions: [], nextActors: [] });

    expect(await stateOf(one.id)).toMatchObject({ status: 'recommended' });
    expect(await stateOf(two.id)).toMatchObject({ status: 'deferred', originStatus: 'in_review' });
    const seen = await send(c.operator, 'GET', `/proposals/${two.id}/history`);
    expect(seen.body).toContain('Menunggu anggaran perubahan.');
    const { items } = (await send(c.operator, 'GET', `/proposals/${two.id}/attachments`)).json<{
      items: { documentKind: string; fileName: string; mayDelete: boolean }[];
    }>();
    expect(items.filter(({ documentKind }) => documentKind === 'TELAAH')).toMatchObject([
      { fileName: expect.stringMatching(/^petikan-.*\.pdf$/) as string, mayDelete: false },
    ]);
  });

  it('keeps the record with a seal that anybody can compute again, and files that never change', async () => {
    const { one, two, meeting } = await discussed();
    await decide(c.chair, meeting, one, 'recommend');
    await decide(c.chair, meeting, two, 'carry-over', 'Data belum lengkap.');
    const { minutes } = (await close(c.chair, meeting)).json<ReviewMeeting>();
    const [stored] = await t.db.select().from(reviewMinutes).where(eq(reviewMinutes.meetingId, meeting.id));
    expect(sealOf(stored?.record)).toBe(minutes?.sha256);
    const docx = await download(c.auditor, meeting, 'docx');
    expect(createHash('sha256').update(docx.rawPayload).digest('hex')).toBe(minutes?.docx.sha256);
    expect((await download(c.ani, meeting, 'pdf')).rawPayload).toEqual(PDF);
    const { text } = readDocument(docx.rawPayload);
    for (const words of [
      'BERITA ACARA RAPAT TELAAH',
      'Tempat: Ruang rapat Biro Pemerintahan',
      'Tidak hadir: Citra Pangan',
      'Kuorum: hadir 3 dari 3 anggota tanpa benturan kepentingan; diperlukan 2 (50 persen): terpenuhi',
      'Citra Pangan (Bertugas pada perangkat daerah pengusul)',
      'Keputusan ketua: Layak, direkomendasikan (Sekretaris Daerah)',
      'Keputusan ketua: Dilanjutkan pada rapat berikutnya',
      'Alasan: Data belum lengkap.',
    ])
      expect(text).toContain(words);
    const { rows } = readDocument(docx.rawPayload);
    expect(rows).toContainEqual(['Ani Anggota', 'Layak', 'Pendapat layak.', '5', '5', '5', '5', '5', '5']);
    expect(rows).toContainEqual(['Rata-rata', '', '', '4,5', '4,5', '4,5', '4,5', '4,5', '4,5']);

    const refused = (statement: PromiseLike<unknown>) =>
      expect(statement.then(() => 'written')).rejects.toMatchObject({ cause: { code: '42501' } });
    await refused(t.db.update(reviewMinutes).set({ sha256: 'x' }));
    await refused(t.db.delete(reviewMinutes));
    await refused(t.db.execute(sql`truncate review_minutes`));
    t.setNow(new Date(THAT_DAY.getTime() + 48 * 3_600_000));
    await sweepFiles(t.app.platform);
    expect((await download(c.chair, meeting, 'docx')).statusCode).toBe(200);

    // What is carried over stays in review, without a paper, and is free for the next meeting.
    expect(await stateOf(two.id)).toMatchObject({ status: 'in_review' });
    t.setNow(BEFORE);
    await invited(c, [two.id], [c.ani]);
  });

  it('tells the agency the result of its own proposal, and everybody else who may see meetings the opinions', async () => {
    const { one, two, meeting } = await discussed();
    await decide(c.chair, meeting, one, 'return', 'Lengkapi kesiapan mitra.');
    await decide(c.chair, meeting, two, 'reject', 'Bukan kewenangan provinsi.');
    await close(c.chair, meeting);
    expect(await stateOf(one.id)).toMatchObject({ status: 'returned' });
    expect(await stateOf(two.id)).toMatchObject({ status: 'rejected' });
    const mail = (await mailsTo(t, `${c.operator.id}@kerabat.example`)).at(-1) ?? '';
    expect(mail).toContain('Usulan perlu diperbaiki');
    expect((await download(c.operator, meeting, 'docx')).statusCode).toBe(403);
    // From now on everybody who may see meetings reads the opinions.
    const read = await send(c.auditor, 'GET', `${itemUrl(meeting, one)}/opinion`);
    expect(read.json<ReviewOpinions>().items).toHaveLength(2);
  });

  it('is refused without a quorum, and says how many members are missing', async () => {
    const { one, two, meeting } = await discussed(['chair']);
    await decide(c.chair, meeting, one, 'recommend');
    await decide(c.chair, meeting, two, 'carry-over', 'Kuorum tidak terpenuhi.');
    const refused = await close(c.chair, meeting);
    expect(refused.json()).toMatchObject({
      status: 422,
      code: 'assessments.not_closable',
      errors: [{ pointer: '/items/0', code: 'assessments.quorum_not_met' }],
    });
    expect(refused.body).toContain('kurang 1 anggota: hadir 1 dari 2');
    expect(await stateOf(one.id)).toMatchObject({ status: 'in_review' });
    // Without decisions a meeting that failed its quorum can be closed all the same.
    await decide(c.chair, meeting, one, 'carry-over', 'Kuorum tidak terpenuhi.');
    expect((await close(c.chair, meeting)).statusCode).toBe(200);
  });

  it('asks for the quorum that the office has set, and remembers it', async () => {
    const { one, two, meeting } = await discussed(['chair', 'ani']);
    await decide(c.chair, meeting, one, 'recommend');
    await decide(c.chair, meeting, two, 'defer', 'Menunggu.');
    const write = (value: number) =>
      t.db
        .insert(settings)
        .values({ key: 'reviewQuorumPercent', value })
        .onConflictDoUpdate({ target: settings.key, set: { value } });
    await write(100);
    expect((await close(c.chair, meeting)).body).toContain('hadir 2 dari 3');
    await write(60);
    expect((await close(c.chair, meeting)).statusCode).toBe(200);
    await write(50);
    expect(await readMeeting(c.chair, meeting)).toMatchObject({ quorumPercent: 60 });
  });

  it('is refused while something is undecided, or was decided without anybody’s opinion', async () => {
    t.setNow(BEFORE);
    const [one, two] = [await mapped(t, c), await mapped(t, c)];
    const meeting = await invited(c, [one.id, two.id]);
    expect((await close(c.chair, meeting)).json()).toMatchObject({ status: 409 });
    t.setNow(THAT_DAY);
    await attendance(c, meeting, [c.chair, c.ani]);
    await decide(c.chair, meeting, one, 'recommend');
    const refused = await close(c.chair, meeting);
    expect(refused.json<{ errors: { code: string }[] }>().errors.map(({ code }) => code)).toEqual([
      'assessments.no_opinion',
      'assessments.undecided',
    ]);
    for (const who of [c.kabag, c.biro, c.ani]) expect((await close(who, meeting)).statusCode).toBe(403);
    const { etag } = await readMeeting(c.chair, meeting);
    await giveOpinion(c.ani, meeting, two);
    expect((await close(c.chair, meeting, etag)).statusCode).toBe(412);
    expect((await download(c.chair, meeting, 'docx')).statusCode).toBe(404);
  });

  it('leaves out what its agency withdrew meanwhile', async () => {
    const { one, two, meeting } = await discussed();
    await decide(c.chair, meeting, one, 'recommend');
    await decide(c.chair, meeting, two, 'reject', 'Tidak layak.');
    await t.db.update(proposals).set({ status: 'withdrawn' }).where(eq(proposals.id, two.id));
    const closed = await close(c.chair, meeting);
    expect(closed.statusCode, closed.body).toBe(200);
    expect(await stateOf(two.id)).toMatchObject({ status: 'withdrawn' });
    const { text } = readDocument((await download(c.chair, meeting, 'docx')).rawPayload);
    expect(text).toContain('usulan tidak lagi dalam telaah');
    expect(text).not.toContain('Tidak layak.');
  });

  it('ends every change: a closed meeting stays as it is', async () => {
    const { one, two, meeting } = await discussed();
    await decide(c.chair, meeting, one, 'recommend');
    await decide(c.chair, meeting, two, 'defer', 'Menunggu.');
    await close(c.chair, meeting);
    expect((await close(c.chair, meeting)).statusCode).toBe(409);
    expect((await decide(c.chair, meeting, one, 'reject', 'Berubah.')).statusCode).toBe(409);
    expect((await giveOpinion(c.chair, meeting, one)).statusCode).toBe(409);
    expect((await attendance(c, meeting, [c.pangan])).statusCode).toBe(409);
    expect(
      (await send(c.biro, 'PATCH', `/review-meetings/${meeting.id}`, { title: 'Lain' })).statusCode,
    ).toBe(409);
  });
});

describe('a server without LibreOffice', () => {
  it('closes the meeting all the same, with a DOCX only, and says so', async () => {
    const own = await reviewCast(without);
    without.setNow(BEFORE);
    const proposal = await mapped(without, own);
    const meeting = await invited(own, [proposal.id]);
    await giveOpinion(own.ani, meeting, proposal);
    without.setNow(THAT_DAY);
    await attendance(own, meeting, [own.chair, own.ani, own.budi]);
    await decide(own.chair, meeting, proposal, 'recommend');
    const closed = await close(own.chair, meeting);
    expect(closed.json<ReviewMeeting>().minutes).toMatchObject({ pdf: null });
    expect((await download(own.chair, meeting, 'pdf')).statusCode).toBe(404);
    expect((await download(own.chair, meeting, 'docx')).statusCode).toBe(200);
    const { items } = (await send(own.operator, 'GET', `/proposals/${proposal.id}/attachments`)).json<{
      items: { id: string; documentKind: string; fileName: string }[];
    }>();
    const excerpt = items.find(({ documentKind }) => documentKind === 'TELAAH');
    expect(excerpt?.fileName).toMatch(/^petikan-.*\.docx$/);
    const paper = await send(
      own.operator,
      'GET',
      `/proposals/${proposal.id}/attachments/${excerpt?.id}/content`,
    );
    const { text } = readDocument(paper.rawPayload);
    expect(text).toContain('Pendapat anggota: Layak 1');
    expect(text).toContain('Keputusan ketua: Layak, direkomendasikan');
    expect(text).not.toContain('Ani Anggota');
  });
});
