import type { WorkerStatus } from '@hone/contracts';
import type { RuntimeStatus } from '@hone/contracts/sandbox';
import type { Logger, WorkerRegistry } from '@hone/kit';

/** Keeps this worker's entry in the registry up to date. */
export interface Announcer {
  start(): void;
  /** Announces immediately, because something changed. */
  now(): void;
  stop(): Promise<void>;
}

export interface AnnouncerOptions {
  readonly registry: WorkerRegistry;
  readonly logger: Logger;
  readonly worker: string;
  readonly slots: number;
  readonly measureSlots: number;
  readonly runtimes: () => readonly RuntimeStatus[];
  readonly canary: () => WorkerStatus['canary'];
  readonly draining: () => boolean;
}

const ANNOUNCE_MS = 3_000;

export function createAnnouncer(options: AnnouncerOptions): Announcer {
  const { registry, logger, worker } = options;
  let timer: NodeJS.Timeout | undefined;
  let last = Promise.resolve();

  const announce = async () => {
    try {
      await registry.announce(statusOf(options));
    } catch (error) {
      logger.warn({ err: error }, 'could not register the worker; retrying');
    }
  };
  // In sequence, so that a slow announcement never overwrites a newer one.
  const now = () => {
    if (timer) last = last.then(announce);
  };

  return {
    start() {
      timer = setInterval(now, ANNOUNCE_MS);
      now();
    },
    now,
    async stop() {
      clearInterval(timer);
      timer = undefined;
      await last;
      await registry
        .withdraw(worker)
        .catch((error: unknown) => logger.warn({ err: error }, 'could not unregister the worker'));
    },
  };
}

function statusOf({
  worker,
  slots,
  measureSlots,
  canary,
  draining,
  runtimes,
}: AnnouncerOptions): WorkerStatus {
  const offered: WorkerStatus['runtimes'] = {};
  for (const { id, languages, ...rest } of runtimes()) offered[id] = { ...rest, languages: [...languages] };
  const state = { canary: canary(), ...(draining() ? { draining: true } : {}) };
  return { v: 1, worker, ...state, slots, measureSlots, runtimes: offered };
}
