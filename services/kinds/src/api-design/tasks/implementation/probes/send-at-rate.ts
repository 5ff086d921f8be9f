import type { Pod } from '@hone/contracts/sandbox';
import type { Ask, Recorded } from './scenario.js';

/** The most requests in progress at once, at any rate: a slow service gets fewer, and is not overwhelmed. */
const UNDER_WAY = 64;

interface Rate {
  readonly perSecond: number;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** Sends requests at a fixed rate until the time for all of them is over; returns those that were sent. */
export async function sendAtRate(
  { pod, link }: { readonly pod: Pick<Pod, 'request'>; readonly link: string },
  asks: readonly Ask[],
  { perSecond, now, wait }: Rate,
): Promise<readonly Recorded[]> {
  const stepMs = 1_000 / perSecond;
  const begun = now();
  const underWay = new Set<Promise<void>>();
  const ended: Recorded[] = [];
  for (const [index, ask] of asks.entries()) {
    const lateMs = now() - begun - index * stepMs;
    if (lateMs < 0) await wait(-lateMs);
    if (underWay.size >= UNDER_WAY) await Promise.race(underWay);
    if (now() - begun > asks.length * stepMs + stepMs) break;
    const sending = pod.request(link, ask.request).then((outcome) => {
      ended.push({ ...ask, outcome });
      underWay.delete(sending);
    });
    underWay.add(sending);
  }
  await Promise.all(underWay);
  return ended;
}
