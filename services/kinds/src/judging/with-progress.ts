import type { KindEvent } from '@hone/contracts/kind';

/** Reports progress in a sentence, for the waiting learner. */
export type ReportProgress = (text: string) => void;

/** Runs work that takes seconds and yields what it reports as log events. Rejects as the work does. */
export async function* withProgress<T>(
  work: (onProgress: ReportProgress) => Promise<T>,
): AsyncGenerator<KindEvent, T> {
  const pending: string[] = [];
  let last: string | undefined;
  let wake = (): void => undefined;
  const onProgress: ReportProgress = (text) => {
    if (text === last) return;
    last = text;
    pending.push(text);
    wake();
  };
  const working = work(onProgress);
  let isOver = false;
  const over = (): void => {
    isOver = true;
    wake();
  };
  // Nobody is left to catch a rejection once the caller has stopped listening.
  working.then(over, over);
  while (!isOver || pending.length > 0) {
    const woken = new Promise<void>((resolve) => (wake = resolve));
    if (!isOver && pending.length === 0) await woken;
    for (const text of pending.splice(0)) yield { type: 'grading.log', data: { stream: 'info', text } };
  }
  return await working;
}

/** Reports only when the work takes longer than 1.5 s: short work needs no explanation. */
export async function reportIfSlow<T>(
  onProgress: ReportProgress,
  text: string,
  work: () => Promise<T>,
): Promise<T> {
  const slow = setTimeout(() => onProgress(text), SLOW_MS);
  try {
    return await work();
  } finally {
    clearTimeout(slow);
  }
}

const SLOW_MS = 1_500;
