/** Loads challenge packages, grades one submission, verifies packages. No queue, no HTTP, no database. */
export {
  gradeSubmission,
  InconclusiveGrading,
  RULE_SET,
  type Graded,
  type GradeInput,
} from './grade-submission.js';
export { KIND_IDS } from './kind-ids.js';
export { assembleSources, OrderRefused, type GradingOrder } from './order.js';
export {
  loadArchive,
  loadFiles,
  loadFolder,
  type LoadedChallenge,
  type LoadResult,
} from './package/load-challenge.js';
export { digestOf, packArchive, unpackArchive } from './package/package-archive.js';
export { readFolder } from './package/read-folder.js';
export { createTrustedCache, type TrustedCache } from './trusted-cache.js';
export { verifyChallenge, type VerifyOptions } from './verify/verify-challenge.js';
export type { ChallengeReport, SolutionReport } from './verify/report.js';
export { importPackage, type ImportOptions, type ImportResult } from './import/import-package.js';
