import type { LoadedChallenge } from '@hone/grading';
import type { Logger } from '@hone/kit';
import { listCatalogue, type CatalogueOptions } from './catalogue.js';
import type { PackageStore } from './package-store.js';
import { repeatUntilDone } from './repeat-until-done.js';
import { untilIdle } from './until-idle.js';

export interface ReferenceMeasurerOptions extends CatalogueOptions {
  readonly packages: PackageStore<LoadedChallenge>;
  /** Measures the own programs of a challenge in a language. */
  readonly measure: (challenge: LoadedChallenge, language: string, signal: AbortSignal) => Promise<void>;
  /** Languages that this worker can run. */
  readonly languages: () => ReadonlySet<string>;
  /** Attempts in progress; a submission that is measured wants the same core. */
  readonly busy: () => number;
  readonly logger: Logger;
  /** How long there must have been no attempt. */
  readonly restMs: number;
}

/** Measures references while the worker is idle. */
export interface ReferenceMeasurer {
  /** Somebody works on this challenge, or it was just published: it comes first. */
  want(digest: string): void;
  stop(): Promise<void>;
}

const LOOK_MS = 250;

interface Item {
  readonly digest: string;
  readonly language: string;
}

/**
 * Measures the references of the whole catalogue, one after another, so that the first submission to a challenge does not pay
 * for it. Whoever submits comes first: what is being measured then is given up and begun again later. What fails here is
 * measured by the first submission, and is told there.
 */
export function createReferenceMeasurer(options: ReferenceMeasurerOptions): ReferenceMeasurer {
  const stopping = new AbortController();
  const { signal } = stopping;
  const list = createWaitingList(options);
  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      if (list.waiting.size === 0) await list.added();
      await untilIdle({ ...options, lookMs: LOOK_MS }, signal);
      await measureNext(options, list.waiting, signal);
    }
  };
  const listing = addCatalogue(options, (digest) => list.add(digest, false), signal);
  const working = work().catch(() => undefined);
  return {
    want: (digest) =>
      void list.add(digest, true).catch((error: unknown) => {
        options.logger.info({ err: error, digest }, 'the references of a challenge could not be measured');
      }),
    async stop() {
      stopping.abort();
      list.wake();
      await Promise.all([listing, working]);
    },
  };
}

/** What is still to be measured, in this order. */
function createWaitingList(options: ReferenceMeasurerOptions) {
  const waiting = new Map<string, Item>();
  const known = new Set<string>();
  let wake = (): void => undefined;
  /** What could not be loaded is asked for again when somebody opens it. */
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
  options: ReferenceMeasurerOptions,
  add: (digest: string) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let digests: readonly string[] = [];
  try {
    // The api may start later than its workers.
    await repeatUntilDone(async () => void (digests = await listCatalogue(options, signal)), signal);
    for (const digest of digests) await add(digest);
  } catch (error) {
    if (!signal.aborted)
      options.logger.info({ err: error }, 'the references of the catalogue could not be measured');
  }
}

async function itemsOf(options: ReferenceMeasurerOptions, digest: string): Promise<Item[]> {
  const { kind, pack } = await options.packages.get(digest);
  if (kind.measureReferences === undefined) return [];
  const here = options.languages();
  return pack.manifest.languages.filter((each) => here.has(each)).map((language) => ({ digest, language }));
}

async function measureNext(
  options: ReferenceMeasurerOptions,
  waiting: Map<string, Item>,
  stop: AbortSignal,
): Promise<void> {
  const [next] = waiting;
  if (next === undefined) return;
  const [name, { digest, language }] = next;
  waiting.delete(name);
  const giveUp = new AbortController();
  const looking = setInterval(() => options.busy() > 0 && giveUp.abort(new Error('work came')), LOOK_MS);
  try {
    const challenge = await options.packages.get(digest);
    await options.measure(challenge, language, AbortSignal.any([stop, giveUp.signal]));
    options.logger.info({ challenge: challenge.pack.slug, language }, 'a reference was measured');
  } catch (error) {
    if (giveUp.signal.aborted) waiting.set(name, { digest, language });
    else options.logger.info({ err: error, digest, language }, 'a reference could not be measured');
  } finally {
    clearInterval(looking);
  }
}
