/** What a report says, counted by file. */
import { relative } from 'node:path';
import { isQuarantined, QUARANTINE } from './quarantine.mjs';

/**
 * Counts of one file and its seconds. A file that crashed before its tests counts as one failure, and so does a test
 * that was left out. A failure in quarantine counts as skipped.
 */
function countFile(
  { name, status, assertionResults },
  { root = '/', quarantine = QUARANTINE, seconds: taken = {} },
) {
  const seconds = Math.round((taken[name] ?? 0) * 10) / 10;
  if (assertionResults.length === 0)
    return { passed: 0, failed: status === 'failed' ? 1 : 0, skipped: 0, seconds };
  const unwell = assertionResults.filter((test) => test.status !== 'passed');
  const file = relative(root, name);
  const skipped = unwell.filter(({ fullName }) => isQuarantined(quarantine, file, fullName)).length;
  const passed = assertionResults.length - unwell.length;
  const failed = unwell.length - skipped;
  // Something outside its tests failed: a hook after the last of them.
  const afterwards = status === 'failed' && unwell.length === 0 ? 1 : 0;
  return { passed, failed: failed + afterwards, skipped, seconds };
}

/**
 * `{ files, loose }` of a report, and of the seconds by file where they are known: counts by the file's path, and failures that belong to no file: a run that ended badly
 * though all its files are well, one that ran nothing, one without a report.
 */
export function countReport(report, good, options = {}) {
  if (report === undefined) return { files: new Map(), loose: 1 };
  const files = new Map(report.testResults.map((result) => [result.name, countFile(result, options)]));
  const { passed, failed, skipped } = sum(files);
  const unexplained = !good && failed === 0 && skipped === 0;
  return { files, loose: (passed === 0 && failed === 0) || unexplained ? 1 : 0 };
}

export function sum(files) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of files.values()) {
    counts.passed += passed;
    counts.failed += failed;
    counts.skipped += skipped;
  }
  return counts;
}

export const failuresOf = ({ files, loose }) => sum(files).failed + loose;
