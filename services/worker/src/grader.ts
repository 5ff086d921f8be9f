import { isMeasureJob, type LaneJob } from '@hone/contracts';
import type { Sandbox } from '@hone/contracts/sandbox';
import {
  precompute,
  gradeSubmission,
  prewarm,
  measureReferences,
  type Draw,
  type GradeInput,
  type LoadedChallenge,
  type TrustedCache,
} from '@hone/grading';
import type { Tracer } from '@hone/kit';
import type { PackageStore } from './package-store.js';
import type { Grader } from './ports.js';
import type { PrewarmedBoxes } from './prewarmed-boxes.js';
import { traceBoxes } from './traced-boxes.js';

export interface GraderOptions {
  readonly packages: PackageStore<LoadedChallenge>;
  readonly sandbox: Sandbox;
  readonly cache: TrustedCache;
  /** Shared by workers on hosts of this class. */
  readonly hostCache?: TrustedCache;
  readonly tracer: Tracer;
  /** Holds boxes that were opened in advance. */
  readonly prewarmedBoxes?: PrewarmedBoxes;
  /** OCI runtime by challenge kind, where it is not the default. */
  readonly ociRuntimes?: Readonly<Record<string, string>>;
}

/**
 * Generates the hidden data of a seed into the grader's cache, and opens the boxes that the submission will
 * use.
 */
export function createPrefetch(options: Omit<GraderOptions, 'tracer'>) {
  const { packages, sandbox, cache, ociRuntimes, prewarmedBoxes } = options;
  return async (digest: string, draw: Draw, signal: AbortSignal): Promise<void> => {
    const challenge = await packages.get(digest);
    const { seed, variant } = draw;
    const means = { sandbox, cache, signal, ociRuntime: ociRuntimes?.[challenge.kind.id], variant };
    await precompute(challenge, seed, means);
    if (prewarmedBoxes === undefined || prewarmedBoxes.isServed(digest, draw)) return;
    const prewarmed = await prewarm(challenge, seed, means);
    if (prewarmed !== undefined) prewarmedBoxes.put(digest, draw, prewarmed);
  };
}

/** Measures a challenge's own programs in a language, into the grader's caches. */
export function createMeasure({ sandbox, cache, hostCache, ociRuntimes }: Omit<GraderOptions, 'tracer'>) {
  return (challenge: LoadedChallenge, language: string, signal: AbortSignal): Promise<void> => {
    const ociRuntime = ociRuntimes?.[challenge.kind.id];
    return measureReferences(challenge, language, { sandbox, cache, hostCache, signal, ociRuntime });
  };
}

/** Grades jobs of the queue: package by digest, boxes from the sandbox. */
export function createGrader(options: GraderOptions): Grader {
  return {
    async grade(order, signal, onEvent, parent = () => undefined) {
      const challenge = await options.packages.get(order.challenge.digest);
      signal.throwIfAborted();
      const { cache, hostCache, tracer } = options;
      const sandbox = tracer.on ? traceBoxes(options.sandbox, tracer, parent) : options.sandbox;
      const ociRuntime = options.ociRuntimes?.[challenge.kind.id];
      const graded = { challenge, order, ...stageOf(order) };
      const input = { ...graded, sandbox, cache, hostCache, ociRuntime, signal, onEvent };
      const prewarmed =
        order.mode === 'submit' && !isMeasureJob(order)
          ? options.prewarmedBoxes?.take(order.challenge.digest, order)
          : undefined;
      return gradeSubmission({ ...input, prewarmed });
    },
  };
}

/** A run measures nothing, so it has no stages. */
function stageOf(job: LaneJob): Pick<GradeInput, 'stage' | 'decided'> {
  if (isMeasureJob(job)) return { stage: 'measuring', decided: job.checks };
  return job.mode === 'submit' ? { stage: 'correctness' } : {};
}
