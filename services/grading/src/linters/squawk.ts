import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import type { LintFinding, LintRequest } from '@hone/contracts/kind';
import { z } from 'zod';

const MOST_MS = 5_000;
const MOST_BYTES = 1024 * 1024;

const reportSchema = z.array(
  z.object({ line: z.number().int().nonnegative(), rule_name: z.string(), message: z.string() }),
);

/** squawk is a native program, packaged separately for each platform. */
function findLinter(): string | undefined {
  try {
    const ours = createRequire(import.meta.url);
    const theirs = createRequire(ours.resolve('squawk-cli/package.json'));
    return theirs.resolve(`@squawk-cli/${platform()}-${arch()}/bin/squawk`);
  } catch {
    return undefined;
  }
}

/** squawk's findings in SQL for PostgreSQL; undefined if it does not run on this machine, or times out. */
export async function lintWithSquawk({
  text,
  skipRules,
}: Omit<LintRequest, 'runtime'>): Promise<LintFinding[] | undefined> {
  const linter = findLinter();
  if (linter === undefined) return undefined;
  const report = await runLinter(linter, text, skipRules);
  return report?.map(({ line, rule_name: rule, message }) => ({ line: line + 1, rule, message }));
}

function runLinter(
  linter: string,
  text: string,
  skipRules: readonly string[],
): Promise<z.infer<typeof reportSchema> | undefined> {
  const skipped = skipRules.length === 0 ? [] : ['--exclude', skipRules.join(',')];
  const args = ['--reporter', 'json', '--pg-version', '17.0', ...skipped];
  return new Promise((resolve) => {
    // It reads a learner's text: none of our settings, bounded time, bounded output.
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
