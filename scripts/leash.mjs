// Loaded into what start.mjs, dev.mjs and watch.mjs start: when the launcher dies without a word (kill -9), its program
// stops in order instead of living on and holding the port and the data.
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.channel) {
  // Nobody reads any more what the API says then.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
