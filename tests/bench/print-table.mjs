#!/usr/bin/env node
/**
 * Joins the rows of a bench run: `.hone/reports/bench.json` for programs, a Markdown table on standard output
 * for people. `--begin` removes the rows of an earlier run.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const reports = fileURLToPath(new URL('../../.hone/reports', import.meta.url));
const folder = `${reports}/bench`;

/** @param {{most?: number, least?: number} | undefined} goal @param {string} unit */
function goalInWords(goal, unit) {
  if (goal === undefined) return '';
  return goal.most === undefined ? `≥ ${goal.least} ${unit}` : `≤ ${goal.most} ${unit}`;
}

/** @param {number} value @param {{most?: number, least?: number} | undefined} goal */
function judge(value, goal) {
  if (goal === undefined) return '';
  return value <= (goal.most ?? Infinity) && value >= (goal.least ?? -Infinity) ? 'met' : 'missed';
}

const { values: flags } = parseArgs({ options: { begin: { type: 'boolean', default: false } } });
if (flags.begin) {
  rmSync(folder, { recursive: true, force: true });
} else {
  mkdirSync(folder, { recursive: true });
  const rows = readdirSync(folder)
    .sort()
    .map((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')));
  const [cpu] = cpus();
  const machine = {
    cpu: cpu?.model,
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
    loadAtEnd: loadavg()[0],
  };
  writeFileSync(`${reports}/bench.json`, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  const lines = rows.map(({ what, goal, value, unit, parts, n }) => {
    const made = Object.entries(parts).map(([name, part]) => `${name} ${part}`);
    return `| ${[what, goalInWords(goal, unit), `${value} ${unit}`, judge(value, goal), made.join(', '), n].join(' | ')} |`;
  });
  const head = '| what | goal | measured | | made of | n |\n| --- | --- | --- | --- | --- | --- |';
  process.stdout.write(`\n${head}\n${lines.join('\n')}\n\n${JSON.stringify(machine)}\n`);
}
