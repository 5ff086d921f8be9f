/** The results of a report, counted by file. */
import { relative } from 'node:path';
import { isQuarantined, QUARANTINE } from './quarantine.mjs';

const isTaken = ({ status, meta }) => status === 'passed' && meta?.taken !== undefined;

/** The tests of a file that count as failures; those in quarantine do not. */
function failedTests({ name, assertionResults }, { root = '/', quarantine = QUARANTINE }) {
  const file = relative(root, name);
  return assertionResults.filter(
    ({ status, fullName }) => status !== 'passed' && !isQuarantined(quarantine, file, fullName),
  );
}

/**
 * Counts of one file and its seconds; `taken` are passed tests that an earlier run had settled. A file that crashed before
 * its tests counts as one failure, and so does a test that was left out. A failure in quarantine counts as skipped.
 */
function countFile(result, { seconds: durations = {}, ...options }) {
  const { name, status, assertionResults } = result;
  const seconds = Math.round((durations[name] ?? 0) * 10) / 10;
  if (assertionResults.length === 0)
    return { passed: 0, failed: status === 'failed' ? 1 : 0, skipped: 0, taken: 0, seconds };
  const passed = assertionResults.filter((test) => test.status === 'passed').length;
  const taken = assertionResults.filter((test) => isTaken(test)).length;
  const unwell = assertionResults.length - passed;
  const failed = failedTests(result, options).length;
  // Something outside its tests failed: a hook after the last of them.
  const afterwards = status === 'failed' && unwell === 0 ? 1 : 0;
  return { passed, failed: failed + afterwards, skipped: unwell - failed, taken, seconds };
}

const findFailedBefore = ({ assertionResults }) =>
  assertionResults
    .filter(({ meta }) => meta?.failedBefore !== undefined)
    .map(({ fullName, meta }) => ({ what: fullName, failed: 1, at: meta.failedBefore }));

/** The failures of a file: its tests by name, or the file where no test reports the failure. */
function namesOfFailed(result, { failed }, options) {
  if (failed === 0) return [];
  const file = relative(options.root ?? '/', result.name);
  const tests = failedTests(result, options);
  return tests.length > 0
    ? tests.map(({ fullName }) => `${file}: ${fullName}`)
    : [`${file}: outside its tests`];
}

/**
 * `{ files, loose, failed, failedBefore }` of a report, and of the seconds by file where they are known: counts by the file's path from `root`, and
 * failures that belong to no file: a run that ended badly though all its files are well, one that ran nothing, one without
 * a report. Files in `kept` passed in an earlier run and are counted as they were then. `failedBefore` are tests that
 * failed in an earlier run and were done again; `failed` names the tests that failed.
 */
export function countReport(report, good, { kept = new Map(), ...options } = {}) {
  const files = new Map([...kept].map(([file, counts]) => [file, { ...counts, taken: counts.passed }]));
  if (report === undefined) return { files, loose: 1, failed: [], failedBefore: [] };
  const names = [];
  for (const result of report.testResults) {
    const counts = countFile(result, options);
    files.set(relative(options.root ?? '/', result.name), counts);
    names.push(...namesOfFailed(result, counts, options));
  }
  const { passed, failed, skipped } = sum(files);
  const unexplained = !good && failed === 0 && skipped === 0;
  const loose = (passed === 0 && failed === 0) || unexplained ? 1 : 0;
  return { files, loose, failed: names, failedBefore: report.testResults.flatMap(findFailedBefore) };
}

export function sum(files) {
  const counts = { passed: 0, failed: 0, skipped: 0, taken: 0 };
  for (const { passed, failed, skipped, taken = 0 } of files.values()) {
    counts.passed += passed;
    counts.failed += failed;
    counts.skipped += skipped;
    counts.taken += taken;
  }
  return counts;
}

export const failuresOf = ({ files, loose }) => sum(files).failed + loose;
