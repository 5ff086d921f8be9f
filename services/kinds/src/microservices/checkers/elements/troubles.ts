import type { History } from '../../history/history.js';

interface Trouble {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Partitions, and each message that got lost. */
export function troublesOf(history: History): Trouble[] {
  const troubles: Trouble[] = [];
  let apartSince: number | undefined;
  for (const event of history) {
    const { atMs } = event;
    if (event.type === 'drop') troubles.push({ fromMs: atMs, toMs: atMs });
    if (event.type === 'partition') apartSince ??= atMs;
    if (event.type !== 'heal' || apartSince === undefined) continue;
    troubles.push({ fromMs: apartSince, toMs: atMs });
    apartSince = undefined;
  }
  return apartSince === undefined ? troubles : [...troubles, { fromMs: apartSince, toMs: Infinity }];
}
