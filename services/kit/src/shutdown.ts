import type { Logger } from './logger.js';

type Close = () => Promise<void> | void;

interface Closer {
  readonly name: string;
  readonly close: Close;
}

export interface ShutdownOptions {
  readonly logger: Logger;
  /** After this time, closing is abandoned and the process exits with 1. */
  readonly timeoutMs?: number;
  /** Exits the process; replaced in tests. */
  readonly exit?: (code: number) => void;
}

/** Closes a process's resources in reverse order. */
export interface Shutdown {
  /** Registers a closer; the last one registered runs first. */
  add(name: string, close: Close): void;
  /** Runs the closers once; later calls wait for the same run. True when all succeeded. */
  run(reason: string): Promise<boolean>;
  /** Aborts at the second signal: graceful closers stop waiting. */
  readonly urgent: AbortSignal;
  /**
   * Closes and exits on SIGTERM, SIGINT and uncaught errors. The second signal makes closing urgent, the
   * third exits immediately.
   */
  listen(): void;
}

const DEFAULT_TIMEOUT_MS = 25_000;

/** Creates the shutdown of a process. A closer that fails is logged and does not stop the others. */
export function createShutdown(options: ShutdownOptions): Shutdown {
  const { logger } = options;
  const closers: Closer[] = [];
  const urgent = new AbortController();
  let running: Promise<boolean> | undefined;
  const run = (reason: string) => {
    logger.info({ reason }, 'shutting down');
    return (running ??= closeAll(closers, logger));
  };
  return {
    add: (name, close) => void closers.push({ name, close }),
    run,
    urgent: urgent.signal,
    listen: () => endOnSignals(run, () => urgent.abort(), options),
  };
}

async function closeAll(closers: Closer[], logger: Logger): Promise<boolean> {
  let well = true;
  for (let closer = closers.pop(); closer; closer = closers.pop()) {
    try {
      await closer.close();
    } catch (error) {
      well = false;
      logger.error({ err: error, closer: closer.name }, 'could not close cleanly');
    }
  }
  return well;
}

function endOnSignals(run: Shutdown['run'], hurry: () => void, options: ShutdownOptions): void {
  const { logger } = options;
  const exit = options.exit ?? ((code: number) => process.exit(code));
  const end = (reason: string, code: number) => {
    const deadline = setTimeout(() => {
      logger.error({ reason }, 'closing timed out');
      exit(1);
    }, options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    deadline.unref();
    void run(reason).then((well) => exit(well ? code : 1));
  };
  let signals = 0;
  const onSignal = (name: string) => {
    signals += 1;
    if (signals === 1) return end(name, 0);
    if (signals === 2) {
      logger.warn({ reason: name }, 'second shutdown signal: waiting for nothing more, then exiting');
      return hurry();
    }
    logger.warn({ reason: name }, 'third shutdown signal: exiting at once');
    exit(1);
  };
  process.on('SIGTERM', () => onSignal('SIGTERM'));
  process.on('SIGINT', () => onSignal('SIGINT'));
  process.once('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'uncaught exception');
    end('uncaught error', 1);
  });
  process.once('unhandledRejection', (error) => {
    logger.fatal({ err: error }, 'unhandled promise rejection');
    end('unhandled rejection', 1);
  });
}
