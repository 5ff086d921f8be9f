/** What a jest report says, counted by file, so that the second run of a file can take the place of its first. */

/** Counts of one file. A file that crashed before its tests counts as one failure, and so does a test left out. */
function countFile({ status, assertionResults }) {
  const passed = assertionResults.filter((test) => test.status === 'passed').length;
  const failed = assertionResults.length - passed;
  return { passed, failed: status === 'failed' && assertionResults.length === 0 ? 1 : failed };
}

/**
 * `{ files, loose }` of a report: counts by the file's path, and failures that belong to no file: a run that ended badly
 * though all its files are well, one that ran nothing, one without a report.
 */
export function countReport(report, good) {
  if (report === undefined) return { files: new Map(), loose: 1 };
  const files = new Map(report.testResults.map((result) => [result.name, countFile(result)]));
  const { passed, failed } = sum(files);
  return { files, loose: (passed === 0 && failed === 0) || (!good && failed === 0) ? 1 : 0 };
}

export function sum(files) {
  const counts = { passed: 0, failed: 0 };
  for (const { passed, failed } of files.values()) {
    counts.passed += passed;
    counts.failed += failed;
  }
  return counts;
}

/** The files of a report in which something failed. */
export const failedFiles = ({ files }) =>
  [...files].filter(([, { failed }]) => failed > 0).map(([file]) => file);

/** The first counts with those of the second run in their places. A file that ran less the second time keeps its first. */
export function replaced(first, second) {
  const files = new Map(first.files);
  for (const [file, again] of second.files) {
    const before = files.get(file);
    if (before === undefined || again.passed + again.failed < before.passed + before.failed) continue;
    files.set(file, again);
  }
  return { files, loose: first.loose + second.loose };
}
