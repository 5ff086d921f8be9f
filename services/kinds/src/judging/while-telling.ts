import type { KindEvent } from '@hone/contracts/kind';

/** Says in a sentence what is going on, for whoever waits. */
export type Tell = (text: string) => void;

/** Work that takes seconds, and what it tells meanwhile as notes of the grader; rejects as the work does. */
export async function* whileTelling<T>(work: (tell: Tell) => Promise<T>): AsyncGenerator<KindEvent, T> {
  const told: string[] = [];
  let last: string | undefined;
  let wake = (): void => undefined;
  const tell: Tell = (text) => {
    if (text === last) return;
    last = text;
    told.push(text);
    wake();
  };
  const working = work(tell);
  let isOver = false;
  const over = (): void => {
    isOver = true;
    wake();
  };
  // Who listens no more is not told how it ended.
  working.then(over, over);
  while (!isOver || told.length > 0) {
    const woken = new Promise<void>((resolve) => (wake = resolve));
    if (!isOver && told.length === 0) await woken;
    for (const text of told.splice(0)) yield { type: 'grading.log', data: { stream: 'info', text } };
  }
  return await working;
}

/** Tells it only where the work takes longer than that: who is served at once needs no explanation. */
export async function tellIfSlow<T>(tell: Tell, text: string, work: () => Promise<T>): Promise<T> {
  const slow = setTimeout(() => tell(text), SLOW_MS);
  try {
    return await work();
  } finally {
    clearTimeout(slow);
  }
}

const SLOW_MS = 1_500;
