import type { Pod } from '@hone/contracts/sandbox';
import { repeat } from '../../../run/repeat.js';
import { quantile } from '../../../quantile.js';

const LOOK_EVERY_MS = 200;
/** Nothing can listen there: services begin at 1024. */
const UNUSED_PORT = 9;

/** A box that takes longer for next to no work gets no CPU. */
export const MOST_BOX_MS = 20;

export interface BoxWatch {
  /** Of all samples, or of those that ended since a time of the pod's clock. */
  readonly p90Ms: (sinceMs?: number) => number;
  readonly mostMs: () => number;
  readonly stop: () => void;
}

/**
 * Watches how long the boxes of members take for minimal work: their supervisor tries a port and is refused. It shares
 * the CPU of the box with the member's program, and sleeps, so it is late only where the box itself gets no CPU.
 */
export function watchBoxes(pod: Pod, members: readonly string[]): BoxWatch {
  const looks: { readonly atMs: number; readonly tookMs: number }[] = [];
  const look = async (name: string): Promise<void> => {
    const beganMs = pod.now();
    await pod.member(name).awaitListening(UNUSED_PORT, 0);
    const atMs = pod.now();
    looks.push({ atMs, tookMs: atMs - beganMs });
  };
  const watching = repeat(LOOK_EVERY_MS, () => {
    for (const name of members) look(name).catch(() => undefined);
  });
  const times = (sinceMs = 0): number[] =>
    looks.filter(({ atMs }) => atMs >= sinceMs).map(({ tookMs }) => tookMs);
  return {
    p90Ms: (sinceMs) => quantile(times(sinceMs), 0.9),
    mostMs: () => quantile(times(), 1),
    stop: watching.stop,
  };
}
