import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createTrustedCache, verifyChallenge, type ChallengeReport } from '@hone/grading';
import { EXIT, UsageError, type Output } from '../output.js';
import type { OpenSandbox } from '../sandbox.js';

export interface VerifyFlags {
  readonly all: boolean;
  readonly quick: boolean;
  readonly repetitions?: number;
  readonly only?: string;
}

const REPETITIONS = 3;

/** `hone verify`: the author gate over challenge folders. */
export async function verify(
  folders: readonly string[],
  flags: VerifyFlags,
  root: string,
  openSandbox: OpenSandbox,
  output: Output,
): Promise<number> {
  const chosen = flags.all ? await allChallenges(root) : folders;
  if (chosen.length === 0)
    throw new UsageError('REQUEST_INVALID', [
      { path: 'challenge-dir', message: 'name a folder, or use --all' },
    ]);
  const sandbox = await openSandbox();
  const challenges: ChallengeReport[] = [];
  try {
    for (const folder of chosen) {
      challenges.push(
        await verifyChallenge(folder, {
          sandbox,
          cache: createTrustedCache(),
          repetitions: flags.quick ? 1 : (flags.repetitions ?? REPETITIONS),
          ...(flags.only === undefined ? {} : { only: flags.only }),
          signal: new AbortController().signal,
          onProgress: (line) => output.note(line),
        }),
      );
    }
  } finally {
    await sandbox.close();
  }
  const ok = challenges.every((challenge) => challenge.ok);
  output.result({ ok, challenges }, challenges.map(describe).join('\n'));
  return ok ? EXIT.ok : EXIT.findings;
}

async function allChallenges(root: string): Promise<string[]> {
  const folder = join(root, 'challenges');
  const items = await readdir(folder, { withFileTypes: true });
  return items
    .filter((item) => item.isDirectory())
    .map((item) => join(folder, item.name))
    .sort();
}

function describe(report: ChallengeReport): string {
  const good = report.solutions.filter((solution) => solution.ok).length;
  const head = `${report.ok ? 'clean   ' : 'FINDINGS'} ${report.slug}: ${good} of ${report.solutions.length} solutions keep their promise`;
  return [head, ...report.findings.map((f) => `  ${f.severity} ${f.code} ${f.path}: ${f.message}`)].join(
    '\n',
  );
}
