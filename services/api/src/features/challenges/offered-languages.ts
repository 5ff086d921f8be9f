import type { WorkerStatus } from '@hone/contracts';
import type { Clock, Logger, WorkerRegistry } from '@hone/kit';
import type { ChallengeVersion } from './repository.js';

/** The languages of a challenge that can be graded now. */
export interface OfferedLanguages {
  /** Maps a challenge to its languages; the same function while the same runtimes are ready. */
  current(): Promise<Offered>;
}

type Offered = (challenge: Pick<ChallengeVersion, 'runtimes'>) => string[];

const offerAll: Offered = ({ runtimes }) => Object.keys(runtimes);

const FRESH_MS = 1_000;
/**
 * How long the last known languages count while no worker is ready: crashed workers are back within seconds.
 */
const KEPT_MS = 10 * 60_000;

/** Ids of ready runtimes and their languages, over all workers whose canary passed. */
function readyRuntimes(workers: readonly WorkerStatus[]): ReadonlySet<string> {
  const ready = workers
    .filter((worker) => worker.canary === 'passed')
    .flatMap((worker) => Object.entries(worker.runtimes))
    .filter(([, runtime]) => runtime.status === 'ready');
  return new Set(ready.flatMap(([id, runtime]) => [id, ...runtime.languages]));
}

/** The languages of a challenge whose runtimes are all ready. */
function languagesReady(runtimes: ChallengeVersion['runtimes'], ready: ReadonlySet<string>): string[] {
  return Object.entries(runtimes)
    .filter(([, needed]) => needed.every((runtime) => ready.has(runtime)))
    .map(([language]) => language);
}

export interface OfferedLanguagesOptions {
  readonly registry: WorkerRegistry;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Reads the worker registry at most once a second. While Redis or all workers are down, the last answer
 * counts; before the first answer, every language counts, so that submissions are accepted and graded later.
 */
export function createOfferedLanguages({
  registry,
  clock,
  logger,
}: OfferedLanguagesOptions): OfferedLanguages {
  let last:
    { readonly ready: ReadonlySet<string>; readonly at: number; readonly readyAt: number } | undefined;
  let offer:
    { readonly of: ReadonlySet<string>; readonly name: string; readonly languages: Offered } | undefined;

  /** Returns the same function while the same runtimes are ready, so that caches keyed by it stay valid. */
  function offerOf(ready: ReadonlySet<string>): Offered {
    if (offer?.of === ready) return offer.languages;
    const name = [...ready].sort().join(' ');
    const known = offer?.name === name ? offer.languages : undefined;
    const languages: Offered = known ?? (({ runtimes }) => languagesReady(runtimes, ready));
    offer = { of: ready, name, languages };
    return languages;
  }
  return {
    async current() {
      if (last === undefined || clock.monotonic() - last.at >= FRESH_MS) {
        try {
          const ready = readyRuntimes(await registry.list());
          const at = clock.monotonic();
          const isOutage = ready.size === 0 && last !== undefined && at - last.readyAt < KEPT_MS;
          last = isOutage && last ? { ...last, at } : { ready, at, readyAt: ready.size > 0 ? at : -Infinity };
        } catch (error) {
          logger.warn(
            { err: error },
            'the worker registry is not responding; using the last known languages',
          );
        }
      }
      return last === undefined ? offerAll : offerOf(last.ready);
    },
  };
}
