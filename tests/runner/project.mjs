/** Test projects as a step: one run of Vitest, its report read and counted. */
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from './command.mjs';
import { countReport } from './counts.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const REPORTS = `${root}.hone/reports`;

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Runs projects, without their nightly files unless `all` is asked for, and counts their report as in counts.mjs, by paths
 * from the root. `paths` are the only folders whose files run, where any is named. Files in `kept` have passed: they are
 * counted and not run. `journal` hears of each file that ends.
 */
export async function runProjects(
  { name, projects, together, paths = [], workers = 1 },
  { beside, limitMs, all, journal, kept = new Map() },
) {
  const [report, seconds] = [`${REPORTS}/${name}.json`, `${REPORTS}/${name}-seconds.json`];
  for (const file of [report, seconds]) rmSync(file, { force: true });
  const left = [...(all ? [] : ['**/*.nightly.ts']), ...kept.keys()];
  const flags = [
    ...(together === undefined ? projects : [together]).flatMap((project) => ['--project', project]),
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...['--reporter=./tests/runner/seconds-reporter.mjs', `--maxWorkers=${workers}`],
    ...left.flatMap((pattern) => ['--exclude', pattern]),
    // A run that was interrupted after the last of its files.
    ...(kept.size > 0 ? ['--passWithNoTests'] : []),
  ];
  const command = ['npm', ['run', '--silent', 'vitest', '--', ...flags, ...paths]];
  const noted = journal === undefined ? {} : { HONE_TEST_JOURNAL: journal, HONE_TEST_STEP: name };
  const env = { NO_COLOR: '1', HONE_TEST_SECONDS: seconds, ...noted };
  const good = await run(command, { name, beside, limitMs, report, env });
  return countReport(readReport(report), good, { root, seconds: readReport(seconds), kept });
}
