/** `unreachable`: try again later; `stopped`: trying again would not change it. */
export type SendResult = 'done' | 'unreachable' | 'stopped';
export type SavePhase = 'idle' | 'waiting' | 'sending' | 'unreachable';

interface Wiring {
  /** Sends what differs now; says `done` when nothing is left. */
  send: () => Promise<SendResult>;
  isOnline: () => boolean;
  onPhase: (phase: SavePhase) => void;
}

/** The last key is followed by a save within two seconds, also for those who never stop typing. */
export const REST_MS = 1_000;
const AT_MOST_MS = 8_000;
const BACKOFF_MS = [2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

export const backoff = (failures: number) => BACKOFF_MS[Math.min(failures, BACKOFF_MS.length) - 1] ?? 0;

/**
 * One save at a time: typing during a save asks for another one afterwards, a lost line is tried again with growing
 * pauses and at once when it is back.
 */
export class SaveQueue {
  readonly #wiring: Wiring;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<SendResult> | undefined;
  #typedMeanwhile = false;
  #firstKeyAt: number | undefined;
  #failures = 0;
  #isStopped = false;

  constructor(wiring: Wiring) {
    this.#wiring = wiring;
  }

  /** Something was typed. */
  touch(): void {
    if (this.#isStopped) return;
    if (this.#running) this.#typedMeanwhile = true;
    // Without a line the next attempt is planned already; typing does not hurry it.
    if (this.#running || this.#failures > 0) return;
    this.#firstKeyAt ??= Date.now();
    this.#wiring.onPhase('waiting');
    this.#schedule(Math.max(0, Math.min(REST_MS, this.#firstKeyAt + AT_MOST_MS - Date.now())));
  }

  /** Sends now, or waits for the save that runs. */
  flush(): Promise<SendResult> {
    clearTimeout(this.#timer);
    this.#running ??= this.#sendUntilQuiet()
      .catch((): SendResult => 'stopped')
      .then((result) => {
        this.#running = undefined;
        this.#settle(result);
        return result;
      });
    return this.#running;
  }

  /** The line is back: the pause is over. */
  wake(): void {
    if (this.#failures > 0 && !this.#running && !this.#isStopped) void this.flush();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delay);
  }

  async #sendUntilQuiet(): Promise<SendResult> {
    let result: SendResult;
    do {
      this.#typedMeanwhile = false;
      this.#firstKeyAt = undefined;
      this.#wiring.onPhase('sending');
      result = this.#wiring.isOnline() ? await this.#wiring.send() : 'unreachable';
    } while (this.#typedMeanwhile && result === 'done');
    return result;
  }

  #settle(result: SendResult): void {
    this.#failures = result === 'unreachable' ? this.#failures + 1 : 0;
    this.#wiring.onPhase(result === 'unreachable' ? 'unreachable' : 'idle');
    if (this.#failures > 0 && !this.#isStopped) this.#schedule(backoff(this.#failures));
  }
}
