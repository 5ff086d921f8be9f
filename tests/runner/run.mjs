#!/usr/bin/env node
/**
 * `npm test`: checks, then every suite on real components, each with a report of its own. The last line sums the
 * reports; it is never typed in. Arguments name steps to run instead of all: `npm test -- unit walls`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { STAGES } from './plan.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reports = `${root}.hone/reports`;
const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);

/** Runs a command; answers whether it ended well. Beside others its output is kept until it ends. */
function run([command, args], { name, beside }) {
  const say = (text) => process.stdout.write(text);
  if (!beside) say(`\n── ${name}\n`);
  const child = spawn(command, args, {
    cwd: root,
    stdio: beside ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => {
      if (beside) say(`\n── ${name}\n${Buffer.concat(said).toString()}`);
      resolve(code === 0);
    });
  });
}

/** One jest project; counts come from its report. A suite that crashed, or ran nothing, counts as one failure. */
async function runProject({ name, workers = 1 }, beside) {
  const file = `${reports}/${name}.json`;
  rmSync(file, { force: true });
  const flags = ['--selectProjects', name, '--json', `--outputFile=${file}`, `--maxWorkers=${workers}`];
  const command = ['npm', ['run', '--silent', 'jest', '--', ...flags, '--reporters=default']];
  const good = await run(command, { name, beside });
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
  const good = command === undefined ? undefined : await run(command, { name, beside });
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
const begun = performance.now();
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
