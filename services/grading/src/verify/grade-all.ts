import type { Judgement } from '@hone/contracts';
import type { LoadedChallenge } from '../package/load-challenge.js';
import type { GradingOrder } from '../order.js';
import { attemptGrading, type Attempt, type GradingMeans } from './attempt-grading.js';

/** Bounds how many gradings run at once; runs them in the given order. */
type Lane = <T>(work: () => Promise<T>) => Promise<T>;

/** Something to grade, once for each seed. */
export interface Entry {
  /** Relative to the challenge folder. */
  readonly path: string;
  readonly order: Pick<GradingOrder, 'language' | 'files' | 'entry' | 'variant'>;
  readonly seeds: readonly string[];
  /** Why to grade again with the same seed, such as a busy machine; undefined when the judgement stands. */
  readonly findRepeatReason?: (judgement: Judgement) => string | undefined;
}

/** How the work is distributed and reported. */
export interface GradingPlan extends GradingMeans {
  readonly lane: Lane;
  readonly onGraded: (path: string, attempt: Attempt) => void;
}

/** A looping checker costs its whole limit in each grading; after this many faults the rest is not graded. */
const MAX_FAULTS = 3;
/** How often a grading with such a reason is repeated. */
const MAX_REPEATS = 2;
const SKIPPED: Attempt = { ok: false, fault: 'skipped' };

/**
 * Grades all entries with all their seeds. Entries with the same seed are graded in a row, so that inputs and answers
 * are made once for all. Resolves to each entry's attempts in the order of its seeds. Rejects only when
 * aborted, after all running gradings have ended.
 */
export async function gradeAll(
  challenge: LoadedChallenge,
  entries: readonly Entry[],
  plan: GradingPlan,
): Promise<ReadonlyMap<string, readonly Attempt[]>> {
  const turns = Math.max(0, ...entries.map((entry) => entry.seeds.length));
  const attempts = new Map<string, Attempt[]>(entries.map((entry) => [entry.path, []]));
  const tasks = Array.from({ length: turns }, (_, turn) => entries.map((entry) => ({ entry, turn }))).flat();
  let broken = 0;
  const settled = await Promise.allSettled(
    tasks.map(({ entry, turn }) =>
      plan.lane(async () => {
        const seed = entry.seeds[turn];
        if (seed === undefined) return;
        plan.signal.throwIfAborted();
        const attempt = broken >= MAX_FAULTS ? SKIPPED : await gradeOnce(challenge, entry, seed, plan);
        if (!attempt.ok && attempt.fault === 'author' && attempt.author.code === 'PROGRAM_FAULT') broken += 1;
        const own = attempts.get(entry.path);
        if (own !== undefined) own[turn] = attempt;
        plan.onGraded(entry.path, attempt);
      }),
    ),
  );
  const failed = settled.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return attempts;
}

async function gradeOnce(
  challenge: LoadedChallenge,
  entry: Entry,
  seed: string,
  plan: GradingPlan,
): Promise<Attempt> {
  const order: GradingOrder = { ...entry.order, mode: 'submit', seed };
  const onRetry = (message: string): void => plan.onRetry?.(`${entry.path}: ${message}`);
  for (let repeats = 1; ; repeats++) {
    const attempt = await attemptGrading(challenge, order, { ...plan, onRetry });
    const reason = attempt.ok ? entry.findRepeatReason?.(attempt.judgement) : undefined;
    if (reason === undefined || repeats > MAX_REPEATS) return attempt;
    onRetry(reason);
  }
}
