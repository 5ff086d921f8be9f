import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SCHEMA_PATH } from '../commands/schema.js';
import { createOutput, EXIT, UsageError, type Output } from '../output.js';
import { parseKindNames } from './kind-names.js';
import { planKind } from './plan-kind.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const USAGE = 'Usage: npm run new:kind -- <id>   such as log-triage';

/** `npm run new:kind`: makes a kind that passes all tests, to be rewritten step by step. Resolves to the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const output = createOutput(false);
  const [id, ...more] = argv.slice(2);
  if (id === undefined || more.length > 0) {
    output.note(USAGE);
    return EXIT.usage;
  }
  try {
    await newKind(ROOT, id, output);
    return EXIT.ok;
  } catch (error) {
    output.note(error instanceof Error ? error.message : String(error));
    return error instanceof UsageError ? EXIT.usage : EXIT.findings;
  }
}

/** Writes the kind into the tree at `root`, formats it, and updates the JSON Schema to include it. */
async function newKind(root: string, id: string, output: Output): Promise<void> {
  const names = parseKindNames(id);
  const planned = await planKind(root, names);
  for (const [path, content] of planned) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  const run = async (program: string, ...args: string[]): Promise<void> => {
    await promisify(execFile)(process.execPath, [join(root, program), ...args], { cwd: root });
  };
  await run('node_modules/prettier/bin/prettier.cjs', '--write', '--ignore-unknown', ...planned.keys());
  output.note(`Wrote ${planned.size} files; compiling them`);
  await run('node_modules/typescript/bin/tsc', '-b');
  await run('services/cli/bin/hone.mjs', 'schema', '--out', SCHEMA_PATH);
  output.result({ id }, nextSteps(id));
}

const nextSteps = (id: string): string => `Created ${id}, a small working kind for you to edit:
  services/kinds/src/${id}/        the kind; begin with its README.md
  services/cli/templates/${id}/    a challenge of it: ./hone new ${id} my-challenge
Check it: npm run check && npm test -- conformance && ./hone verify services/cli/templates/${id} --quick
CONTRIBUTING.md says under "Add a kind" what to change next.`;
