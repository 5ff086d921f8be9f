import { setTimeout as pause } from 'node:timers/promises';
import type { WorkerStatus } from '@hone/contracts';
import type { Logger } from '@hone/kit';
import type { Canary } from './ports.js';

/** Blocks work until the canary program gets its expected verdict. */
export interface CanaryGuard {
  state(): WorkerStatus['canary'];
  /** Runs the canary again; simultaneous callers share one run. Resolves when it passed or failed. */
  check(): Promise<void>;
  /** Resolves when the canary has passed; retries until then or until `signal` aborts. */
  passed(signal: AbortSignal): Promise<void>;
}

export interface CanaryGuardOptions {
  readonly canary: Canary;
  readonly logger: Logger;
  /** Called on each change of state. */
  readonly onChange: () => void;
  /** Called on each failure. */
  readonly onFailure?: (() => void) | undefined;
  readonly retryMs: number;
}

/** Creates the guard; the canary has not run yet. */
export function createCanaryGuard(options: CanaryGuardOptions): CanaryGuard {
  let state: WorkerStatus['canary'] = 'running';
  let running: Promise<void> | undefined;

  const become = (next: WorkerStatus['canary']) => {
    const changed = next !== state;
    state = next;
    if (changed) options.onChange();
  };
  const run = async () => {
    try {
      const { ok, reason } = await options.canary();
      if (!ok) options.logger.error({ reason }, 'the canary failed: taking no work until it passes');
      if (!ok) options.onFailure?.();
      become(ok ? 'passed' : 'failed');
    } catch (error) {
      options.logger.error({ err: error }, 'the canary could not run: taking no work until it passes');
      options.onFailure?.();
      become('failed');
    }
  };
  const check = () =>
    (running ??= run().finally(() => {
      running = undefined;
    }));

  return {
    state: () => state,
    check,
    async passed(signal) {
      while (!signal.aborted) {
        if (state === 'passed' && running === undefined) return;
        await check();
        if (state !== 'passed') await pause(options.retryMs, undefined, { signal }).catch(() => undefined);
      }
    },
  };
}
