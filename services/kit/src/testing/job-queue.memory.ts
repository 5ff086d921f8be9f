import type { z } from 'zod';
import { createSystemClock, type Clock } from '../clock.js';
import { createLease, type Lease } from '../job-lease.js';
import type { JobQueue, JobState, TakenJob } from '../job-queue.js';
import { createWake, type Wake } from '../wake.js';

interface StoredJob {
  readonly text: string;
  state: JobState;
  /** End of the lease, unless renewed. */
  heldUntil: number;
  holder: symbol | undefined;
}

/** State shared by several handles, as several processes share Redis. */
export interface MemoryQueueStore {
  readonly jobs: Map<string, StoredJob>;
  readonly wake: Wake;
}

/** An empty queue. */
export function createMemoryQueueStore(): MemoryQueueStore {
  return { jobs: new Map(), wake: createWake() };
}

export interface MemoryQueueOptions<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly store?: MemoryQueueStore | undefined;
  readonly leaseMs?: number | undefined;
  readonly clock?: Clock | undefined;
}

const DEFAULT_LEASE_MS = 10_000;

/** Opens a handle on an in-memory queue, for unit tests. Payloads pass through JSON, as over a network. */
export function createMemoryQueue<T>(options: MemoryQueueOptions<T>): JobQueue<T> {
  return new MemoryQueue(options);
}

class MemoryQueue<T> implements JobQueue<T> {
  readonly name: string;
  private readonly schema: z.ZodType<T>;
  private readonly store: MemoryQueueStore;
  private readonly leaseMs: number;
  private readonly clock: Clock;
  private readonly leases = new Set<Lease>();
  private seen = 0;

  constructor(options: MemoryQueueOptions<T>) {
    this.name = options.name;
    this.schema = options.schema;
    this.store = options.store ?? createMemoryQueueStore();
    this.leaseMs = options.leaseMs ?? DEFAULT_LEASE_MS;
    this.clock = options.clock ?? createSystemClock();
  }

  async add(id: string, payload: T): Promise<void> {
    const text = JSON.stringify(await this.schema.parseAsync(payload));
    if (this.store.jobs.has(id)) return;
    this.store.jobs.set(id, { text, state: 'waiting', heldUntil: 0, holder: undefined });
    this.store.wake.raise();
  }

  take(): Promise<TakenJob<T> | undefined> {
    this.seen = this.store.wake.seen();
    for (const [id, job] of this.store.jobs) {
      if (job.state !== 'waiting') continue;
      const payload = this.schema.safeParse(JSON.parse(job.text));
      if (payload.success) return Promise.resolve(this.hold(id, job, payload.data));
      job.state = 'failed';
    }
    return Promise.resolve(undefined);
  }

  private hold(id: string, job: StoredJob, payload: T): TakenJob<T> {
    const holder = Symbol(id);
    job.state = 'active';
    job.holder = holder;
    job.heldUntil = this.clock.monotonic() + this.leaseMs;
    const holds = () => this.current(job) === 'active' && job.holder === holder;
    const renew = () => {
      if (!holds()) return Promise.resolve(false);
      job.heldUntil = this.clock.monotonic() + this.leaseMs;
      return Promise.resolve(true);
    };
    const lease = createLease({ leaseMs: this.leaseMs, renew });
    this.leases.add(lease);
    const end = (finish: () => void) => {
      if (!lease.lost.aborted && holds()) finish();
      lease.end();
      this.leases.delete(lease);
      return Promise.resolve();
    };
    return {
      id,
      payload,
      lost: lease.lost,
      done: () => end(() => void this.store.jobs.delete(id)),
      failed: () => end(() => void (job.state = 'failed')),
    };
  }

  private current(job: StoredJob): JobState {
    return job.state === 'active' && this.clock.monotonic() >= job.heldUntil ? 'failed' : job.state;
  }

  wait(timeoutMs: number, signal?: AbortSignal): Promise<void> {
    return this.store.wake.after(this.seen, timeoutMs, signal);
  }

  state(id: string): Promise<JobState | undefined> {
    const job = this.store.jobs.get(id);
    return Promise.resolve(job && this.current(job));
  }

  remove(id: string): Promise<boolean> {
    const job = this.store.jobs.get(id);
    const removable = job !== undefined && this.current(job) !== 'active';
    return Promise.resolve(removable && this.store.jobs.delete(id));
  }

  depth(): Promise<{ waiting: number; active: number }> {
    const states = [...this.store.jobs.values()].map((job) => this.current(job));
    const count = (wanted: JobState) => states.filter((state) => state === wanted).length;
    return Promise.resolve({ waiting: count('waiting'), active: count('active') });
  }

  close(): Promise<void> {
    for (const lease of this.leases) lease.abandon('the queue was closed');
    this.store.wake.raise();
    return Promise.resolve();
  }
}
