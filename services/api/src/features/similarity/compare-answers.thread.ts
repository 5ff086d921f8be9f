import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { comparisonSchema, type CompareAnswers } from './comparison.js';

const MAX_MS = 15_000;
const MAX_HEAP_MIB = 512;
/** Compiled, also when this file runs from its source. */
const THREAD = new URL('../../../dist/features/similarity/similarity-thread.js', import.meta.url);

/**
 * Compares in a separate thread, so that no answer delays requests. An answer that takes too long or too much
 * memory ends its thread and nothing else.
 */
export const compareInThread: CompareAnswers = async (job) => {
  const worker = new Worker(THREAD, {
    workerData: job,
    // Tests run services from their sources; the thread is always compiled.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MIB },
  });
  try {
    const signal = AbortSignal.timeout(MAX_MS);
    // Rejects when the thread fails.
    const [answer] = (await once(worker, 'message', { signal })) as unknown[];
    return comparisonSchema.parse(answer);
  } finally {
    await worker.terminate();
  }
};
