#!/usr/bin/env node
/** `npm run unit -- api worker`: the unit tests of those packages, of all when none is named; `tests` names tests/ itself. */
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { run } from './command.mjs';
import { root } from './project.mjs';

const { positionals: wanted } = parseArgs({ allowPositionals: true });
const packages = [...readdirSync(`${root}services`), 'tests'];
const unknown = wanted.filter((name) => !packages.includes(name));
if (unknown.length > 0) {
  process.stdout.write(`no package is named ${unknown.join(', ')}; there are ${packages.join(', ')}\n`);
  process.exit(2);
}
const paths = wanted.map((name) => (name === 'tests' ? 'tests/' : `services/${name}/`));
const command = ['npm', ['run', '--silent', 'vitest', '--', '--project', 'unit', ...paths]];
const good = await run(command, { name: `unit ${wanted.join(' ')}`.trim(), beside: false, limitMs: 600_000 });
process.exit(good ? 0 : 1);
