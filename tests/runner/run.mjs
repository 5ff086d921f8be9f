#!/usr/bin/env node
/**
 * `npm test`: checks, then every suite on real components, each with a report of its own. The last line sums the
 * reports; it is never typed in. Arguments name suites to run instead of all: `npm test -- unit walls`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CHECKS, SUITES } from './plan.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reports = `${root}.hone/reports`;

/** Runs a command with its output passed on; answers whether it ended well. */
function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status === 0;
}

/** One jest suite; counts come from its report. A suite that crashed, or ran nothing, counts as one failure. */
function runSuite({ name, workers }) {
  const file = `${reports}/${name}.json`;
  rmSync(file, { force: true });
  const flags = [
    '--selectProjects',
    name,
    '--json',
    `--outputFile=${file}`,
    `--maxWorkers=${workers}`,
    '--reporters=default',
  ];
  const good = run('npm', ['run', '--silent', 'jest', '--', ...flags]);
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

const wanted = process.argv.slice(2);
const isWanted = ({ name }) => wanted.length === 0 || wanted.includes(name);
const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);
mkdirSync(reports, { recursive: true, mode: 0o700 });
const table = [];

for (const step of [...CHECKS, ...SUITES].filter(isWanted)) {
  const since = performance.now();
  process.stdout.write(`\n── ${step.name}\n`);
  const good = 'command' in step ? run(...step.command) : undefined;
  const count = good === undefined ? runSuite(step) : { passed: good ? 1 : 0, failed: good ? 0 : 1 };
  table.push({ name: step.name, ...count, seconds: seconds(since) });
  if (count.failed > 0 && step.stop === true) break;
}

process.stdout.write('\n');
for (const row of table)
  process.stdout.write(
    `${row.name.padEnd(14)} ${row.passed} passed, ${row.failed} failed, ${row.seconds} s\n`,
  );
const sum = (key) => table.reduce((total, row) => total + row[key], 0);
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
