import type { KindEvent } from '@hone/contracts/kind';
import { deriveSeed } from '../../judging/seeded-random.js';
import type { CheckerResult } from '../checkers/checker.js';
import type { ScenarioSeed } from './scenario-seeds.js';

/** A check and its result. */
export interface Finding<PropertyCheck> {
  readonly check: PropertyCheck;
  readonly result: CheckerResult;
  /** It failed, but the machine may have caused that: it counts as undecided. */
  readonly isDoubted: boolean;
}

/** A check that a play leaves open. */
export interface Undecided {
  readonly check: { readonly id: string; readonly title: string };
  readonly why: string;
}

export interface Plays<Played> {
  readonly once: (seed: ScenarioSeed) => AsyncGenerator<KindEvent, Played>;
  readonly isFailed: (played: Played) => boolean;
  /** The first check that must be decided, and is not. */
  readonly findUndecided: (played: Played) => Undecided | undefined;
  /** The first check whose failure is doubted. */
  readonly findDoubted: (played: Played) => Undecided | undefined;
  /** Whether the program itself causes the indecision, such as by a call that it never answers. */
  readonly isOwnDoing: (played: Played) => boolean;
}

/**
 * Plays a scenario, and once more with another seed where something remains undecided. A failure is final. After one, only
 * doubted failures are worth another play, since otherwise the score would depend on how busy the machine was. A check that
 * the program itself leaves undecided twice is returned as it is. Otherwise, throws where neither play fails or decides
 * everything: that is the platform's failure.
 */
export async function* playDecided<Played>(
  seed: ScenarioSeed,
  { once, isFailed, findUndecided, findDoubted, isOwnDoing }: Plays<Played>,
): AsyncGenerator<KindEvent, Played> {
  const played = yield* once(seed);
  const open = isFailed(played) ? findDoubted(played) : findUndecided(played);
  if (open === undefined) return played;
  const text = `"${open.check.title}" could not be decided: ${open.why}. The scenario is played once more.`;
  yield { type: 'grading.log', data: { stream: 'info', text } };
  const again = yield* once({ ...seed, seed: deriveSeed(seed.seed, 'again') });
  const failed = [again, played].filter(isFailed);
  const [newest] = failed;
  if (newest !== undefined) return failed.find((one) => findDoubted(one) === undefined) ?? newest;
  const undecided = findUndecided(again);
  if (undecided === undefined || [played, again].every(isOwnDoing)) return again;
  throw new Error(`check ${undecided.check.id} could not be decided: ${undecided.why}`);
}

/** The first undecided finding among those that are `wanted`. */
export function findInconclusive<PropertyCheck extends Undecided['check']>(
  findings: readonly Finding<PropertyCheck>[],
  isWanted: (finding: Finding<PropertyCheck>) => boolean,
): Undecided | undefined {
  for (const finding of findings) {
    const { check, result } = finding;
    if (result.outcome === 'inconclusive' && isWanted(finding)) return { check, why: result.why };
  }
  return undefined;
}
