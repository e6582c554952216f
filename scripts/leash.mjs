// Loaded into the API by start.mjs: when the launcher dies without a word (kill -9), the API stops in order
// instead of living on and holding the port and the data.
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
