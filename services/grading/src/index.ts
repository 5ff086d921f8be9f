/** Loads challenge packages, grades one submission, verifies packages. No queue, no HTTP, no database. */
export { recordChallenge, recordingIds } from './record-challenge.js';
export { precompute } from './precompute.js';
export {
  gradeSubmission,
  InconclusiveGrading,
  RULE_SET,
  type Graded,
  type GradeInput,
  type Prewarmed,
} from './grade-submission.js';
export { gatherRemarks, type RemarkGatherer } from './gather-remarks.js';
export { prewarm } from './prewarm.js';
export { measureReferences } from './measure-references.js';
export { assembleSources, OrderRefused, type GradingOrder } from './order.js';
export {
  loadArchive,
  loadFiles,
  loadFolder,
  type LoadedChallenge,
  type LoadResult,
} from './package/load-challenge.js';
export { listChallengeFolders, loadTracks, TRACKS_FOLDER, type LoadedTracks } from './tracks/load-tracks.js';
export { manifestJsonSchema } from './package/manifest-json-schema.js';
export { readFolder } from './package/read-folder.js';
export { scoreChecks, verdictOf, verdictOfRun } from './scoring/score-checks.js';
export type { Draw } from './variant-seed.js';
export { createTrustedCache, type TrustedCache } from './trusted-cache.js';
export type { GrowthFamily, MeasuredSpeed } from './verify/measured-speed.js';
export {
  PLATFORM_FAULT,
  type ChallengeReport,
  type CheatReport,
  type CheatsReport,
  type GradingReport,
  type SolutionReport,
  type StarterReport,
} from './verify/report.js';
export { writeExpectation, type ExpectedOutcome } from './verify/propose-expectation.js';
export { inspectSolutions } from './verify/inspect-solutions.js';
export { findSolutions } from './verify/solutions.js';
export { verifyChallenge, type VerifyOptions, type VerifyProgress } from './verify/verify-challenge.js';
export { importPackage, type ImportOptions, type ImportResult } from './import/import-package.js';
export { scoreFromMemory, scoreFromSpeed } from '@hone/kinds';
export { CHEAT_IDS } from './verify/cheats/cheat-ids.js';
export { openSettledBook } from './settled/settled-book.js';
export {
  CARRYING_SERVICES,
  digestOfFiles,
  digestsOfPrograms,
  GRADING_SERVICES,
  listFiles,
  settledKey,
} from './settled/settled-key.js';
