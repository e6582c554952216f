import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { startApp } from '../../test/app.ts';
import { makeJobs } from './jobs.ts';

const t = await startApp();

it('many mails go out without waiting for each other, and the one that is refused fails alone', async () => {
  const jobs = makeJobs(t.appUrl, pino({ level: 'silent' }), { supervise: false });
  const sent: string[] = [];
  jobs.handle('mail', ({ subject }) => {
    if (subject === 'tersendat') return Promise.reject(new Error('refused'));
    sent.push(subject);
    return Promise.resolve();
  });
  const subjects = Array.from({ length: 30 }, (_, n) => (n === 7 ? 'tersendat' : `surat ${n}`));
  for (const subject of subjects)
    await jobs.enqueue(t.db, 'mail', { to: 'x@kerabat.example', subject, text: 'x' });
  await jobs.start();
  for (const until = Date.now() + 10_000; sent.length < 29 && Date.now() < until;) await sleep(100);
  await jobs.stop();
  expect(sent.toSorted()).toEqual(subjects.filter((subject) => subject !== 'tersendat').toSorted());
});
