import type { Clock } from '@hone/kit';
import type { Destination } from '../submission-records/stages.js';
import type { QueueEntry, QueueEntryRepository } from './repository.js';

/**
 * The open queue entries as one process sees them. Its own changes are visible immediately, those of other
 * processes at the next read. So neither accepting nor dispatching a submission reads the whole queue.
 */
export interface QueueBook extends QueueEntryRepository {
  /** Reads all entries now. */
  list(): Promise<QueueEntry[]>;
  /** The entries as of a recent read. Simultaneous callers share one read. */
  current(): Promise<readonly QueueEntry[]>;
}

export interface QueueBookOptions {
  readonly queueEntries: QueueEntryRepository;
  readonly clock: Clock;
}

/** Maximum age of a read, at least and as a multiple of its duration: a long list is read less often. */
const FRESH_MS = 250;
const FRESH_PER_READING = 20;
const MOST_FRESH_MS = 2_000;

type Page = Map<string, QueueEntry>;
/** A change that can be applied again to a read that may already include it. */
type Change = (page: Page) => void;

/** Creates the cache of one process over the shared repository. */
export function createQueueBook({ queueEntries, clock }: QueueBookOptions): QueueBook {
  return new SharedBook(queueEntries, clock);
}

class SharedBook implements QueueBook {
  private readonly queueEntries: QueueEntryRepository;
  private readonly clock: Clock;
  private page: Page | undefined;
  private shown: readonly QueueEntry[] | undefined;
  private freshUntil = -Infinity;
  private reading: Promise<void> | undefined;
  /** Changes that a running read may have missed. */
  private journal: Change[] = [];

  constructor(queueEntries: QueueEntryRepository, clock: Clock) {
    this.queueEntries = queueEntries;
    this.clock = clock;
  }

  async current(): Promise<readonly QueueEntry[]> {
    if (this.page === undefined || this.clock.monotonic() >= this.freshUntil) await this.read();
    this.shown ??= [...(this.page?.values() ?? [])];
    return this.shown;
  }

  async list(): Promise<QueueEntry[]> {
    // A running read may have started before this call.
    await this.reading?.catch(() => undefined);
    await this.read();
    return [...(this.page?.values() ?? [])];
  }

  find(submission: string): Promise<QueueEntry | undefined> {
    return this.queueEntries.find(submission);
  }

  async count(): Promise<number> {
    return (await this.current()).length;
  }

  async insert(entry: QueueEntry): Promise<boolean> {
    const isNew = await this.queueEntries.insert(entry);
    if (isNew) this.apply((page) => void page.set(entry.submission, entry));
    return isNew;
  }

  async admit(submission: string, attempt: number, at: number): Promise<void> {
    await this.queueEntries.admit(submission, attempt, at);
    this.apply(changing(submission, { admittedAttempt: attempt, admittedAt: at }));
  }

  async release(submission: string, notBefore: number, to?: Destination): Promise<void> {
    await this.queueEntries.release(submission, notBefore, to);
    this.apply(changing(submission, { admittedAttempt: 0, admittedAt: 0, notBefore, ...to }));
  }

  async remove(submission: string): Promise<void> {
    await this.queueEntries.remove(submission);
    this.apply((page) => void page.delete(submission));
  }

  async moveAll(from: string, to: string): Promise<void> {
    await this.queueEntries.moveAll(from, to);
    this.apply((page) => {
      for (const [name, entry] of page) if (entry.user === from) page.set(name, { ...entry, user: to });
    });
  }

  private read(): Promise<void> {
    this.reading ??= this.readNow().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async readNow(): Promise<void> {
    this.journal = [];
    const begun = this.clock.monotonic();
    const queueEntries = await this.queueEntries.list();
    const now = this.clock.monotonic();
    this.page = new Map(queueEntries.map((entry) => [entry.submission, entry]));
    for (const change of this.journal) change(this.page);
    this.shown = undefined;
    this.freshUntil = now + Math.min(MOST_FRESH_MS, Math.max(FRESH_MS, FRESH_PER_READING * (now - begun)));
  }

  private apply(change: Change): void {
    if (this.reading !== undefined) this.journal.push(change);
    if (this.page === undefined) return;
    change(this.page);
    this.shown = undefined;
  }
}

function changing(submission: string, changes: Partial<QueueEntry>): Change {
  return (page) => {
    const entry = page.get(submission);
    if (entry !== undefined) page.set(submission, { ...entry, ...changes });
  };
}
