import type { Pod } from '@hone/contracts/sandbox';
import type { Ask, Recorded } from './scenario.js';

/** Requests in progress at once: some are half done when the service is killed. */
const LANES = 4;

interface Killed {
  readonly pod: Pick<Pod, 'request'>;
  readonly link: string;
  /** SIGKILL to the service; resolves when nothing of it is left. */
  kill(): Promise<unknown>;
}

/**
 * Sends requests and kills the service as soon as `after` of them were answered; the rest is never sent.
 * Returns those that were sent, in the order in which they ended.
 */
export async function killWhileAsked(
  service: Killed,
  asks: readonly Ask[],
  after: number,
): Promise<readonly Recorded[]> {
  const left = [...asks];
  const ended: Recorded[] = [];
  let killing: Promise<unknown> | undefined;
  const killOnce = (): Promise<unknown> => (killing ??= service.kill());
  const lane = async (): Promise<void> => {
    for (let ask = left.shift(); ask !== undefined; ask = killing === undefined ? left.shift() : undefined) {
      ended.push({ ...ask, outcome: await service.pod.request(service.link, ask.request) });
      if (ended.filter(({ outcome }) => 'response' in outcome).length >= after) void killOnce();
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await killOnce();
  return ended;
}
