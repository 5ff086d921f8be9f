import type { KindEvent } from '@hone/contracts/kind';
import { deriveSeed } from '../../judging/seeded-random.js';
import type { ScenarioSeed } from './scenario-seeds.js';

interface Plays<Played> {
  readonly play: (seed: ScenarioSeed) => AsyncGenerator<KindEvent, Played>;
  /** Whether it failed because of speed alone. */
  readonly isOnlySlow: (played: Played) => boolean;
}

const TEXT =
  'Only speed failed. The scenario is played once more: one unlucky second of the machine is no slowness.';

/** Plays a scenario, and once more with another seed where only speed failed it; then the second play counts. */
export async function* playTwiceIfSlow<Played>(
  seed: ScenarioSeed,
  { play, isOnlySlow }: Plays<Played>,
): AsyncGenerator<KindEvent, Played> {
  const played = yield* play(seed);
  if (!isOnlySlow(played)) return played;
  yield { type: 'grading.log', data: { stream: 'info', text: TEXT } };
  return yield* play({ ...seed, seed: deriveSeed(seed.seed, 'slow') });
}
