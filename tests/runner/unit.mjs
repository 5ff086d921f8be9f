#!/usr/bin/env node
/**
 * `npm run unit -- api worker`: the unit tests of those packages, of all when none is named; `tests` names tests/ itself. Its
 * times are in timings-unit.json: those of a whole run stay.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { REPORTS, root, runProjects } from './project.mjs';
import { describe, summarize } from './summary.mjs';

const { positionals: wanted } = parseArgs({ allowPositionals: true });
const packages = [...readdirSync(`${root}services`), 'tests'];
const unknown = wanted.filter((name) => !packages.includes(name));
if (unknown.length > 0) {
  process.stdout.write(`no package is named ${unknown.join(', ')}; there are ${packages.join(', ')}\n`);
  process.exit(2);
}
const paths = wanted.map((name) => (name === 'tests' ? 'tests/' : `services/${name}/`));
const step = { name: 'unit-packages', projects: ['unit'], paths, workers: '100%' };
const begun = performance.now();
mkdirSync(REPORTS, { recursive: true, mode: 0o700 });
const counts = await runProjects(step, { beside: false, limitMs: 600_000, all: false });
const seconds = (performance.now() - begun) / 1000;
const kept = { seconds: 0, failed: [] };
const summary = summarize({ table: [{ step, counts, seconds }], all: false, seconds, kept, late: [] });
writeFileSync(`${REPORTS}/timings-unit.json`, `${JSON.stringify(summary, null, 2)}\n`);
for (const line of describe(summary, [])) process.stdout.write(`${line}\n`);
const { passed, failed } = summary.counts;
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
