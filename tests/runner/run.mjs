#!/usr/bin/env node
/**
 * `npm test`: checks, then every suite on real components, each with a report of its own. The last line sums the
 * reports. Arguments name steps to run instead of all: `npm test -- unit walls`. `--all` adds what a nightly run does:
 * files named `*.nightly.ts`, every language of an attack, every solution. Each file runs once, and what fails is red.
 * `--all --resume` goes on where the last whole run of the same tree ended.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { run } from './command.mjs';
import { failuresOf } from './counts.mjs';
import { LIMITS, STAGES } from './plan.mjs';
import { REPORTS, root, runProjects } from './project.mjs';
import { overdue, QUARANTINE } from './quarantine.mjs';
import { describe, summarize } from './summary.mjs';
import { NoResume, openRecord, settledFile } from './whole-run.mjs';

/** How much time of an interrupted run may go uncounted. */
const ALIVE_MS = 60_000;
const begun = performance.now();
const secondsSince = (since) => (performance.now() - since) / 1000;
const say = (text) => process.stdout.write(`${text}\n`);
const refuse = (message) => {
  say(message);
  process.exit(2);
};

const { values: flags, positionals: wanted } = parseArgs({
  options: { all: { type: 'boolean', default: false }, resume: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const known = new Set(STAGES.flat(2).flatMap(({ name, projects = [] }) => [name, ...projects]));
const unknown = wanted.filter((name) => !known.has(name));
if (unknown.length > 0)
  refuse(`no step or suite is named ${unknown.join(', ')}; there are ${[...known].join(', ')}`);
const record = open();
if (flags.all) process.env.HONE_TEST_ALL = '1';
if (record.folder !== undefined) process.env.HONE_TEST_SETTLED = record.folder;
const limits = flags.all ? LIMITS.all : LIMITS.standard;
/** The time limit of a step: its own, and never more than what is left of the whole run. */
const limitOf = () => Math.max(0, Math.min(limits.stepMs, limits.allMs - (performance.now() - begun)));

function open() {
  try {
    return openRecord({ root, env: process.env, ...flags, wanted });
  } catch (error) {
    if (error instanceof NoResume) return refuse(error.message);
    throw error;
  }
}

/** The requested part of a step: the whole step by its own name, one suite by the suite's name. */
function choose(step) {
  if (step.nightly === true && !flags.all && !wanted.includes(step.name)) return [];
  if (wanted.length === 0 || wanted.includes(step.name)) return [step];
  const projects = (step.projects ?? []).filter((name) => wanted.includes(name));
  return projects.length === 0 ? [] : [{ ...step, projects, together: undefined, part: true }];
}

async function runCommand({ name, command: [program, words], idle, settles }, beside) {
  const since = performance.now();
  const resume = settles && record.folder !== undefined ? ['--resume', settledFile(record.folder, name)] : [];
  const good = await run([program, [...words, ...resume]], { name, beside, idle, limitMs: limitOf() });
  const counts = { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0, seconds: secondsSince(since) };
  return { files: new Map([[name, counts]]), loose: 0 };
}

/** Runs the remainder of a step, and records how it ended. */
async function runStep(step, beside) {
  const { name, prepares = false, part = false } = step;
  const kept = record.kept.steps.get(name);
  if (kept?.done !== undefined && !prepares) {
    const files = [...kept.done].map(([file, counts]) => [file, { ...counts, taken: counts.passed }]);
    return { step, counts: { files: new Map(files), loose: 0 }, seconds: kept.seconds };
  }
  const since = performance.now();
  record.note({ kind: 'begin', step: name });
  const ends = { beside, limitMs: limitOf(), all: flags.all, journal: record.journal, kept: kept?.files };
  const counts = step.command === undefined ? await runProjects(step, ends) : await runCommand(step, beside);
  record.note({ kind: 'step', step: name, part, loose: counts.loose, files: [...counts.files] });
  return { step, counts, seconds: (kept?.seconds ?? 0) + secondsSince(since) };
}

/** Runs the steps of a lane in order, until one must stop it. */
async function runLane(steps, beside) {
  for (const step of steps) {
    const row = await runStep(step, beside && step.aloud !== true);
    table.push(row);
    if (failuresOf(row.counts) > 0 && step.stop === true) return;
  }
}

setInterval(() => record.note({ kind: 'alive' }), ALIVE_MS).unref();
mkdirSync(REPORTS, { recursive: true, mode: 0o700 });
const table = [];
for (const stage of STAGES) {
  const lanes = stage.map((steps) => steps.flatMap(choose)).filter((steps) => steps.length > 0);
  await Promise.all(lanes.map((steps) => runLane(steps, lanes.length > 1)));
  record.checkTree();
  if (table.some((row) => row.step.stop === true && failuresOf(row.counts) > 0)) break;
}

const late = overdue(QUARANTINE, new Date());
const summary = summarize({ table, all: flags.all, seconds: secondsSince(begun), kept: record.kept, late });
writeFileSync(`${REPORTS}/timings.json`, `${JSON.stringify(summary, null, 2)}\n`);
for (const line of describe(summary, late)) say(line);
const { passed, failed } = summary.counts;
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
