import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import type { MigrationHazard } from '@hone/contracts';
import { z } from 'zod';

const MOST_MS = 5_000;
const MOST_BYTES = 1024 * 1024;
const MOST_HAZARDS = 12;
/** About taste, or about tools that are not used here: files are run statement by statement. */
const LEFT_OUT = [
  'prefer-text-field',
  'prefer-bigint-over-int',
  'prefer-bigint-over-smallint',
  'prefer-identity',
  'prefer-timestamp-tz',
  'prefer-robust-stmts',
  'require-statement-timeout',
  'ban-char-field',
];

const reportSchema = z.array(
  z.object({ line: z.number().int().nonnegative(), rule_name: z.string(), message: z.string() }),
);

/** The linter for migrations, a native program that comes as a package for each kind of machine. */
function findLinter(): string | undefined {
  try {
    const ours = createRequire(import.meta.url);
    const theirs = createRequire(ours.resolve('squawk-cli/package.json'));
    return theirs.resolve(`@squawk-cli/${platform()}-${arch()}/bin/squawk`);
  } catch {
    return undefined;
  }
}

/**
 * Names what squawk knows to be dangerous in a file of a migration. They earn and cost nothing: what a migration does
 * to programs at work is seen, not guessed. Undefined where squawk does not run on this machine or finds no end.
 */
export async function findHazards(file: string, text: string): Promise<MigrationHazard[] | undefined> {
  const linter = findLinter();
  if (linter === undefined) return undefined;
  const said = await runLinter(linter, text);
  if (said === undefined) return undefined;
  return said
    .slice(0, MOST_HAZARDS)
    .map(({ line, rule_name: rule, message }) => ({ file, line: line + 1, rule, message }));
}

function runLinter(linter: string, text: string): Promise<z.infer<typeof reportSchema> | undefined> {
  const args = ['--reporter', 'json', '--pg-version', '17.0', '--exclude', LEFT_OUT.join(',')];
  return new Promise((resolve) => {
    // It reads what a learner wrote: no settings of ours, a bound for its time, a bound for what it says.
    const options = { env: {}, cwd: '/', timeout: MOST_MS, maxBuffer: MOST_BYTES };
    const child = execFile(linter, args, options, (_failed, stdout) => {
      const parsed = reportSchema.safeParse(jsonIn(stdout));
      resolve(parsed.success ? parsed.data : undefined);
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(text);
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
