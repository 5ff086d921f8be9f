import type { Judgement } from '@hone/contracts';
import type { LoadedChallenge } from '../package/load-challenge.js';
import type { GradingOrder } from '../order.js';
import { attemptGrading, type Attempt, type GradingMeans } from './attempt-grading.js';

/** Bounds how many gradings run at once; runs them in the order in which they were given. */
type Lane = <T>(work: () => Promise<T>) => Promise<T>;

/** Something to be graded, once for each seed. */
export interface Entry {
  /** Relative to the challenge folder. */
  readonly path: string;
  readonly order: Pick<GradingOrder, 'language' | 'files' | 'entry' | 'variant'>;
  readonly seeds: readonly string[];
  /** Why a judgement should be given anew with the same seed, such as a busy machine; undefined when it stands. */
  readonly findDoubt?: (judgement: Judgement) => string | undefined;
}

/** How the work is spread and told. */
export interface GradingPlan extends GradingMeans {
  readonly lane: Lane;
  readonly onGraded: (path: string, attempt: Attempt) => void;
}

/** A checker that loops costs its whole limit in each grading; after so many faults the rest is not graded. */
const FAULTS_ENDURED = 3;
/** How often a doubtful grading is made anew. */
const DOUBTS_FOLLOWED = 2;
const SKIPPED: Attempt = { ok: false, fault: 'skipped' };

/**
 * Grades all entries with all their seeds. What has the same seed is graded in a row, so that inputs and answers are
 * made once for all. Answers each entry's attempts in the order of its seeds, whatever ended first. Rejects only when
 * aborted, after everything that was under way has ended.
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
        const attempt = broken >= FAULTS_ENDURED ? SKIPPED : await gradeOnce(challenge, entry, seed, plan);
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
  for (let doubts = 1; ; doubts++) {
    const attempt = await attemptGrading(challenge, order, { ...plan, onRetry });
    const doubt = attempt.ok ? entry.findDoubt?.(attempt.judgement) : undefined;
    if (doubt === undefined || doubts > DOUBTS_FOLLOWED) return attempt;
    onRetry(doubt);
  }
}
