/** Connects grading to the queue: takes jobs, grades them, reports results. */
export { createGrader, type GraderOptions } from './grader.js';
export { createPackageStore, type PackageStore, type PackageStoreOptions } from './package-store.js';
export type { Canary, Grade, Grader, WorkerPlace } from './ports.js';
export { createWorker, type Worker, type WorkerOptions } from './worker.js';
