import type { Lane } from '@hone/contracts';
import type { Clock } from '@hone/kit';

/** Which users the queue served recently, as recorded by this process. */
export interface RecentTurns {
  note(lane: Lane, user: string): void;
  count(lane: Lane, user: string): number;
}

/** How long a turn counts: long enough to detect a flood, short enough to be forgotten soon. */
const WINDOW_MS = 60_000;
const MOST_TURNS = 10_000;

export function createRecentTurns(clock: Clock): RecentTurns {
  const turns: { readonly name: string; readonly at: number }[] = [];
  const counts = new Map<string, number>();

  function forget(): void {
    const before = clock.monotonic() - WINDOW_MS;
    for (let first = turns[0]; first !== undefined; first = turns[0]) {
      if (first.at > before && turns.length <= MOST_TURNS) return;
      turns.shift();
      const left = (counts.get(first.name) ?? 1) - 1;
      if (left === 0) counts.delete(first.name);
      else counts.set(first.name, left);
    }
  }

  return {
    note(lane, user) {
      const name = `${lane}:${user}`;
      turns.push({ name, at: clock.monotonic() });
      counts.set(name, (counts.get(name) ?? 0) + 1);
      forget();
    },
    count(lane, user) {
      forget();
      return counts.get(`${lane}:${user}`) ?? 0;
    },
  };
}
