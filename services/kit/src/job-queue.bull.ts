import Bull from 'bull';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { createLease, type Lease } from './job-lease.js';
import type { JobQueue, JobState, TakenJob } from './job-queue.js';
import { connectForCommands, connectForListening, DEFAULT_PREFIX, disconnect } from './redis-connection.js';
import { createScript } from './redis-script.js';
import { createWake } from './wake.js';

export interface BullQueueOptions<T> {
  readonly name: string;
  readonly redisUrl: string;
  /** Prefix of every key; default `hone:`. */
  readonly prefix?: string | undefined;
  /** Parses payloads when they are added and when they are taken. */
  readonly schema: z.ZodType<T>;
  /**
   * Lease of a job, renewed three times within this time; after it, the job of a silent worker counts as
   * failed.
   */
  readonly leaseMs?: number | undefined;
  /** Called on connection errors; the client reconnects by itself. */
  readonly onError?: ((error: Error) => void) | undefined;
}

const DEFAULT_LEASE_MS = 10_000;
const KEPT_FAILURES = { age: 3600, count: 1000 };

/**
 * State of a job, in one step. A taken job without a lock has lost its worker: failed. KEYS: job, lock,
 * failed set. ARGV: id.
 */
const STATE = createScript(`
if redis.call('EXISTS', KEYS[1]) == 0 then return false end
if redis.call('EXISTS', KEYS[2]) == 1 then return 'active' end
if redis.call('ZSCORE', KEYS[3], ARGV[1]) then return 'failed' end
if redis.call('HEXISTS', KEYS[1], 'processedOn') == 1 then return 'failed' end
return 'waiting'`);

/**
 * Number of waiting jobs, and of taken jobs with a lock. KEYS: wait, active. ARGV: key of a job without its
 * id.
 */
const DEPTH = createScript(`
local held = 0
for _, id in ipairs(redis.call('LRANGE', KEYS[2], 0, -1)) do
  held = held + redis.call('EXISTS', ARGV[1] .. id .. ':lock')
end
return {redis.call('LLEN', KEYS[1]), held}`);

/** Methods of Bull 4 that its types omit; checked at the start. */
interface Pullable {
  /** Takes the next waiting job and its lock in one atomic step, without waiting. */
  moveToActive(): Promise<Bull.Job<unknown> | null>;
  /** Moves taken jobs without a lock to the failed ones (`maxStalledCount` is 0), where they expire. */
  moveUnlockedJobsToWait(): Promise<unknown>;
}

function isPullable(queue: object): queue is Pullable {
  return ['moveToActive', 'moveUnlockedJobsToWait'].every(
    (step) => step in queue && typeof Reflect.get(queue, step) === 'function',
  );
}

/**
 * Opens a Bull 4 queue in Redis. Bull's own workers, retries and stall recovery are not used: jobs are pulled
 * one by one, and the queue never runs a job again after it lost its worker.
 */
export function createBullQueue<T>(options: BullQueueOptions<T>): JobQueue<T> {
  return new BullQueue(options);
}

/** Error texts of Bull for an unknown job, or one that another worker has locked. */
function isForgotten(error: unknown): boolean {
  return error instanceof Error && /^Missing (key|lock) for job /.test(error.message);
}

const stateSchema = z.enum(['waiting', 'active', 'failed']).nullable();
const depthSchema = z.tuple([z.number(), z.number()]);

class BullQueue<T> implements JobQueue<T> {
  readonly name: string;
  private readonly schema: z.ZodType<T>;
  private readonly leaseMs: number;
  private readonly commands: Redis;
  private readonly listener: Redis;
  private readonly bull: Bull.Queue<unknown> & Pullable;
  private readonly base: string;
  private readonly wake = createWake();
  private readonly leases = new Set<Lease>();
  private sweeper: NodeJS.Timeout | undefined;
  private seen = 0;

