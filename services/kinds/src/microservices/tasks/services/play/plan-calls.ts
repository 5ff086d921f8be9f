import { createSeededRandom } from '../../../../judging/seeded-random.js';
import { drawKey } from '../keys.js';
import type { Phase } from '../scenario/scenario-file.js';

/** A call of a client, and its time within the phase. */
export interface PlannedCall {
  readonly atMs: number;
  readonly operation: string;
  readonly key: string;
}

/** How far a call may be from its place in an even rate, as a share of the distance of two. */
const SPREAD = 0.4;

/** The calls of a phase in order of time: an even rate, shaken by the seed. Pure. */
export function planCalls(
  phase: Pick<Phase, 'name' | 'forMs' | 'load'>,
  seed: string,
): readonly PlannedCall[] {
  return phase.load
    .flatMap(({ operation, perSecond }) => {
      const random = createSeededRandom(seed, phase.name, operation);
      const stepMs = 1_000 / perSecond;
      const calls = Math.floor((phase.forMs * perSecond) / 1_000);
      return Array.from({ length: calls }, (_, index): PlannedCall => {
        const shift = (random.int(0, 1_000) / 1_000) * SPREAD;
        return { atMs: (index + shift) * stepMs, operation, key: drawKey(random) };
      });
    })
    .sort((one, other) => one.atMs - other.atMs);
}
