#!/usr/bin/env node
/**
 * `npm test`: checks, then every suite on real components, each with a report of its own. The last line sums the
 * reports. Arguments name steps to run instead of all: `npm test -- unit walls`. `--all` adds what a nightly run does:
 * files named `*.nightly.ts`, every language of an attack, every solution. Each file runs once, and what fails is red.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './command.mjs';
import { failuresOf, sum } from './counts.mjs';
import { LIMITS, STAGES } from './plan.mjs';
import { REPORTS, root, runProjects } from './project.mjs';
import { overdue, QUARANTINE } from './quarantine.mjs';

const SLOWEST = 10;
const begun = performance.now();
const secondsSince = (since) => Math.round((performance.now() - since) / 100) / 10;
const say = (text) => process.stdout.write(`${text}\n`);

const { values: flags, positionals: wanted } = parseArgs({
  options: { all: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const known = new Set(STAGES.flat(2).flatMap(({ name, projects = [] }) => [name, ...projects]));
const unknown = wanted.filter((name) => !known.has(name));
if (unknown.length > 0) {
  say(`no step or suite is named ${unknown.join(', ')}; there are ${[...known].join(', ')}`);
  process.exit(2);
}
if (flags.all) process.env.HONE_TEST_ALL = '1';
const limits = flags.all ? LIMITS.all : LIMITS.standard;
/** What a step may take: its own limit, and never more than what is left of the whole run. */
const limitOf = () => Math.max(0, Math.min(limits.stepMs, limits.allMs - (performance.now() - begun)));

/** The step as far as it is asked for: by its own name whole, by the name of a suite that part of it. */
function choose(step) {
  if (step.nightly === true && !flags.all && !wanted.includes(step.name)) return [];
  if (wanted.length === 0 || wanted.includes(step.name)) return [step];
  const projects = (step.projects ?? []).filter((name) => wanted.includes(name));
  return projects.length === 0 ? [] : [{ ...step, projects, together: undefined }];
}

async function runCommand({ name, command, idle }, beside) {
  const since = performance.now();
  const good = await run(command, { name, beside, idle, limitMs: limitOf() });
  const counts = { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0, seconds: secondsSince(since) };
  return { files: new Map([[name, counts]]), loose: 0 };
}

async function runStep(step, beside) {
  const since = performance.now();
  const counts =
    step.command === undefined
      ? await runProjects(step, { beside, limitMs: limitOf(), all: flags.all })
      : await runCommand(step, beside);
  return { step, counts, seconds: secondsSince(since) };
}

/** The steps of a lane in order, as far as they may go. */
async function runLane(steps, beside) {
  for (const step of steps) {
    const row = await runStep(step, beside && step.aloud !== true);
    table.push(row);
    if (failuresOf(row.counts) > 0 && step.stop === true) return;
  }
}

mkdirSync(REPORTS, { recursive: true, mode: 0o700 });
const table = [];
for (const stage of STAGES) {
  const lanes = stage.map((steps) => steps.flatMap(choose)).filter((steps) => steps.length > 0);
  await Promise.all(lanes.map((steps) => runLane(steps, lanes.length > 1)));
  if (table.some((row) => row.step.stop === true && failuresOf(row.counts) > 0)) break;
}

const files = table
  .filter(({ step }) => step.projects !== undefined)
  .flatMap(({ counts }) => [...counts.files].map(([file, one]) => ({ file: relative(root, file), ...one })))
  .sort((one, other) => other.seconds - one.seconds);
const steps = table.map(({ step, counts, seconds }) => ({
  name: step.name,
  seconds,
  passed: sum(counts.files).passed,
  failed: failuresOf(counts),
  skipped: sum(counts.files).skipped,
}));
const timings = { all: flags.all, seconds: secondsSince(begun), steps, files };
writeFileSync(`${REPORTS}/timings.json`, `${JSON.stringify(timings, null, 2)}\n`);

say('');
for (const { name, passed, failed, seconds } of steps)
  say(`${name.padEnd(14)} ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`);
say(`${'all'.padEnd(14)} ${timings.seconds.toFixed(1)} s`);
if (files.length > 0) say(`\nslowest files`);
for (const { file, seconds } of files.slice(0, SLOWEST)) say(`${seconds.toFixed(1).padStart(7)} s  ${file}`);
say('');
const late = overdue(QUARANTINE, new Date());
for (const { test, since } of late) say(`in quarantine since ${since}, which is too long: ${test}`);
const total = (key) => steps.reduce((total, step) => total + step[key], 0);
const [passed, failed, skipped] = [total('passed'), total('failed') + late.length, total('skipped')];
say(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
