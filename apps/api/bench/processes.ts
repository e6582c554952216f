import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Running {
  child: ChildProcess;
  memory(): Promise<{ rss: number; peak: number }>;
  stop(): Promise<void>;
}

/** As `npm start` and the image run it. */
const HEAP = ['--max-semi-space-size=8', '--max-old-space-size=512'];

/** Starts a server file as its own process and waits until it listens. */
export async function startServer(file: string, args: string[]): Promise<Running> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv: HEAP });
  await once(child, 'message');
  return {
    child,
    async memory() {
      child.send('memory');
      const [answer] = (await once(child, 'message')) as [{ rss: number; peak: number }];
      return answer;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
