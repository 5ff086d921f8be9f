import type { Pod } from '@hone/contracts/sandbox';
import { repeat } from '../../../run/repeat.js';
import { quantile } from '../../../quantile.js';

const LOOK_EVERY_MS = 200;
/** Nothing can listen there: services begin at 1024. */
const UNUSED_PORT = 9;

/**
 * Watches how long the boxes of members take for the least there is to do: their supervisor tries a port and is refused. It
 * shares the processor of the box with the member's program, and sleeps, so it is late only where the box itself gets no time.
 */
export function watchBoxes(
  pod: Pod,
  members: readonly string[],
): { readonly p90Ms: () => number; readonly mostMs: () => number; readonly stop: () => void } {
  const times: number[] = [];
  const look = async (name: string): Promise<void> => {
    const beganMs = pod.now();
    await pod.member(name).awaitListening(UNUSED_PORT, 0);
    times.push(pod.now() - beganMs);
  };
  const watching = repeat(LOOK_EVERY_MS, () => {
    for (const name of members) look(name).catch(() => undefined);
  });
  return {
    p90Ms: () => quantile(times, 0.9),
    mostMs: () => quantile(times, 1),
    stop: watching.stop,
  };
}
