import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeExpectation, type ChallengeReport } from '@hone/grading';

/**
 * Writes what verify proposes over the `expect.yml` of each solution that breaks its promise; answers their paths. A
 * person reads the difference before it is kept.
 */
export async function writeExpectations(challenges: readonly ChallengeReport[]): Promise<string[]> {
  const written: string[] = [];
  for (const { path: folder, solutions } of challenges)
    for (const { path, proposed } of solutions) {
      if (proposed === undefined) continue;
      const file = join(folder, path, 'expect.yml');
      await writeFile(file, writeExpectation(await readIfThere(file), proposed));
      written.push(file);
    }
  return written;
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
