/** A jest project as a step: its report read and counted, and its files run again where the plan lets them. */
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

const asPattern = (name) => `/${name.replaceAll('.', '\\.')}$`;

/**
 * Runs a project, only the `files` of it, or all but the `resting` ones, and counts its report: `{ files, loose }` as in
 * counts.mjs.
 */
export async function runProject({ name, workers = 1 }, { beside, limitMs, files = [], resting = [] }) {
  const again = files.length > 0;
  const file = `${REPORTS}/${name}${again ? '-again' : ''}.json`;
  rmSync(file, { force: true });
  const flags = ['--selectProjects', name, '--json', `--outputFile=${file}`, `--maxWorkers=${workers}`];
  const left = resting.length > 0 ? ['--testPathIgnorePatterns', ...resting.map(asPattern)] : [];
  const paths = again ? ['--runTestsByPath', ...files] : left;
  const command = ['npm', ['run', '--silent', 'jest', '--', ...flags, '--reporters=default', ...paths]];
  const good = await run(command, { name: again ? `${name} again` : name, beside, limitMs, report: file });
  return countReport(readReport(file), good);
}
