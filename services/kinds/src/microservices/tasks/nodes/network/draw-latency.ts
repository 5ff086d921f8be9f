import type { SeededRandom } from '../../../../judging/seeded-random.js';
import type { Latency } from '../scenario/scenario.js';

const STEPS = 2 ** 32;

/** How long one message is in transit, in milliseconds. */
export function drawLatency(latency: Latency, random: SeededRandom): number {
  // Drawn in every case, so that later draws don't depend on the distribution.
  const share = random.uint32() / STEPS;
  if (latency.distribution === 'constant') return latency.ms;
  if (latency.distribution === 'uniform') return latency.fromMs + share * (latency.toMs - latency.fromMs);
  return -latency.meanMs * Math.log(1 - share);
}

/** The mean of a distribution, for people. */
export function describeLatency(latency: Latency): string {
  if (latency.distribution === 'constant') return `latency ${latency.ms} ms`;
  if (latency.distribution === 'uniform') return `latency ${latency.fromMs} to ${latency.toMs} ms`;
  return `latency ${latency.meanMs} ms on average`;
}
