#!/usr/bin/env node
/**
 * `npm test`: checks, then every suite on real components, each with a report of its own. The last line sums the
 * reports; it is never typed in. Arguments name steps to run instead of all: `npm test -- unit walls`.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from './command.mjs';
import { LIMITS, STAGES } from './plan.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reports = `${root}.hone/reports`;
const begun = performance.now();
const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);
/** What a step may take: its own limit, and never more than what is left of the whole run. */
const limitOf = () => Math.max(0, Math.min(LIMITS.stepMs, LIMITS.allMs - (performance.now() - begun)));

/** One jest project; counts come from its report. A suite that crashed, or ran nothing, counts as one failure. */
async function runProject({ name, workers = 1 }, beside) {
  const file = `${reports}/${name}.json`;
  rmSync(file, { force: true });
  const flags = ['--selectProjects', name, '--json', `--outputFile=${file}`, `--maxWorkers=${workers}`];
  const command = ['npm', ['run', '--silent', 'jest', '--', ...flags, '--reporters=default']];
  const good = await run(command, { name, beside, limitMs: limitOf(), report: file });
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const broken = report.testResults.filter(
      (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
    ).length;
    const failed = report.numFailedTests + broken;
    const skipped = report.numPendingTests + report.numTodoTests;
    const silent = !good && failed === 0 ? 1 : 0;
    return {
      passed: report.numPassedTests,
      failed: failed + skipped + silent + (report.numTotalTests === 0 ? 1 : 0),
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function runStep(step, beside) {
  const since = performance.now();
  const { name, command } = step;
  const good = command === undefined ? undefined : await run(command, { name, beside, limitMs: limitOf() });
  const count =
    good === undefined ? await runProject(step, beside) : { passed: good ? 1 : 0, failed: good ? 0 : 1 };
  return { name, ...count, seconds: seconds(since), stop: count.failed > 0 && step.stop === true };
}

/** The steps of a lane in order, as far as they may go. */
async function runLane(steps, beside, note) {
  for (const step of steps) {
    const row = await runStep(step, beside);
    note(row);
    if (row.stop) return;
  }
}

const wanted = process.argv.slice(2);
const isWanted = ({ name }) => wanted.length === 0 || wanted.includes(name);
mkdirSync(reports, { recursive: true, mode: 0o700 });
const table = [];

for (const stage of STAGES) {
  const lanes = stage.map((steps) => steps.filter(isWanted)).filter((steps) => steps.length > 0);
  await Promise.all(lanes.map((steps) => runLane(steps, lanes.length > 1, (row) => table.push(row))));
  if (table.some(({ stop }) => stop)) break;
}

process.stdout.write('\n');
for (const row of table)
  process.stdout.write(
    `${row.name.padEnd(14)} ${row.passed} passed, ${row.failed} failed, ${row.seconds} s\n`,
  );
process.stdout.write(`${'all'.padEnd(14)} ${seconds(begun)} s\n`);
const sum = (key) => table.reduce((total, row) => total + row[key], 0);
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