  constructor(options: BullQueueOptions<T>) {
    const onError = options.onError ?? (() => undefined);
    const prefix = (options.prefix ?? DEFAULT_PREFIX).replace(/:$/, '');
    this.name = options.name;
    this.schema = options.schema;
    this.leaseMs = options.leaseMs ?? DEFAULT_LEASE_MS;
    this.base = `${prefix}:${options.name}:`;
    this.commands = connectForCommands(options.redisUrl, onError);
    this.listener = connectForListening(options.redisUrl, onError);
    const queue = new Bull<unknown>(options.name, {
      prefix,
      createClient: () => this.commands,
      settings: { lockDuration: this.leaseMs, maxStalledCount: 0, stalledInterval: this.leaseMs / 2 },
    });
    if (!isPullable(queue)) throw new Error('this version of Bull does not support taking jobs');
    this.bull = queue;
    this.bull.on('error', onError);
    this.listener.on('pmessage', () => this.wake.raise());
    this.listener.on('ready', () => void this.listen(onError));
  }

  /** Bull announces each new job on a channel. After a reconnect, jobs must be polled. */
  private async listen(onError: (error: Error) => void): Promise<void> {
    try {
      await this.listener.psubscribe(`${this.base}waiting@*`);
      this.wake.raise();
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
    }
  }

  async add(id: string, payload: T): Promise<void> {
    const options = { jobId: id, attempts: 1, removeOnComplete: true, removeOnFail: KEPT_FAILURES };
    await this.bull.add(this.schema.parse(payload), options);
  }

  async take(): Promise<TakenJob<T> | undefined> {
    this.sweep();
    for (;;) {
      const seen = this.wake.seen();
      const job = await this.bull.moveToActive();
      if (!job) {
        this.seen = seen;
        return undefined;
      }
      const payload = this.schema.safeParse(job.data);
      if (payload.success) return this.hold(job, payload.data);
      await job.moveToFailed({ message: z.prettifyError(payload.error) });
    }
  }

  private hold(job: Bull.Job<unknown>, payload: T): TakenJob<T> {
    const lease = createLease({
      leaseMs: this.leaseMs,
      renew: async () => (await job.extendLock(this.leaseMs)) === 1,
    });
    this.leases.add(lease);
    const end = async (finish: () => Promise<unknown>) => {
      if (lease.lost.aborted) return;
      // Keep renewing until the job has ended, so that a slow server does not lose it meanwhile.
      await finish()
        .catch((error: unknown) => {
          // Redis was emptied, or another worker has the job: nothing to complete.
          if (!isForgotten(error)) throw error;
        })
        .finally(() => {
          lease.end();
          this.leases.delete(lease);
        });
    };
    return {
      id: String(job.id),
      payload,
      lost: lease.lost,
      done: () => end(() => job.moveToCompleted('', false, true)),
      failed: (reason) => end(() => job.moveToFailed({ message: reason })),
    };
  }

  /** Workers also expire the jobs of silent workers. */
  private sweep(): void {
    if (this.sweeper) return;
    this.sweeper = setInterval(() => void this.bull.moveUnlockedJobsToWait(), this.leaseMs);
    this.sweeper.unref();
  }

  wait(timeoutMs: number, signal?: AbortSignal): Promise<void> {
    return this.wake.after(this.seen, timeoutMs, signal);
  }

  async state(id: string): Promise<JobState | undefined> {
    const job = this.base + id;
    const answer = await STATE(this.commands, [job, `${job}:lock`, `${this.base}failed`], [id]);
    return stateSchema.parse(answer) ?? undefined;
  }

  async remove(id: string): Promise<boolean> {
    const job = await this.bull.getJob(id);
    if (!job || (await this.state(id)) === 'active') return false;
    return job.remove().then(
      () => true,
      // Bull rejects removing a job that was just taken.
      () => false,
    );
  }

  async depth(): Promise<{ waiting: number; active: number }> {
    const answer = await DEPTH(this.commands, [`${this.base}wait`, `${this.base}active`], [this.base]);
    const [waiting, active] = depthSchema.parse(answer);
    return { waiting, active };
  }

  async close(): Promise<void> {
    clearInterval(this.sweeper);
    for (const lease of this.leases) lease.abandon('the queue was closed');
    this.wake.raise();
    await this.bull.close(true);
    await Promise.all([disconnect(this.commands), disconnect(this.listener)]);
  }
}
