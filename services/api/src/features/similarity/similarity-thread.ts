import { parentPort, workerData } from 'node:worker_threads';
import { compareAnswers } from './compare-answers.js';
import { comparisonJobSchema } from './comparison.js';

// Started by compare-answers.thread.ts, once for each answer.
parentPort?.postMessage(await compareAnswers(comparisonJobSchema.parse(workerData)));
