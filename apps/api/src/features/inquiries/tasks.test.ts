import { beforeAll, describe, expect, it } from 'vitest';
import type { Inquiry } from '@kerabat/shared/inquiries/schema';
import type { TaskList } from '@kerabat/shared/tasks/schema';
import { addDays, officeDay } from '@kerabat/shared/time/working-days';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { mailsTo } from '../../../test/mails.ts';
import { received } from './inquiries.fixture.ts';

const t = await startApp();
const today = officeDay(new Date());
const biro = await person(t, ['bureau_staff'], undefined, 'Rina Biro');
const colleague = await person(t, ['bureau_staff'], undefined, 'Sari Biro');
const operator = await person(t, ['agency_operator'], 'DISPANGAN');
let inquiry: Inquiry;

const tasks = async (by: Person) =>
  (await by.call({ url: '/tasks?limit=100&source=inquiry' })).json<TaskList>().items;
const step = (by: Person, { id, etag }: Inquiry, action: string, payload?: Record<string, unknown>) =>
  by.call({
    method: 'POST',
    url: `/inquiries/${id}/${action}`,
    headers: { 'if-match': etag },
    ...(payload ? { payload } : {}),
  });
const mailsAbout = async ({ id }: Person, number: string) =>
  (await mailsTo(t, `${id}@kerabat.example`)).filter((mail) => mail.includes(number)).length;

beforeAll(async () => {
  ({ inquiry } = await received(t, biro, 'a@maskapai.example'));
});

describe('a public offer', () => {
  it('waits for everybody who handles offers from the day it was confirmed, with a limit', async () => {
    expect(await tasks(biro)).toMatchObject([
      {
        id: inquiry.id,
        source: 'inquiry',
        title: inquiry.title,
        number: inquiry.number,
        agency: null,
        step: 'Telaah tawaran',
        detail: inquiry.organisation,
        holder: 'office',
        since: inquiry.receivedAt,
        dueOn: addDays(today, 14),
        place: { id: inquiry.id, stage: 'take', partId: null },
        etag: inquiry.etag,
        may: { reassign: false },
      },
    ]);
    expect(await tasks(colleague)).toHaveLength(1);
    expect(await tasks(operator)).toEqual([]);
  });

  it('is told by one mail to each of them, and to nobody else', async () => {
    const number = inquiry.number;
    expect([await mailsAbout(biro, number), await mailsAbout(colleague, number)]).toEqual([1, 1]);
    expect(await mailsAbout(operator, number)).toBe(0);
    const [mail] = await mailsTo(t, `${biro.id}@kerabat.example`);
    expect(mail).toContain(`/tawaran/${inquiry.id}`);
    expect(mail).not.toContain('Rahmi');
  });

  it('waits for whoever has taken it alone, and for whoever stands in during their leave', async () => {
    inquiry = (await step(biro, inquiry, 'take')).json<Inquiry>();
    expect(await tasks(biro)).toMatchObject([
      { holder: 'me', step: 'Jawab tawaran', place: { stage: 'answer' }, delegatedFrom: null },
    ]);
    expect(await tasks(colleague)).toEqual([]);
    await biro.call({
      method: 'POST',
      url: '/delegations',
      payload: { deputyId: colleague.id, startsOn: today, endsOn: today, reason: 'Cuti tahunan' },
    });
    expect(await tasks(colleague)).toMatchObject([{ holder: 'me', delegatedFrom: 'Rina Biro' }]);
  });

  it('told to a handler and to their deputy is still one mail to each', async () => {
    const { number } = await received(t, biro, 'b@maskapai.example');
    expect([await mailsAbout(biro, number), await mailsAbout(colleague, number)]).toEqual([1, 1]);
  });

  it('waits no longer once it is answered', async () => {
    expect((await step(biro, inquiry, 'decline', { note: 'Belum sesuai.' })).statusCode).toBe(200);
    expect((await tasks(biro)).map(({ id }) => id)).not.toContain(inquiry.id);
  });

  it('has no limit when the office sets none', async () => {
    const admin = await person(t, ['admin']);
    const set = await admin.call({
      method: 'PUT',
      url: '/settings/inquiryAnswerDays',
      headers: { 'if-match': '"0"' },
      payload: { value: null },
    });
    expect(set.statusCode, set.body).toBe(200);
    const { inquiry: later } = await received(t, biro, 'c@maskapai.example');
    expect((await tasks(biro)).find(({ id }) => id === later.id)?.dueOn).toBeNull();
  });
});
