#!/usr/bin/env node
/**
 * `npm test`: checks, then every suite on real components, each with a report of its own. The last line sums the
 * reports; it is never typed in. Arguments name steps to run instead of all: `npm test -- unit walls`. Of the slowest
 * files a share runs each day (a third, or one of `--parts N`), and an attack is tried in a few languages; `--all`, or a
 * named step, runs everything.
 */
import { mkdirSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './command.mjs';
import { failedFiles, replaced, sum } from './counts.mjs';
import { AGAIN, LIMITS, PARTS, STAGES } from './plan.mjs';
import { REPORTS, root, runProject } from './project.mjs';
import { restingToday } from './share.mjs';

const begun = performance.now();
const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);
/** What a step may take: its own limit, and never more than what is left of the whole run. */
const limitOf = () => Math.max(0, Math.min(LIMITS.stepMs, LIMITS.allMs - (performance.now() - begun)));
const say = (text) => process.stdout.write(`${text}\n`);

async function runCommand({ name, command }, beside) {
  const good = await run(command, { name, beside, limitMs: limitOf() });
  return { files: new Map([[name, { passed: good ? 1 : 0, failed: good ? 0 : 1 }]]), loose: 0 };
}

async function runStep(step, beside) {
  const since = performance.now();
  const counts =
    step.command === undefined
      ? await runProject(step, { beside, limitMs: limitOf(), resting: resting[step.name] })
      : await runCommand(step, beside);
  return { step, counts, seconds: seconds(since) };
}

const failures = ({ counts }) => sum(counts.files).failed + counts.loose;

/** The steps of a lane in order, as far as they may go. */
async function runLane(steps, beside, note) {
  for (const step of steps) {
    const row = await runStep(step, beside);
    note(row);
    if (failures(row) > 0 && step.stop === true) return;
  }
}

/** Runs the few files that failed in suites on real components once more, alone. Answers what it ran. */
async function lookAgain(rows) {
  const failed = rows
    .filter(({ step }) => step.again === true)
    .map((row) => ({ row, files: failedFiles(row.counts) }))
    .filter(({ files }) => files.length > 0);
  const paths = failed.flatMap(({ files }) => files);
  if (paths.length === 0 || paths.length > AGAIN.files) return [];
  for (const { row, files } of failed) {
    const second = await runProject(row.step, { beside: false, limitMs: limitOf(), files });
    row.counts = replaced(row.counts, second);
  }
  return failed.flatMap(({ row, files }) =>
    files.map((file) => ({ file, failed: row.counts.files.get(file).failed })),
  );
}

const { values: flags, positionals: wanted } = parseArgs({
  options: { all: { type: 'boolean', default: false }, parts: { type: 'string', default: String(PARTS) } },
  allowPositionals: true,
});
const all = wanted.length > 0 || flags.all;
const parts = all ? 1 : Number(flags.parts);
if (!Number.isInteger(parts) || parts < 1)
  throw new Error(`--parts is a whole number above 0, not "${flags.parts}"`);
if (!all) process.env.HONE_TEST_SHARE = 'day';
const resting = restingToday(root, parts);
const isWanted = ({ name }) => wanted.length === 0 || wanted.includes(name);
mkdirSync(REPORTS, { recursive: true, mode: 0o700 });
const table = [];

for (const stage of STAGES) {
  const lanes = stage.map((steps) => steps.filter(isWanted)).filter((steps) => steps.length > 0);
  await Promise.all(lanes.map((steps) => runLane(steps, lanes.length > 1, (row) => table.push(row))));
  if (table.some((row) => row.step.stop === true && failures(row) > 0)) break;
}
const unsteady = await lookAgain(table);

say('');
for (const row of table) {
  const { passed } = sum(row.counts.files);
  say(`${row.step.name.padEnd(14)} ${passed} passed, ${failures(row)} failed, ${row.seconds} s`);
}
for (const { file, failed } of unsteady)
  say(`unsteady: ${relative('.', file)} failed beside others and ${failed > 0 ? 'again' : 'passed'} alone`);
for (const [project, files] of Object.entries(resting))
  if (isWanted({ name: project })) say(`rest today: ${project} ${files.join(', ')}`);
if (!all)
  say(
    'half of the attacks and a third of the challenges had their turn; `npm test -- --all` lets nothing rest',
  );
say(`${'all'.padEnd(14)} ${seconds(begun)} s`);
const passed = table.reduce((total, row) => total + sum(row.counts.files).passed, 0);
const failed = table.reduce((total, row) => total + failures(row), 0);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
