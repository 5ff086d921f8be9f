import { parentPort, workerData } from 'node:worker_threads';
import { compareAnswers } from './compare-answers.js';
import { comparisonJobSchema } from './comparison.js';

// Started by compare-answers.thread.ts, once for each answer.
const job = comparisonJobSchema.safeParse(workerData);
// Errors with getters lose their message on the way out of a thread.
if (!job.success) throw new Error(job.error.message);
parentPort?.postMessage(await compareAnswers(job.data));
