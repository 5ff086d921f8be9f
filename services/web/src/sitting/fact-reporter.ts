import type { ReportedFact } from '@hone/contracts/hiring';
import type { Schedule } from '../app/schedule.js';

export interface FactPorts {
  /** Rejects when they did not arrive. */
  readonly report: (facts: readonly ReportedFact[]) => Promise<unknown>;
  readonly now: () => number;
  readonly schedule: Schedule;
}

const GATHER_MS = 1_000;
const RETRY_MS = 10_000;
/** Maximum number of facts in one request. */
const MAX_AT_ONCE = 50;
const MAX_WAITING = 500;

/**
 * Reports what only the page can see of a sitting: when it is in the background, offline, or pasted into. The
 * candidate sees the same list. Unsent facts are kept; the oldest go first.
 */
export class FactReporter {
  readonly #ports: FactPorts;
  #waiting: ReportedFact[] = [];
  #sending = false;
  #cancelTimer: () => void = () => undefined;
  #awaySince: number | undefined;
  #offlineSince: number | undefined;

  constructor(ports: FactPorts) {
    this.#ports = ports;
  }

  leave(): void {
    if (this.#awaySince !== undefined) return;
    this.#awaySince = this.#ports.now();
    this.#add({ type: 'focus-lost' });
    // The page may close before the next timer.
    void this.flush();
  }

  comeBack(): void {
    if (this.#awaySince === undefined) return;
    const awayMs = Math.max(0, Math.round(this.#ports.now() - this.#awaySince));
    this.#awaySince = undefined;
    this.#add({ type: 'focus-back', awayMs });
  }

  goOffline(): void {
    if (this.#offlineSince !== undefined) return;
    this.#offlineSince = this.#ports.now();
    this.#add({ type: 'offline' });
  }

  goOnline(): void {
    if (this.#offlineSince === undefined) return;
    const offlineMs = Math.max(0, Math.round(this.#ports.now() - this.#offlineSince));
    this.#offlineSince = undefined;
    this.#add({ type: 'online', offlineMs });
  }

  paste(item: string, chars: number, from: 'own' | 'outside'): void {
    if (chars > 0) this.#add({ type: 'paste', chars, from, item });
  }

  stop(): void {
    this.#cancelTimer();
    void this.flush();
  }

  async flush(): Promise<void> {
    this.#cancelTimer();
    if (this.#sending || this.#waiting.length === 0) return;
    const batch = this.#waiting.slice(0, MAX_AT_ONCE);
    this.#sending = true;
    try {
      await this.#ports.report(batch);
      this.#waiting = this.#waiting.slice(batch.length);
      this.#sending = false;
      if (this.#waiting.length > 0) this.#later(GATHER_MS);
    } catch {
      this.#sending = false;
      this.#later(RETRY_MS);
    }
  }

  #add(fact: ReportedFact): void {
    if (this.#waiting.length < MAX_WAITING) this.#waiting.push(fact);
    if (!this.#sending) this.#later(GATHER_MS);
  }

  #later(ms: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#ports.schedule(ms, () => void this.flush());
  }
}
