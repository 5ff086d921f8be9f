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

/** Runs projects, without their nightly files unless `all` is asked for, and counts their report as in counts.mjs. */
export async function runProjects({ name, projects, together, workers = 1 }, { beside, limitMs, all }) {
  const [report, seconds] = [`${REPORTS}/${name}.json`, `${REPORTS}/${name}-seconds.json`];
  for (const file of [report, seconds]) rmSync(file, { force: true });
  const flags = [
    ...(together === undefined ? projects : [together]).flatMap((project) => ['--project', project]),
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...['--reporter=./tests/runner/seconds-reporter.mjs', `--maxWorkers=${workers}`],
    ...(all ? [] : ['--exclude', '**/*.nightly.ts']),
  ];
  const command = ['npm', ['run', '--silent', 'vitest', '--', ...flags]];
  const env = { NO_COLOR: '1', HONE_TEST_SECONDS: seconds };
  const good = await run(command, { name, beside, limitMs, report, env });
  return countReport(readReport(report), good, { root, seconds: readReport(seconds) });
}
