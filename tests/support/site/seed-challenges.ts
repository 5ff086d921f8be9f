import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withoutMeasuring } from './without-measuring.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface SeedOptions {
  /** Challenge folders to seed; all of `challenges/` when absent. */
  readonly challenges?: readonly string[];
  /** Which of them measure speed where they do; none when absent, as that takes long. */
  readonly measured?: (slug: string) => boolean;
}

/** Loads challenges into a running site with the command for authors. */
export async function seedChallenges(
  url: string,
  operatorToken: string,
  options: SeedOptions = {},
): Promise<void> {
  const { challenges = [], measured = () => false } = options;
  const folders = withoutMeasuring(
    `${ROOT}challenges`,
    challenges.map((folder) => resolve(ROOT, folder)),
    measured,
  );
  try {
    await seed(
      { ...process.env, NODE_OPTIONS: '', HONE_API_URL: url, HONE_OPERATOR_TOKEN: operatorToken },
      folders.paths,
    );
  } finally {
    folders.remove();
  }
}

async function seed(env: NodeJS.ProcessEnv, folders: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['services/cli/bin/hone.mjs', 'seed', ...folders], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`seeding failed: ${printed}`);
}
