import type { LoadedChallenge } from '@hone/grading';
import type { Logger } from '@hone/kit';
import { listCatalogue, type CatalogueOptions } from './catalogue.js';
import type { PackageStore } from './package-store.js';
import { repeatUntilDone } from './repeat-until-done.js';
import { untilIdle } from './until-idle.js';

export interface ReferencePrecomputeOptions extends CatalogueOptions {
  readonly packages: PackageStore<LoadedChallenge>;
  /** Measures a challenge's own programs in a language. */
  readonly measure: (challenge: LoadedChallenge, language: string, signal: AbortSignal) => Promise<void>;
  /** Languages that this worker can run. */
  readonly languages: () => ReadonlySet<string>;
  /** Attempts in progress; a measured submission needs the same core. */
  readonly busy: () => number;
  readonly logger: Logger;
  /** Required idle time. */
  readonly idleMs: number;
}

/** Measures references while the worker is idle. */
export interface ReferencePrecompute {
  /** Moves an opened or published challenge to the front of the queue. */
  want(digest: string): void;
  stop(): Promise<void>;
}

const POLL_MS = 250;

interface Item {
  readonly digest: string;
  readonly language: string;
}

/**
 * Measures the references of the whole catalogue, one at a time, so that the first submission to a challenge
 * does not have to. A submission interrupts the current measurement, which is repeated later. If a
 * measurement fails here, the first submission repeats it and reports the error.
 */
export function createReferencePrecompute(options: ReferencePrecomputeOptions): ReferencePrecompute {
  const stopping = new AbortController();
  const { signal } = stopping;
  const list = createWaitingList(options);
  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      if (list.waiting.size === 0) await list.added();
      await untilIdle({ ...options, pollMs: POLL_MS }, signal);
      await measureNext(options, list.waiting, signal);
    }
  };
  const listing = addCatalogue(options, (digest) => list.add(digest, false), signal);
  const working = work().catch(() => undefined);
  return {
    want: (digest) =>
      void list.add(digest, true).catch((error: unknown) => {
        options.logger.info({ err: error, digest }, 'could not queue a challenge for measuring');
      }),
    async stop() {
      stopping.abort();
      list.wake();
      await Promise.all([listing, working]);
    },
  };
}

/** The queue of references to measure. */
function createWaitingList(options: ReferencePrecomputeOptions) {
  const waiting = new Map<string, Item>();
  const known = new Set<string>();
  let wake = (): void => undefined;
  /** A challenge that could not be loaded is retried when it is opened. */
  const forget = (digest: string) => (error: unknown) => {
    known.delete(digest);
    throw error;
  };
  return {
    waiting,
    wake: () => wake(),
    added: () => new Promise<void>((resolve) => (wake = resolve)),
    async add(digest: string, first: boolean): Promise<void> {
      const isNew = !known.has(digest);
      if (!isNew && !first) return;
      known.add(digest);
      const items = isNew ? await itemsOf(options, digest).catch(forget(digest)) : [];
      const own = [...waiting].filter(([, item]) => item.digest === digest);
      const added = [...own, ...items.map((item) => [`${digest} ${item.language}`, item] as const)];
      const others = [...waiting].filter(([, item]) => item.digest !== digest);
      waiting.clear();
      for (const [name, item] of first ? [...added, ...others] : [...others, ...added])
        waiting.set(name, item);
      wake();
    },
  };
}

async function addCatalogue(
  options: ReferencePrecomputeOptions,
  add: (digest: string) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let digests: readonly string[] = [];
  try {
    // The api may start later than its workers.
    await repeatUntilDone(async () => void (digests = await listCatalogue(options, signal)), signal);
    for (const digest of digests) await add(digest);
  } catch (error) {
    if (!signal.aborted) options.logger.info({ err: error }, 'could not queue the catalogue for measuring');
  }
}

async function itemsOf(options: ReferencePrecomputeOptions, digest: string): Promise<Item[]> {
  const { kind, pack } = await options.packages.get(digest);
  if (kind.measureReferences === undefined) return [];
  const here = options.languages();
  return pack.manifest.languages.filter((each) => here.has(each)).map((language) => ({ digest, language }));
}

async function measureNext(
  options: ReferencePrecomputeOptions,
  waiting: Map<string, Item>,
  stop: AbortSignal,
): Promise<void> {
  const [next] = waiting;
  if (next === undefined) return;
  const [name, { digest, language }] = next;
  waiting.delete(name);
  const interruption = new AbortController();
  const polling = setInterval(
    () => options.busy() > 0 && interruption.abort(new Error('interrupted by a submission')),
    POLL_MS,
  );
  try {
    const challenge = await options.packages.get(digest);
    await options.measure(challenge, language, AbortSignal.any([stop, interruption.signal]));
    options.logger.info({ challenge: challenge.pack.slug, language }, 'reference measured in advance');
  } catch (error) {
    if (interruption.signal.aborted) waiting.set(name, { digest, language });
    else options.logger.info({ err: error, digest, language }, 'could not measure a reference in advance');
  } finally {
    clearInterval(polling);
  }
}
